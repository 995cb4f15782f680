/* Scope: deadlines from configuration and holiday table. */
#include "cgi-bin/shared/deadline.h"

#include "lib/rules/format.h"
#include "lib/rules/workdays.h"
#include "lib/store/holiday.h"

#define CALENDAR_DAYS_PER_WORKDAY 3 /* more than weekends and the longest holidays together ever need */
#define CALENDAR_DAYS_SPARE 60

/* A clock that starts at START with the stored holidays up to LAST. */
static enum result make_clock(struct app *app, struct request *request, day_number start, day_number last,
                              struct workday_clock *ret) {
    struct holiday_rows stored;
    enum result result = holiday_list(app->db, request->arena, start, last, &stored);
    if (result != DONE) return result;
    struct holiday *holidays = arena_array(request->arena, stored.count, sizeof *holidays);
    for (size_t i = 0; i < stored.count; i++) {
        holidays[i] = (struct holiday){ .day = stored.rows[i].day, .name = stored.rows[i].name };
    }
    *ret = (struct workday_clock){ .start = start, .holidays = holidays, .holiday_count = stored.count };
    return DONE;
}

enum result deadline_day(struct app *app, struct request *request, day_number start, int days, day_number *ret) {
    struct workday_clock clock;
    day_number last = start + days * CALENDAR_DAYS_PER_WORKDAY + CALENDAR_DAYS_SPARE;
    enum result result = make_clock(app, request, start, last, &clock);
    if (result != DONE) return result;
    clock.days = days;
    return workday_due(&clock, ret);
}

enum result deadline_distance(struct app *app, struct request *request, day_number from, day_number to, int *ret) {
    struct workday_clock clock;
    enum result result = make_clock(app, request, from, to > from ? to : from, &clock);
    if (result == DONE) *ret = workday_used(&clock, to);
    return result;
}

const char *day_in_words(struct request *request, day_number day) {
    return arena_format(request->arena, "%s, %s", format_weekday(day), format_day(request->arena, day));
}
