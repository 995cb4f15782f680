/* Scope: how sure an index is. Exports: struct skm_interval, skm_interval.
 * 1.96 standard errors of the mean of the row means on each side (sampling by chance, as the regulation's sample table
 * presumes); with a population of N service users the standard error is multiplied by sqrt((N - n) / (N - 1)), which is 0
 * when everybody answered. The interval stays inside the range an index can have. */
#pragma once

#include "lib/rules/skm.h"

/* Hundredths; both SKM_NONE when there is none. */
struct skm_interval {
    int64_t low, high;
};

/* The interval around INDEX (hundredths). POPULATION 0: unknown, no correction. None from fewer than two rows, and none with a
 * POPULATION smaller than the number of rows: then the population is wrong. */
struct skm_interval skm_interval(const struct skm *skm, int64_t index, int64_t population);
