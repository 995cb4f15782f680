/* Scope: whether a breakdown by what persons are may stand beside everything else that was and will be published. Exports: struct
 * breakdown, breakdown_may_stand, breakdown_year_first_day, breakdown_year_is_over.
 *
 * The rule: of the same persons there is one breakdown, ever. Within it small groups are hidden (small_groups.h); a second one, of
 * slightly other persons, would give them back by subtraction. Therefore
 *   - a correction keeps the breakdown only when it is the same: else it stands nowhere any more, since the old one may have been kept;
 *   - of periods that share days (a year and its quarters) the one approved first has the breakdown, the others have none;
 *   - counts that grow each day are broken down only once they have stopped: a year's when it is over and letters of its last days are in.
 * Totals are always shown; they name no group. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/date.h"

#define YEAR_SETTLES_DAYS 31 /* after its end; what came on its last days is entered by then */

struct breakdown {
    const char *period; /* "2024-Q2" (lib/rules/period.h) */
    const char *scope;  /* whose answers: other scopes are other persons; "" the whole office */
    instant approved;   /* when it first was */
    bool is_changed;    /* a later correction counts other persons in its groups */
};

/* Whether the breakdown at WHICH of COUNT may be shown. A period that cannot be read shares days with all. */
bool breakdown_may_stand(const struct breakdown *all, size_t count, size_t which);

/* The first day on which what came in YEAR may be broken down. */
day_number breakdown_year_first_day(int year);

/* Whether what came in YEAR may be broken down on DAY. */
bool breakdown_year_is_over(int year, day_number day);
