/* Scope: a CSV file of survey answers: one column an item, an answer or empty; other columns are ignored, or one of them tells groups.
 * Exports: struct answers_file, answers_read, answers_read_as, answers_compute, answers_group. */
#pragma once

#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/rules/skm.h"

#define ANSWERS_MOST_GROUPS 256u /* a column of names or numbers of persons is no column of groups */

struct answers_file {
    struct instrument_rules rules;
    size_t row_count;          /* in the order of the file */
    const uint8_t *answers;    /* row_count x item_count numbers, 0 = not answered; owned by the arena */
    const char *const *groups; /* the group of each row; NULL when none were asked for */
};

/* What the file must hold. */
struct answers_wanted {
    const struct instrument_rules *rules; /* NULL: the statutory scale of 4 with as many items as there are columns u1, u2, … */
    const char *const *codes;             /* names of the items, which may head the columns instead of u1, u2, …; NULL: of the SKM */
    const char *group_column;             /* NULL: no groups */
};

/* Reads FILE, "-" is standard input; on failure prints one line naming file, line and column, and returns the exit status. */
int answers_read_as(struct arena *arena, const char *file, const struct answers_wanted *wanted, struct answers_file *ret);

/* The same with nothing wanted but columns u1, u2, … */
int answers_read(struct arena *arena, const char *file, struct answers_file *ret);

/* Sums all rows into *ret; returns an exit status. */
int answers_compute(const struct answers_file *answers, struct skm *ret);

/* The rows of one group; NAME borrowed. */
struct answers_group {
    const char *name;
    struct skm skm;
};

struct answers_groups {
    struct answers_group *rows; /* in the order of their first row; owned by the arena */
    size_t count;
};

/* Sums the rows group by group; EXIT_WRONG with one line when there are more than ANSWERS_MOST_GROUPS. */
int answers_group(struct arena *arena, const struct answers_file *answers, struct answers_groups *ret);
