/* Scope: adding up amounts by name, in the order in which the names come first. Exports: struct tally and its functions. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define TALLY_MOST 60 /* names; as many as a chart takes */

struct tally {
    struct tally_row { const char *name; int64_t amount; } rows[TALLY_MOST];
    size_t count;
    int64_t total; /* of everything added, also of what found no row any more */
};

/* Adds AMOUNT under NAME, which is borrowed. */
void tally_add(struct tally *tally, const char *name, int64_t amount);

/* The row with the largest amount, the first of them; NULL when there is none. */
const struct tally_row *tally_largest(const struct tally *tally);
