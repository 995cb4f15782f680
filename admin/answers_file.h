/* Scope: a CSV file of survey answers: columns u1, u2, … without a gap, 1 to 4 or empty; other columns are ignored.
 * Exports: struct answers_file, answers_read, answers_compute. */
#pragma once

#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/rules/skm.h"

#define ANSWERS_SCALE 4u /* the statutory answers are 1 to 4 */

struct answers_file {
    unsigned item_count;
    size_t row_count;       /* in the order of the file */
    const uint8_t *answers; /* row_count x item_count numbers, 0 = not answered; owned by the arena */
};

/* Reads FILE; on failure prints one line naming file, line and column, and returns the exit status. */
int answers_read(struct arena *arena, const char *file, struct answers_file *ret);

/* Computes every figure of the file's answers; returns an exit status. */
int answers_compute(const struct answers_file *answers, struct skm_figures *ret);
