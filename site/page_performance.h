/* Scope: the parts of the pages about performance, each in a file of its own. Every json_t returned is a new reference; JSON null when there
 * is nothing to show. Exports: the performance_ functions of these files. */
#pragma once

#include "site/performance.h"

/* ---- page_performance_goals.c: every goal with its indicators ---- */

json_t *performance_chart(struct arena *arena, const struct performance_year *year);
json_t *performance_goals(struct arena *arena, const struct performance_year *year);

/* ---- page_performance_years.c: the same indicators in other years ---- */

json_t *performance_trend(struct arena *arena, const struct performance_years *years, const struct performance_year *shown);

/* ---- page_performance_data.c: open data of one year, shown on PAGE, and of all ---- */

enum result performance_publish(struct site *site, const struct performance_year *year, const char *page);
enum result performance_publish_series(struct site *site, const struct performance_years *years);
