/* Scope: the printed report of a survey and its poster as files beside its page. Exports: survey_prints_publish. */
#pragma once

#include "site/survey.h"

/* Writes laporan.pdf, poster.pdf, poster.png and poster.svg into the folder of PAGE ("ikm/2024-Q2/index.html") and adds "has_prints" and
 * "prints" (list of (href, label)) to VIEW. What is made of the same as in the live edition is not printed again. A PDF packs its text, so
 * what it is printed from is searched for private values before. Without loket-print there are none, and that is no failure. */
enum result survey_prints_publish(struct site *site, const struct dataset *dataset, const char *page, json_t *view);
