/* Scope: rows of lists of cases. */
#include "cgi-bin/staff/queue_row.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/staff/case_words.h"
#include "lib/rules/format.h"
#include "lib/rules/search_words.h"

static const char *channel_text_of(const char *text) {
    enum channel channel;
    return channel_parse(text, &channel) ? channel_label(channel) : text;
}

/* The parts of an excerpt, each marked or not; the template escapes them one by one. */
static json_t *excerpt_view(struct arena *arena, const char *excerpt) {
    static const char MARKS[] = { SEARCH_MARK_BEGIN, SEARCH_MARK_END, '\0' };
    json_t *list = json_array();
    for (bool is_marked = false; excerpt && *excerpt;) {
        size_t length = strcspn(excerpt, MARKS);
        if (length > 0) {
            (void)json_array_append_new(list, json_pack("{s:s, s:b}", "text", arena_copy(arena, excerpt, length), "marked", is_marked));
        }
        excerpt += length;
        if (*excerpt) is_marked = *excerpt++ == SEARCH_MARK_BEGIN;
    }
    return list;
}

/* The next step's day; the day to settle the case beside it when that is another one. */
static void add_due(json_t *view, struct request *request, const struct calendar *calendar, const struct case_row *row) {
    struct arena *arena = request->arena;
    struct due_words due = calendar_due(arena, calendar, row->step_due_on);
    const char *settle = row->due_on == row->step_due_on ? NULL : arena_format(arena, "Selesai %s", format_day_short(arena, row->due_on));
    (void)json_object_update_new(view, json_pack("{s:s, s:s, s:s, s:s?}", "due_text", format_day_short(arena, row->step_due_on), "due_note",
                                                 due.note, "due_class", due.class, "settle_text", settle));
}

json_t *queue_row_view(struct request *request, const struct calendar *calendar, const struct case_row *row) {
    struct arena *arena = request->arena;
    enum case_kind kind = case_kind_of(row);
    struct state_words words = case_state_words(kind, row->state);
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:n, s:n, s:s, s:n, s:b, s:o}", "href",
                             arena_format(arena, "/petugas/kasus/%s", row->number), "number", row->number, "subject", row->subject,
                             "kind_text", case_kind_label(kind), "service_text",
                             row->service_name ? row->service_name : case_kind_label(kind), "channel_text", channel_text_of(row->channel),
                             "received_text", format_day_short(arena, row->received_on), "state_label", words.label, "state_tone",
                             words.tone, "ticket", arena_format(arena, "%s.%" PRId64, row->number, row->version), "due_text", "due_note",
                             "due_class", "", "settle_text", "has_excerpt", row->excerpt != NULL, "excerpt",
                             excerpt_view(arena, row->excerpt));
    if (words.clock_runs) add_due(view, request, calendar, row);
    return view;
}
