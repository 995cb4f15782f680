/* Scope: who opened a case, downloaded its files, opened its sealed identity and why, or took a list with it. Nothing of the case
 * itself stands here, so looking is no look.
 * GET /petugas/pembaca/NUMBER?sebelum=8213  200; 403 not for these roles; 404 no such case, or not for this visitor */
#include "cgi-bin/staff/case_viewers.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/staff/case_file.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/store/case_looks.h"
#include "lib/web/page.h"

#define PAGE_ROWS 50    /* looks a page; stops a case that is looked at daily from growing its page for ever */
#define REVEALS_MOST 50 /* openings of the identity told above the list; all stand in the list */

const char *const VIEWERS_QUERY[] = { "sebelum", NULL };

static const struct { const char *action, *words; } WORDS[] = {
    { CASE_VIEWED, "Kasus dibuka" },
    { "attachment.view", "Lampiran diunduh" },
    { "identity.reveal", "Identitas pelapor dibuka" },
    { "list.export", "Daftar diekspor, mungkin memuat kasus ini" },
};

static const char *words_of(const char *action) {
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strcmp(WORDS[i].action, action) == 0) return WORDS[i].words;
    }
    return action;
}

static json_t *looks_view(struct app *app, struct request *request, const struct case_looks *looks, size_t most) {
    json_t *list = json_array();
    for (size_t i = 0; i < looks->count && i < most; i++) {
        const struct case_look *look = &looks->rows[i];
        bool is_grave = strcmp(look->action, "identity.reveal") == 0;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:b}", "at_text", desk_moment(app, request, look->at), "who",
                                                    look->who, "what", words_of(look->action), "reason", look->detail, "grave", is_grave));
    }
    return list;
}

static const char *times(struct arena *arena, int64_t count) {
    return count ? arena_format(arena, "%" PRId64, count) : DESK_NOTHING;
}

static json_t *viewers_view(struct app *app, struct request *request, const struct case_viewers *viewers) {
    json_t *list = json_array();
    struct arena *arena = request->arena;
    for (size_t i = 0; i < viewers->count; i++) {
        const struct case_viewer *row = &viewers->rows[i];
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s}", "who", row->who, "views", times(arena, row->views),
                                                    "downloads", times(arena, row->downloads), "reveals", times(arena, row->reveals),
                                                    "last_text", desk_moment_short(app, request, row->last_at)));
    }
    return list;
}

static int64_t before_of(const struct request *request) {
    const char *text = parameters_first(&request->query, "sebelum");
    int64_t before = 0;
    return text && desk_id(text, &before) ? before : 0;
}

static enum result render(struct app *app, struct request *request, struct response *response, const struct case_row *row) {
    struct case_looks_filter all = { .id = row->id, .since = row->received_at, .before = before_of(request), .limit = PAGE_ROWS + 1 };
    struct case_looks_filter only = { .id = row->id, .limit = REVEALS_MOST, .only_reveals = true };
    struct case_looks looks = { 0 }, reveals = { 0 };
    struct case_viewers viewers = { 0 };
    enum result result = case_looks(app->db, request->arena, &all, &looks);
    if (result == DONE) result = case_looks(app->db, request->arena, &only, &reveals);
    if (result == DONE) result = case_viewers(app->db, request->arena, row->id, &viewers);
    if (result != DONE) return result;
    const char *older = looks.count <= PAGE_ROWS ? NULL
        : arena_format(request->arena, "%s?sebelum=%" PRId64, request->path, looks.rows[PAGE_ROWS - 1].sequence);
    json_t *view = desk_view("queue");
    (void)json_object_set_new(view, "number", json_string(row->number));
    (void)json_object_set_new(view, "has_reveals", json_boolean(reveals.count > 0));
    (void)json_object_set_new(view, "reveals", looks_view(app, request, &reveals, REVEALS_MOST));
    (void)json_object_set_new(view, "has_viewers", json_boolean(viewers.count > 0));
    (void)json_object_set_new(view, "viewers", viewers_view(app, request, &viewers));
    (void)json_object_set_new(view, "has_looks", json_boolean(looks.count > 0));
    (void)json_object_set_new(view, "looks", looks_view(app, request, &looks, PAGE_ROWS));
    (void)json_object_set_new(view, "newest_href", all.before ? json_string(request->path) : json_null());
    (void)json_object_set_new(view, "older_href", older ? json_string(older) : json_null());
    return page_render(app, request, response, "pages/staff_viewers", view);
}

enum result case_viewers_page(struct app *app, struct request *request, struct response *response) {
    struct case_file file;
    enum result result = case_file_open(app, request, request->tail, &file);
    return result == DONE ? render(app, request, response, &file.row) : result;
}
