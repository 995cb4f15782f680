/* Scope: the whole part of a sum of fractions.
 *
 * Wanted is floor(M x (t1 s1/a1 + … + tk sk/ak)) for a whole M. Each M x ti x si is divided by its ai into a whole part and
 * a remainder ri; what is left is floor(T), T = r1/a1 + … + rk/ak < 64. T is a multiple of 1/(a1 x … x ak), so T is
 * either whole or at least that far below the next whole number. With every ai < 2^31 and k <= 64 the product is below
 * 2^1984. So each fraction is written out to 2048 binary places (64 digits of 32 bits, by long division), every place
 * rounded down; the sum of these falls short of T by less than k x 2^-2048. Adding k x 2^-2048 makes it reach T but
 * not the next whole number, hence its whole part, the carry out of the first digit, is floor(T) exactly. */
#include "lib/rules/skm_means.h"

#define DIGITS 64 /* of 32 bits each: 2048 places, see above */

/* floor(remainder[0]/below[0] + … ) of COUNT proper fractions; destroys REMAINDERS. The proof is at the top. */
static int64_t whole_part(uint64_t *remainders, const int64_t *below, unsigned count) {
    uint64_t columns[DIGITS] = { 0 };
    for (unsigned digit = 0; digit < DIGITS; digit++) {
        for (unsigned i = 0; i < count; i++) {
            uint64_t shifted = remainders[i] << 32;
            columns[digit] += shifted / (uint64_t)below[i];
            remainders[i] = shifted % (uint64_t)below[i];
        }
    }
    uint64_t carry = count;
    for (unsigned digit = DIGITS; digit-- > 0;) carry = (columns[digit] + carry) >> 32;
    return (int64_t)carry;
}

static int64_t floor_of_terms(const struct skm_terms *terms, int64_t multiplier) {
    uint64_t remainders[INSTRUMENT_MOST_ITEMS];
    int64_t whole = 0;
    for (unsigned i = 0; i < terms->count; i++) {
        __int128 above = (__int128)multiplier * terms->times[i] * terms->above[i];
        whole += (int64_t)(above / terms->below[i]);
        remainders[i] = (uint64_t)(above % terms->below[i]);
    }
    return whole + whole_part(remainders, terms->below, terms->count);
}

/* floor((2 m X + d) / 2d), where 2 m X may be cut to whole first because d is whole. */
int64_t skm_round_terms(const struct skm_terms *terms, int64_t multiplier, int64_t divisor) {
    return (floor_of_terms(terms, 2 * multiplier) + divisor) / (2 * divisor);
}
