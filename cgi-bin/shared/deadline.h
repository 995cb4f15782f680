/* Scope: deadlines of citizens' cases from the configured working days and the holiday table, and days in words.
 * Exports: deadline_day, deadline_distance, deadline_free, deadline_clock, struct case_course, day_in_words. */
#pragma once

#include "lib/rules/case_clock.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/case.h"
#include "lib/store/event.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* The last day of DAYS working days after START; results as workday_due and holiday_list. */
enum result deadline_day(struct app *app, struct request *request, day_number start, int days, day_number *ret);

/* "Jumat, 11 Desember 2026", owned by the request's arena. */
const char *day_in_words(struct request *request, day_number day);

/* How many working days there are after FROM up to and with TO; 0 when TO is not later. */
enum result deadline_distance(struct app *app, struct request *request, day_number from, day_number to, int *ret);

/* A clock that knows all days on which the office does not work, and nothing else; owned by the request's arena. */
enum result deadline_free(struct app *app, struct request *request, struct workday_clock *ret);

/* What the deadline of a case follows from. */
struct case_course {
    enum case_kind kind;
    day_number received_on;
    bool oversight;
    int order_days;            /* given to carry out the answer to an objection; 0: none */
    const struct case_events *events;
    const char *further;       /* type of a step of today that is not stored yet; NULL: none */
    struct workday_clock free; /* of deadline_free */
};

/* Sets *ret to the clock that settles the case after COURSE, by the working days of the configuration; deadline_step_clock the one of
 * its next step. */
void deadline_clock(struct app *app, struct request *request, const struct case_course *course, struct workday_clock *ret);
void deadline_step_clock(struct app *app, struct request *request, const struct case_course *course, struct workday_clock *ret);

/* Both days after COURSE, unknown while the clock stands or where it does not move the stored day. */
struct case_dues { struct optional_day due_on, step_due_on; };
struct case_dues deadline_dues(struct app *app, struct request *request, const struct case_course *course,
                               const struct case_row *row);
