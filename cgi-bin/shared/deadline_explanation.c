/* Scope: why a deadline falls on its day. */
#include "cgi-bin/shared/deadline_explanation.h"

#include "cgi-bin/shared/deadline.h"

/* Days in a row that count, or do not, for one reason: FIRST to LAST. */
struct run { const struct workday_step *first, *last; };

static const char *run_days(struct request *request, struct run run) {
    if (run.first == run.last) return day_in_words(request, run.first->day);
    return arena_format(request->arena, "%s – %s", day_in_words(request, run.first->day), day_in_words(request, run.last->day));
}

static const char *run_text(struct arena *arena, struct run run) {
    if (run.first->holiday) return run.first->holiday;
    if (run.first->reason != WORKDAY_COUNTED) return workday_reason_label(run.first->reason);
    if (run.first == run.last) return arena_format(arena, "Hari kerja ke-%d", run.first->counted);
    return arena_format(arena, "Hari kerja ke-%d sampai ke-%d", run.first->counted, run.last->counted);
}

/* The longest run from FIRST on; holidays have a name and stand alone. */
static struct run run_from(const struct workday_step *first, const struct workday_step *end) {
    const struct workday_step *last = first;
    while (last + 1 < end && last[1].reason == first->reason && !first->holiday) last++;
    return (struct run){ first, last };
}

static void add_row(json_t *list, const char *date_text, const char *text) {
    (void)json_array_append_new(list, json_pack("{s:s, s:s}", "date_text", date_text, "text", text));
}

static void add_gap(struct request *request, const struct workday_clock *clock, day_number due_on, json_t *list) {
    int year = workday_year_without_holidays(clock, due_on);
    if (year == 0) return;
    add_row(list, arena_format(request->arena, "Tahun %d", year), "Hari libur belum dimasukkan; tenggat dapat bergeser");
}

json_t *deadline_explanation(struct request *request, const struct workday_clock *clock, day_number due_on) {
    const struct workday_step *steps;
    size_t count;
    json_t *list = json_array();
    if (workday_explain(request->arena, clock, &steps, &count) != DONE) return list;
    if (count == 0 || steps[count - 1].day != due_on) return list;
    for (const struct workday_step *at = steps; at < steps + count;) {
        struct run run = run_from(at, steps + count);
        add_row(list, run_days(request, run), run_text(request->arena, run));
        at = run.last + 1;
    }
    add_gap(request, clock, due_on, list);
    return list;
}
