/* Scope: what the front page shows of cases. Exports: statistics_headline. */
#pragma once

#include "site/site.h"

/* value_text, unit_text, sentence, href of the cases of KIND ("complaint", "request") that came in YEAR; NULL when there
 * were none. A new reference. */
json_t *statistics_headline(struct site *site, const struct public_case_counts *counts, const char *kind, int year);
