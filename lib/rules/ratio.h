/* Scope: the product's one rounding: a fraction to the nearest whole, halves up. Exports: round_half_up.
 * Halves of negative numbers go away from zero, as a person rounds them: -0.5 becomes -1. */
#pragma once

#include <stdint.h>

/* Returns ABOVE / BELOW rounded; BELOW must be positive and both below 2^126 so that doubling fits. */
static inline int64_t round_half_up(__int128 above, __int128 below) {
    __int128 size = above < 0 ? -above : above;
    int64_t rounded = (int64_t)((2 * size + below) / (2 * below));
    return above < 0 ? -rounded : rounded;
}
