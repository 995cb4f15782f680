/* Scope: the periods official figures are about. Exports: struct period, period_parse, period_label, period_of_day,
 * period_near, period_key, SKM_FAMILY.
 * Written "2024-Q2" (triwulan), "2024-S1" (semester), "2024-04" (month), "2024" (year) or "2021-2026" (the years of a plan); Permenpan-RB 14/2017 lets an
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

/* "Triwulan II 2024", "Semester I 2024", "April 2024", "Tahun 2024", "Tahun 2021–2026"; TEXT itself when it is no period. Owned by ARENA. */
const char *period_label(struct arena *arena, const char *text);

/* The quarter DAY lies in, "2024-Q2"; owned by ARENA. */
const char *period_of_day(struct arena *arena, day_number day);

/* The period of MONTHS months (1, 3, 6 or 12) that lies SHIFT such periods after the one of DAY; owned by ARENA. */
const char *period_near(struct arena *arena, day_number day, int months, int shift);

/* The family of questionnaires the office's index comes from; its periods need no word of their own. */
#define SKM_FAMILY "skm"

/* The name of a survey period in addresses and commands: "2026-Q4" for the SKM of the whole office, "2026-Q4-spkp" for another
 * questionnaire, "2026-Q4-layanan-nib", "2026-Q4-unit-loket" for a part (codes; NULL: all). Owned by ARENA. */
const char *period_key(struct arena *arena, const char *label, const char *family, const char *service_code, const char *unit_code);
