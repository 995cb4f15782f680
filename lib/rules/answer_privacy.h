/* Scope: what a table made of an answer must not tell. Exports: struct answer_private, answer_private_in,
 * answer_private_find, answer_small_groups.
 * Source: UU 27/2022 articles 4 and 16 (personal data), UU 14/2008 article 17 letter h; the rule for small groups is that of
 * lib/rules/small_groups.h, applied to whole rows because shares and sums in a row would tell what one cell hides. */
#pragma once

#include "lib/rules/answer_table.h"
#include "lib/rules/private_value.h"

struct answer_private {
    const struct private_values *values; /* what may stand although it looks private: the office's own */
    const char *requester;               /* name of whoever asked; "" unknown */
};

/* What TEXT holds of a person, in words: an identity number, a telephone number, a mail address or the requester's name; NULL nothing. */
const char *answer_private_in(struct arena *arena, const struct answer_private *what, const char *text);

/* Adds a fault for every column that is about single persons by its heading, and every heading, unit and cell in which answer_private_in finds
 * something; a doubt for every cell that reads like a person's name. Not complete: people look, too. */
void answer_private_find(struct arena *arena, const struct answer_private *what, struct answer_table *table);

/* Hides the figures of rows that count 1 to SMALLEST - 1 persons, and of further rows until no hidden one can be had back from the total. A
 * fault when there are several rows of totals: one could give it back. */
void answer_small_groups(struct arena *arena, int64_t smallest, struct answer_table *table);
