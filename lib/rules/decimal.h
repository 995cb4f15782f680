/* Scope: a decimal exactly as precise as a source prints it, "84.59" or "130000000000", and comparing what is printed with a fraction.
 * Exports: struct decimal and the decimal_ functions. Machines' form: a point, no groups; lib/rules/format shows it to people. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"

#define DECIMAL_MOST_PLACES 6u /* after the point; keeps every product of the rules within 128 bits */

/* VALUE / 10^PLACES; "93.40" and "93.4" differ in what they promise. */
struct decimal {
    int64_t value;
    unsigned places;
};

/* A number that is not rounded; BELOW is positive. */
struct fraction {
    __int128 above, below;
};

/* Reads the machine's form; false for anything else ("B", "", more places), *ret untouched. */
bool decimal_parse(const char *text, struct decimal *ret);

/* The machine's form, and as people read it ("84,59"); owned by ARENA. */
const char *decimal_text(struct arena *arena, struct decimal decimal);
const char *decimal_words(struct arena *arena, struct decimal decimal);

/* Rounds half up to PLACES; false when it does not fit. */
bool fraction_rounded(struct fraction fraction, unsigned places, struct decimal *ret);

/* True when the fraction, rounded half up to as many places as PRINTED has, is what is printed. */
bool fraction_is_printed(struct fraction fraction, struct decimal printed);
