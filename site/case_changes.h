/* Scope: since when the tables of cases are as they are. Exports: case_changes_read, case_changes_day, case_changes_none.
 *
 * The rule: a table of cases carries the local day of the last step that changed its counts, never the day of the build, so that two
 * nights without a case give the same files. "kasus" follows every submission and every step to another state; "pengaduan-rincian" the
 * submissions, classes, forwards, appeals and reopenings of complaints, and the day on which a year's reporters are first told;
 * "lama-jawaban" the first answers. A new holiday changes no day. Without any case it is the first day of the year the pages tell of. */
#pragma once

#include "site/site.h"

enum result case_changes_read(struct site *site, struct public_case_changes *ret);

/* The day of the last of STEPS (NULL-terminated; NULL: any) of KIND (NULL: any); case_changes_none when there was none. */
day_number case_changes_day(const struct site *site, const struct public_case_changes *changes, const char *kind, const char *const *steps);

/* The day of tables in which nothing was ever counted. */
day_number case_changes_none(const struct site *site);
