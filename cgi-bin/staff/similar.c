/* Scope: cases like the one on the page. */
#include "cgi-bin/staff/similar.h"

#include "lib/rules/format.h"
#include "lib/store/search.h"

enum result similar_view(struct app *app, struct request *request, const struct case_file *file, json_t *view) {
    const char *story = file->kind == CASE_COMPLAINT ? file->complaint.narrative : file->asked.information;
    struct similar_to to = { { request->visitor->staff_id }, &file->row, story, file->calendar.today };
    struct case_list list;
    enum result result = search_similar(app->db, request->arena, &to, &list);
    if (result != DONE) return result;
    json_t *rows = json_array();
    for (size_t i = 0; i < list.count; i++) {
        const struct case_row *row = &list.rows[i];
        struct state_words words = case_state_words(case_kind_of(row), row->state);
        (void)json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "href",
                                                    arena_format(request->arena, "/petugas/kasus/%s", row->number), "number", row->number,
                                                    "subject", row->subject, "received_text",
                                                    format_day_short(request->arena, row->received_on), "state_label", words.label,
                                                    "state_tone", words.tone));
    }
    (void)json_object_set_new(view, "has_similar", json_boolean(list.count > 0));
    (void)json_object_set_new(view, "similar", rows);
    return DONE;
}
