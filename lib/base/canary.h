/* Scope: looking for planted bytes in a file, many at once: proves that what was erased is nowhere.
 * Exports: struct canary, struct canaries, canaries_once, canaries_find. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define CANARY_SHORTEST 16u /* bytes; shorter ones are found by chance */
#define CANARY_LONGEST 48u  /* of a longer one the beginning counts: the end may lie on another page */

struct canary {
    const void *bytes; /* borrowed */
    size_t length;     /* CANARY_SHORTEST or more */
    bool found;
};

struct canaries {
    struct canary *rows;
    size_t count;
};

/* Keeps one of those that are the same bytes, in another order: what many cases said is looked for once. */
void canaries_once(struct canaries *canaries);

/* Marks as found each of CANARIES whose beginning is anywhere in the file PATH, and adds the number of newly marked ones to *ret. A file
 * that is not there holds none. FAILED_UNAVAILABLE when it cannot be read. */
enum result canaries_find(struct arena *arena, const char *path, struct canaries *canaries, size_t *ret);
