/* Scope: due days in words. */
#include "cgi-bin/staff/calendar.h"

#include "cgi-bin/shared/deadline.h"
#include "lib/rules/format.h"

#define SOON_DAYS 2 /* working days before the deadline from which a case is marked */

enum result calendar_load(struct app *app, struct request *request, struct calendar *ret) {
    ret->today = instant_day(request->now, app->config->office.zone_offset);
    return deadline_free(app, request, &ret->free);
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

day_number calendar_soon(const struct calendar *calendar) {
    struct workday_clock clock = calendar->free;
    day_number soon = calendar->today;
    clock.start = calendar->today;
    clock.days = SOON_DAYS;
    (void)workday_due(&clock, &soon); /* cannot fail: two days, no pause */
    return soon;
}

const char *calendar_day_text(struct arena *arena, day_number day) {
    return arena_format(arena, "%s, %s", format_weekday(day), format_day(arena, day));
}
