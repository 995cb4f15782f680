/* Scope: what the front page shows of cases. Exports: struct case_register, struct case_progress, statistics_read,
 * statistics_progress, statistics_headline. */
#pragma once

#include "site/case_times.h"
#include "site/site.h"

/* Counts of all cases and how long they took. */
struct case_register {
    struct public_case_counts counts;
    struct case_times times;
};

/* How many cases of KIND came in YEAR, and how many of them were answered or are over. */
struct case_progress { int64_t total, ended; };
struct case_progress statistics_progress(const struct public_case_counts *counts, const char *kind, int year);

/* value_text, unit_text, sentence, href of the cases of KIND ("complaint", "request") that came in YEAR; JSON null when there
 * were none. A new reference. */
json_t *statistics_headline(struct site *site, const struct case_register *cases, const char *kind, int year);

/* What both need; read from the database once a run. */
enum result statistics_read(struct site *site, struct case_register *ret);
