/* Scope: the periods official figures are about. Exports: struct period, period_parse, period_label, period_of_day.
 * Written "2024-Q2" (triwulan), "2024-S1" (semester), "2024-04" (month) or "2024" (year); Permenpan-RB 14/2017 lets an
 * office choose how often it asks, investment is released by quarter. The text is what the database and addresses hold. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"

struct period {
    day_number first, last; /* both included */
};

/* Reads the text; false when it is no period, *ret untouched. */
bool period_parse(const char *text, struct period *ret);

/* "Triwulan II 2024", "Semester I 2024", "April 2024", "Tahun 2024"; TEXT itself when it is no period. Owned by ARENA. */
const char *period_label(struct arena *arena, const char *text);

/* The quarter DAY lies in, "2024-Q2"; owned by ARENA. */
const char *period_of_day(struct arena *arena, day_number day);
