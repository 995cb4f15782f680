/* Scope: whether a change of foreign investment in rupiah is the exchange rate alone. Exports: enum rate_effect, rate_effect_of.
 * Source: PMA is reported in US$ and turned into rupiah with one rate a period; in 2017 BKPM said itself that a fall in rupiah came from the
 * rate while the dollars had risen. */
#pragma once

#include <stdint.h>

enum rate_effect {
    RATE_NO_CHANGE, /* rupiah did not change */
    RATE_NOT_ALONE, /* rupiah and US$ moved the same way */
    RATE_ALONE      /* rupiah moved, US$ stood still or moved the other way */
};

/* One origin's amounts before and now. */
struct rate_amounts { int64_t rupiah, us_cents; };
enum rate_effect rate_effect_of(struct rate_amounts before, struct rate_amounts now);
