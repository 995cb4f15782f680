/* Scope: how many respondents a survey needs. Exports: sample_size, SAMPLE_POPULATION_LARGEST.
 * Source: R. V. Krejcie and D. W. Morgan, "Determining Sample Size for Research Activities", Educational and
 * Psychological Measurement 30 (1970), 607-610, the table prescribed by Permenpan-RB 14/2017:
 *   S = X2 N P Q / (d2 (N - 1) + X2 P Q), with X2 = 3.841, P = Q = 0.5, d = 0.05.
 * Half-up rounding gives every entry of the printed table; rounding up does not. */
#pragma once

#include <stdint.h>

#define SAMPLE_POPULATION_LARGEST 1000000000000 /* far above mankind; keeps the products inside 64 bits */

/* Returns the respondents needed for POPULATION service users in the period; 0 when POPULATION is not between 1 and
 * SAMPLE_POPULATION_LARGEST. Exact integer arithmetic, one rounding half up. */
int64_t sample_size(int64_t population);
