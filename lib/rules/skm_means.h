/* Scope: sums of fractions with many different denominators, rounded once and exactly. Exports: struct skm_terms,
 * skm_round_terms. The arithmetic below skm.h; nothing else needs it. */
#pragma once

#include <stdint.h>

#include "lib/rules/instrument_rules.h"

/* The sum of times x above / below. `below` is positive and under 2^31; times x above x any multiplier stays in 100 bits. */
struct skm_terms {
    unsigned count;
    int64_t times[INSTRUMENT_MOST_ITEMS], above[INSTRUMENT_MOST_ITEMS], below[INSTRUMENT_MOST_ITEMS];
};

/* multiplier x terms / divisor to the nearest whole, halves up; all terms are 0 or more. */
int64_t skm_round_terms(const struct skm_terms *terms, int64_t multiplier, int64_t divisor);
