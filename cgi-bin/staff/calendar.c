/* Scope: due days in words. */
#include "cgi-bin/staff/calendar.h"

#include "lib/rules/format.h"
#include "lib/store/holiday.h"

#define SOON_DAYS 2 /* working days before the deadline from which a case is marked */

enum result calendar_load(struct app *app, struct request *request, struct calendar *ret) {
    struct holiday_rows stored;
    day_number first = day_from_civil((struct civil){ 1900, 1, 1 }), last = day_from_civil((struct civil){ 2999, 12, 31 });
    enum result result = holiday_list(app->db, request->arena, first, last, &stored);
    if (result != DONE) return result;
    struct holiday *holidays = arena_array(request->arena, stored.count + 1, sizeof *holidays);
    for (size_t i = 0; i < stored.count; i++) holidays[i] = (struct holiday){ stored.rows[i].day, stored.rows[i].name };
    ret->today = instant_day(request->now, app->config->office.zone_offset);
    ret->free = (struct workday_clock){ .holidays = holidays, .holiday_count = stored.count };
    return DONE;
}

/* Working days after FROM up to and with TO. */
static int days_between(const struct calendar *calendar, day_number from, day_number to) {
    struct workday_clock clock = calendar->free;
    clock.start = from;
    return workday_used(&clock, to);
}

struct due_words calendar_due(struct arena *arena, const struct calendar *calendar, day_number due_on) {
    if (due_on < calendar->today) {
        int late = days_between(calendar, due_on, calendar->today);
        const char *note = late > 0 ? arena_format(arena, "lewat %d hari kerja", late) : "lewat, belum satu hari kerja";
        return (struct due_words){ note, "overdue" };
    }
    int left = days_between(calendar, calendar->today, due_on);
    const char *note = left > 0 ? arena_format(arena, "%d hari kerja lagi", left) : "hari ini";
    return (struct due_words){ note, left <= SOON_DAYS ? "soon" : "" };
}

const char *calendar_day_text(struct arena *arena, day_number day) {
    return arena_format(arena, "%s, %s", format_weekday(day), format_day(arena, day));
}
