/* Scope: the list of keyboard shortcuts; site/assets/petugas.js obeys them.
 * GET /petugas/pintasan  200 the list, and whether they are switched on */
#include "cgi-bin/staff/shortcuts.h"

#include "cgi-bin/staff/desk_view.h"
#include "lib/web/page.h"

static const struct { const char *key, *what; } KEYS[] = {
    { "?", "Daftar pintasan ini" },
    { "/", "Ke kolom cari di antrean" },
    { "j", "Baris berikutnya" },
    { "k", "Baris sebelumnya" },
    { "Enter", "Buka kasus pada baris itu" },
    { "x", "Centang kasus pada baris itu" },
    { "a", "Di halaman kasus: tugaskan" },
    { "r", "Di halaman kasus: jawab" },
    { "n", "Di halaman kasus: catatan" },
};

enum result shortcuts_page(struct app *app, struct request *request, struct response *response) {
    json_t *view = desk_view(""), *keys = json_array();
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        (void)json_array_append_new(keys, json_pack("{s:s, s:s}", "label", KEYS[i].key, "value", KEYS[i].what));
    }
    (void)json_object_set_new(view, "facts", keys);
    return page_render(app, request, response, "pages/staff_shortcuts", view);
}
