/* Scope: meetings of a complaint and their decisions. */
#include "cgi-bin/staff/case_meetings.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/staff/papers.h"
#include "lib/rules/format.h"

static const struct { const char *state, *label, *tone; } STATES[] = {
    { "called", "Akan berlangsung", "active" },
    { "held", "Sudah berlangsung", "positive" },
    { "cancelled", "Dibatalkan", "negative" },
};

const char *case_meeting_when(struct arena *arena, const struct meeting *meeting) {
    return arena_format(arena, "%s pukul %.2s.%.2s", calendar_day_text(arena, meeting->held_on), meeting->starts_at,
                        meeting->starts_at + 3);
}

static json_t *measure_view(struct request *request, const struct case_file *file, const struct measure *measure) {
    struct due_words due = calendar_due(request->arena, &file->calendar, measure->due_on);
    const char *state = measure->done_on.known ? arena_format(request->arena, "Selesai %s", format_day(request->arena, measure->done_on.day))
                                               : due.note;
    const char *tone = measure->done_on.known ? "positive" : strcmp(due.class, "overdue") == 0 ? "negative" : "waiting";
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "action", measure->action, "owner", measure->owner, "due_text",
                     format_day(request->arena, measure->due_on), "state_label", state, "state_tone", tone);
}

json_t *case_measures_view(struct request *request, const struct case_file *file, struct meeting_id meeting) {
    json_t *list = json_array();
    for (size_t i = 0; i < file->measures.count; i++) {
        const struct measure *measure = &file->measures.rows[i];
        if (measure->meeting.value == meeting.value) (void)json_array_append_new(list, measure_view(request, file, measure));
    }
    return list;
}

static const char *href(struct arena *arena, const char *kind, const struct case_file *file, const struct meeting *meeting) {
    return arena_format(arena, PAPERS_PREFIX "%s/%s/%" PRId64, kind, file->row.number, meeting->id.value);
}

static json_t *meeting_view(struct request *request, const struct case_file *file, const struct meeting *meeting) {
    struct arena *arena = request->arena;
    size_t state = 0;
    while (state + 1 < sizeof STATES / sizeof *STATES && strcmp(STATES[state].state, meeting->state) != 0) state++;
    bool is_held = strcmp(meeting->state, "held") == 0;
    json_t *measures = case_measures_view(request, file, meeting->id);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:o, s:s, s:s, s:s?}", "when", case_meeting_when(arena, meeting),
                     "place", meeting->place, "agenda", meeting->agenda, "invited", meeting->invited, "attendance",
                     meeting->attendance, "minutes", meeting->minutes, "state_label", STATES[state].label, "state_tone",
                     STATES[state].tone, "has_measures", json_array_size(measures) > 0, "measures", measures, "invitation_href",
                     href(arena, "undangan", file, meeting), "calendar_href", href(arena, "kalender", file, meeting), "minutes_href",
                     is_held ? href(arena, "notulen", file, meeting) : NULL);
}

json_t *case_meetings_view(struct request *request, const struct case_file *file) {
    json_t *list = json_array();
    for (size_t i = file->meetings.count; i-- > 0;) (void)json_array_append_new(list, meeting_view(request, file, &file->meetings.rows[i]));
    return list;
}
