/* Scope: what another body asks for every month by one letter: which months are due. Months are counted, so that the next one is
 * one more. Exports: enum standing_period, month_number and its functions, struct standing_rule, standing_next, standing_is_due,
 * standing_period_wanted. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/rules/enum_table.h"

/* Which month's data a request wants. */
#define STANDING_PERIOD_LIST(X)                                              \
    X(STANDING_MONTH_BEFORE, "month_before", "Bulan sebelum tanggalnya")     \
    X(STANDING_SAME_MONTH, "same_month", "Bulan yang sama dengan tanggalnya") \
    X(STANDING_NO_PERIOD, "none", "Keadaan terakhir, tidak menurut bulan")

ENUM_DECLARE(standing_period, STANDING_PERIOD_LIST, STANDING_PERIOD_COUNT)

#define STANDING_DAY_LAST 28 /* every month has it */

typedef int month_number; /* months since the year 0; 0: none */

month_number month_of_day(day_number day);
bool month_parse(const char *text, month_number *ret);                /* "2026-11"; false for anything else */
const char *month_text(struct arena *arena, month_number month);      /* the same */
const char *month_label(struct arena *arena, month_number month);     /* "November 2026" */
day_number month_day(month_number month, int day);                    /* DAY of it, at most STANDING_DAY_LAST */

/* DAY of each month from FIRST on; LAST: the latest month a request was made for, 0: none yet. */
struct standing_rule {
    int day;
    month_number first, last;
};

/* The month the next request is for. A month that was missed comes before the present one: its data are wanted all the same. */
month_number standing_next(const struct standing_rule *rule);

/* Whether the day of the next request has come. */
bool standing_is_due(const struct standing_rule *rule, day_number today);

/* "Oktober 2026", the data the request of MONTH wants; "" when they follow no month. */
const char *standing_period_wanted(struct arena *arena, enum standing_period period, month_number month);
