/* Scope: the ways to bring figures in. */
#include "cgi-bin/staff/figure_links.h"

#include <string.h>

#include "cgi-bin/staff/figure_grid.h"
#include "cgi-bin/staff/figure_import.h"
#include "cgi-bin/staff/figure_kinds.h"
#include "cgi-bin/staff/figure_typing.h"

static void add(json_t *list, const char *href, const char *label) {
    (void)json_array_append_new(list, json_pack("{s:s, s:s}", "href", href + 1, "label", label)); /* below the root */
}

/* "indikator kinerja", inside a sentence. */
static const char *lowered(struct arena *arena, const char *label) {
    return arena_format(arena, "%c%s", *label - 'A' + 'a', label + 1);
}

void figure_links_begin(struct request *request, json_t *view) {
    struct arena *arena = request->arena;
    struct choice_list kinds = figure_kinds_offered(request);
    json_t *list = json_array();
    if (kinds.count > 0) add(list, FIGURE_IMPORT_PATH, "Impor angka dari berkas");
    for (size_t i = 0; i < kinds.count; i++) {
        enum figure_kind kind;
        struct grid grid;
        if (!figure_kind_parse(kinds.choices[i].value, &kind) || !figure_grid_of(kind, &grid)) continue;
        add(list, arena_format(arena, FIGURE_TYPING_PATH "%s", kinds.choices[i].value), arena_format(arena, "Ketik %s", lowered(arena, kinds.choices[i].label)));
    }
    (void)json_object_set_new(view, "has_entries", json_boolean(json_array_size(list) > 0));
    (void)json_object_set_new(view, "entries", list);
}

void figure_links_dataset(struct request *request, const struct dataset *dataset, bool is_newest, json_t *view) {
    struct arena *arena = request->arena;
    json_t *list = json_array();
    enum figure_kind kind;
    struct grid grid;
    bool is_open = strcmp(dataset->state, "draft") == 0 || strcmp(dataset->state, "returned") == 0;
    bool is_offered = (is_open || (dataset->approved && is_newest)) && figure_kinds_open(request, dataset->kind, &kind) == DONE;
    if (is_offered && figure_grid_of(kind, &grid)) {
        add(list, arena_format(arena, FIGURE_TYPING_PATH "%s?data=%lld", dataset->kind, (long long)dataset->id.value), "Ubah isiannya");
    }
    if (is_offered) add(list, arena_format(arena, FIGURE_IMPORT_PATH "?jenis=%s&periode=%s", dataset->kind, dataset->period), "Impor berkas baru");
    (void)json_object_set_new(view, "has_edits", json_boolean(json_array_size(list) > 0));
    (void)json_object_set_new(view, "edits_text", json_string(dataset->approved ? "Koreksi sebagai revisi baru" : "Ganti angkanya"));
    (void)json_object_set_new(view, "edits", list);
}
