/* Scope: the list of the office's own pages for those who write them, and the way to one. */
#include "cgi-bin/staff/content_desk.h"

#include <sodium.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/base/utf8.h"
#include "lib/rules/format.h"
#include "lib/store/service.h"
#include "lib/web/page.h"
#include "lib/web/parameters.h"

#define QUERY_FILE "berkas"
#define QUERY_NEW "baru"
#define VERSION_BYTES 16

const char *const CONTENT_QUERY[] = { QUERY_FILE, QUERY_NEW, DESK_DONE, NULL };

/* What can be begun here without a name of its own yet. */
static const struct choice KINDS[] = { { "berita", "Berita", NULL }, { "agenda", "Agenda", NULL }, { "sop", "SOP", NULL } };
static const struct choice ACTIONS[] = { { "preview", "", NULL }, { "save", "", NULL } };

const struct field CONTENT_FIELDS[CONTENT_FIELD_COUNT] = {
    { .name = "action", .label = "", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "file", .label = "", .kind = FIELD_HIDDEN, .max_length = 100 },
    { .name = "version", .label = "", .kind = FIELD_HIDDEN, .max_length = 64 },
    { .name = "kind", .label = "Jenis", .kind = FIELD_CHOICE, .choices = KINDS, .choice_count = COUNT_OF(KINDS), .judged_by_handler = true },
    { .name = "title", .label = "Judul", .kind = FIELD_TEXT, .required = true, .max_length = FRONT_MATTER_TITLE_MOST, .missing = "Isi judul." },
    { .name = "summary", .label = "Ringkasan", .kind = FIELD_TEXT, .max_length = FRONT_MATTER_SUMMARY_MOST, .hint = "Satu kalimat di bawah judul." },
    { .name = "date", .label = "Tanggal", .kind = FIELD_DATE, .hint = "Berita tampil mulai tanggal ini." },
    { .name = "place", .label = "Tempat", .kind = FIELD_TEXT, .max_length = FRONT_MATTER_WORD_MOST, .hint = "Untuk agenda." },
    { .name = "body", .label = "Isi", .kind = FIELD_LINES, .required = true, .max_length = CONTENT_BODY_LONGEST, .missing = "Isi halaman masih kosong.",
      .hint = "Baris kosong memisahkan paragraf. ## Judul bagian, **tebal**, - butir daftar, 1. langkah, [kata](https://alamat), ![keterangan](../gambar/nama.jpg)." },
    { .name = "draft", .label = "Draf: simpan tanpa menayangkan", .kind = FIELD_TICK },
};

static const struct desk_done DONE_WORDS[] = { { "simpan", "Halaman disimpan. Situs memuatnya pada penerbitan berikutnya." },
                                               { "draf", "Draf disimpan. Pengunjung belum melihatnya." } };

/* ---- the folder ---- */

static const char *version_of(struct arena *arena, const char *text) {
    unsigned char hash[VERSION_BYTES];
    char words[VERSION_BYTES * 2 + 1];
    (void)crypto_generichash(hash, sizeof hash, (const unsigned char *)text, strlen(text), NULL, 0);
    return arena_string(arena, sodium_bin2hex(words, sizeof words, hash, sizeof hash));
}

enum result content_editing_begin(struct app *app, struct request *request, const char *file, struct content_editing *ret) {
    struct arena *arena = request->arena;
    const char **emails = arena_array(arena, 2, sizeof *emails), **phones = arena_array(arena, 2, sizeof *phones);
    emails[0] = app->config->office.email;
    phones[0] = app->config->office.phone;
    *ret = (struct content_editing){ .app = app, .own = { emails, phones, true }, .file = file, .kind = CONTENT_NEWS, .version = "" };
    if (*file && !content_file_kind(file, &ret->kind)) return REFUSED_ABSENT;
    enum result result = content_read(arena, app->config->publication.content, &ret->own, &ret->content);
    if (result != DONE) return FAILED_UNAVAILABLE;
    char *text;
    size_t length;
    result = *file ? content_read_file(arena, ret->content->folder, file, CONTENT_TEXT_LARGEST, &text, &length) : REFUSED_ABSENT;
    if (result == REFUSED_ABSENT) return DONE;
    if (result != DONE || !text_is_clean(text, length)) return FAILED_UNAVAILABLE;
    ret->now = text_normal(arena, strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text);
    ret->version = version_of(arena, ret->now);
    return DONE;
}

/* ---- the list ---- */

static json_t *row_of(struct app *app, struct request *request, const struct content_page *page) {
    struct arena *arena = request->arena;
    static const struct { const char *label, *tone; } STATES[] = {
        [CONTENT_LIVE] = { "Tayang", "positive" }, [CONTENT_DRAFT] = { "Draf", "" }, [CONTENT_WAITING] = { "Menunggu harinya", "waiting" }
    };
    enum content_state state = content_state_of(page, desk_today(app, request));
    const char *day = page->head.has_date ? format_day(arena, page->head.date) : "";
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "title", *page->head.title ? page->head.title : page->file, "href",
                     arena_format(arena, CONTENT_PATH "?" QUERY_FILE "=%s", page->file), "section", CONTENT_SECTIONS[page->kind].title, "day", day,
                     "state_label", STATES[state].label, "state_tone", STATES[state].tone);
}

/* A page that is owed and not there can be begun from here. */
static void add_missing(json_t *rows, struct arena *arena, const char *file, const char *title, const char *section) {
    (void)json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "title", title, "href",
                                                arena_format(arena, CONTENT_PATH "?" QUERY_FILE "=%s", file), "section", section, "day", "",
                                                "state_label", "Belum ada", "state_tone", "negative"));
}

static enum result add_owed(struct content_editing *editing, struct arena *arena, json_t *rows) {
    for (size_t i = 0; i < CONTENT_OWED_COUNT; i++) {
        const char *file = arena_format(arena, "%s.md", CONTENT_OWED[i].slug);
        if (!content_page_of(editing->content, file)) add_missing(rows, arena, file, CONTENT_OWED[i].title, CONTENT_SECTIONS[CONTENT_PAGE].title);
    }
    struct services services;
    enum result result = service_list(editing->app->db, arena, true, &services);
    for (size_t i = 0; result == DONE && i < services.count; i++) {
        const char *file = arena_format(arena, "layanan/%s.md", services.rows[i].code);
        bool is_there = content_page_of(editing->content, file) || !content_slug(services.rows[i].code);
        if (!is_there) add_missing(rows, arena, file, services.rows[i].name, CONTENT_SECTIONS[CONTENT_SERVICE].title);
    }
    return result;
}

/* What somebody put into the folder by hand and keeps the site from being published. */
static json_t *faults_of(struct content_editing *editing, struct arena *arena) {
    json_t *lines = json_array();
    for (size_t i = 0; i < editing->content->faults.count; i++) {
        const struct content_fault *fault = &editing->content->faults.rows[i];
        if (!fault->is_gap) (void)json_array_append_new(lines, json_string(content_fault_line(arena, fault)));
    }
    return lines;
}

static enum result show_list(struct app *app, struct request *request, struct response *response) {
    struct content_editing editing;
    enum result result = content_editing_begin(app, request, "", &editing);
    if (result != DONE) return result;
    json_t *view = desk_view("content"), *rows = json_array(), *faults = faults_of(&editing, request->arena);
    result = add_owed(&editing, request->arena, rows);
    for (size_t i = 0; i < editing.content->count; i++) (void)json_array_append_new(rows, row_of(app, request, &editing.content->pages[i]));
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    (void)json_object_set_new(view, "has_faults", json_boolean(json_array_size(faults) > 0));
    (void)json_object_set_new(view, "faults", faults);
    (void)json_object_set_new(view, "rows", rows);
    if (result == DONE) return page_render(app, request, response, "pages/staff_content", view);
    json_decref(view);
    return result;
}

enum result content_desk_page(struct app *app, struct request *request, struct response *response) {
    struct content_editing editing;
    const char *file = parameters_first(&request->query, QUERY_FILE);
    struct form form = form_of(request, CONTENT_FIELDS, CONTENT_FIELD_COUNT);
    bool is_post = request->method == METHOD_POST;
    if (!is_post && !file && !parameters_first(&request->query, QUERY_NEW)) return show_list(app, request, response);
    enum result judged = is_post ? form_read(&form) : DONE;
    if (is_post) file = form_text(&form, "file");
    enum result result = content_editing_begin(app, request, file ? file : "", &editing);
    if (result != DONE) return result;
    if (!is_post || judged != DONE) return content_form_show(&editing, &form, response);
    return content_form_post(&editing, &form, response);
}
