/* Scope: deadlines in working days, and why a day did or did not count. Exports: the workday_ functions and types.
 * Source: working days leave out the start day, Saturdays and Sundays, national holidays and cuti bersama (counting
 * rule of the information-dispute procedure, Perki 1/2013; the yearly joint decree SKB Tiga Menteri names the days).
 * UU 14/2008 article 22: 10 days, extended once by 7. The clock of a case stops while the office waits for the
 * reporter: those days are pauses. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/base/result.h"

struct holiday {
    day_number day;
    const char *name; /* "Hari Raya Idul Fitri 1447 H", borrowed */
};

/* Days FROM to TO, both included, that do not count. A pause that still runs has TO = PAUSE_OPEN. */
struct pause {
    day_number from, to;
};

#define PAUSE_OPEN INT32_MAX

#define WORKDAYS_LONGEST 3660 /* calendar days a deadline may reach; stops a wrong table from looping for ever */

/* What a deadline is computed from. All borrowed. */
struct workday_clock {
    day_number start; /* the day of arrival; it does not count, whenever in the day the case came */
    int days;         /* working days granted, 0 or more */
    const struct holiday *holidays; /* sorted by day */
    size_t holiday_count;
    const struct pause *pauses;     /* in any order; may overlap */
    size_t pause_count;
};

enum workday_reason { WORKDAY_START, WORKDAY_COUNTED, WORKDAY_WEEKEND, WORKDAY_HOLIDAY, WORKDAY_PAUSED };

/* One calendar day of an explanation. */
struct workday_step {
    day_number day;
    enum workday_reason reason; /* the first that applies of: start, weekend, holiday, paused, counted */
    int counted;                /* working days used up to and with this day */
    const char *holiday;        /* its name when the reason is WORKDAY_HOLIDAY, else NULL; borrowed from the clock */
};

/* Why DAY counts or not; without the running count. */
enum workday_reason workday_reason_of(const struct workday_clock *clock, day_number day);

/* "Hari mulai (tidak dihitung)", "Hari kerja", "Akhir pekan", "Hari libur", "Menunggu pelapor"; static storage. */
const char *workday_reason_label(enum workday_reason reason);

/* Sets *ret_due to the last day granted: the start day itself for 0 days. REFUSED_STALE while an open pause keeps the
 * deadline from being known, REFUSED_TOO_LARGE when it is further than WORKDAYS_LONGEST, REFUSED_INVALID for negative
 * days. */
enum result workday_due(const struct workday_clock *clock, day_number *ret_due);

/* Working days used from the day after the start up to and with TODAY; more than `days` when overdue; 0 before. */
int workday_used(const struct workday_clock *clock, day_number today);

/* The first calendar year from the start up to UNTIL for which the clock knows not one holiday: its table was never
 * entered, and a deadline that passes through it may be wrong. 0 when there is none. */
int workday_year_without_holidays(const struct workday_clock *clock, day_number until);

/* The year whose holidays somebody should enter now, 0 for none: the first one from the clock's start up to UNTIL that it does not know;
 * from October on also the next year, because by then the joint decree names its days. */
#define DECREE_MONTH 10
int workday_year_to_enter(const struct workday_clock *clock, day_number until);

/* One step a calendar day from the start to the due day; owned by ARENA. Results as workday_due. */
enum result workday_explain(struct arena *arena, const struct workday_clock *clock, const struct workday_step **ret,
                            size_t *ret_count);
