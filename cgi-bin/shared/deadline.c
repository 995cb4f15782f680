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

enum result deadline_free(struct app *app, struct request *request, struct workday_clock *ret) {
    day_number first = day_from_civil((struct civil){ 1900, 1, 1 }), last = day_from_civil((struct civil){ 2999, 12, 31 });
    enum result result = make_clock(app, request, first, last, ret);
    if (result == DONE) ret->start = 0;
    return result;
}

static struct case_terms terms_of(const struct app *app, const struct case_course *course) {
    const struct config *config = app->config;
    int days = config->deadlines.request_answer;
    if (course->kind == CASE_COMPLAINT) {
        days = course->oversight ? config->deadlines.settle_oversight : config->deadlines.settle;
    }
    struct case_terms terms = { .days = days, .extension = config->deadlines.request_extension,
                                .after_answer = config->deadlines.first_follow_up };
    if (course->kind != CASE_COMPLAINT) {
        terms.silence = config->deadlines.objection;
        terms.appeal = config->deadlines.objection_answer;
        terms.dispute = config->deadlines.dispute;
        terms.order = course->order_days;
        return terms;
    }
    terms.verify = config->deadlines.verify;
    terms.first_follow_up = config->deadlines.first_follow_up;
    terms.silence = config->deadlines.silence;
    terms.appeal = config->deadlines.appeal;
    return terms;
}

/* The steps as the rules take them, the further one of today included. */
static struct case_steps steps_of(const struct app *app, struct request *request, const struct case_course *course) {
    int offset = app->config->office.zone_offset;
    const struct case_events *events = course->events;
    struct case_step *rows = arena_array(request->arena, events->count + 1, sizeof *rows);
    struct case_steps steps = { rows, events->count };
    for (size_t i = 0; i < events->count; i++) {
        rows[i] = (struct case_step){ events->rows[i].type, instant_day(events->rows[i].at, offset) };
    }
    if (course->further) rows[steps.count++] = (struct case_step){ course->further, instant_day(request->now, offset) };
    return steps;
}

void deadline_clock(struct app *app, struct request *request, const struct case_course *course, struct workday_clock *ret) {
    struct case_start start = { .day = course->received_on, .free = course->free };
    case_clock(request->arena, start, terms_of(app, course), steps_of(app, request, course), ret);
}

void deadline_step_clock(struct app *app, struct request *request, const struct case_course *course, struct workday_clock *ret) {
    struct case_start start = { .day = course->received_on, .free = course->free };
    case_step_clock(request->arena, start, terms_of(app, course), steps_of(app, request, course), ret);
}

static struct optional_day moved_to(const struct workday_clock *clock, day_number stored) {
    day_number due = stored;
    bool is_known = workday_due(clock, &due) == DONE && due != stored;
    return (struct optional_day){ .known = is_known, .day = due };
}

struct case_dues deadline_dues(struct app *app, struct request *request, const struct case_course *course,
                               const struct case_row *row) {
    struct workday_clock settle, step;
    deadline_clock(app, request, course, &settle);
    deadline_step_clock(app, request, course, &step);
    return (struct case_dues){ moved_to(&settle, row->due_on), moved_to(&step, row->step_due_on) };
}

const char *day_in_words(struct request *request, day_number day) {
    return arena_format(request->arena, "%s, %s", format_weekday(day), format_day(request->arena, day));
}
