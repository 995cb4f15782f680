/* Scope: a stored table made of an answer, for people: staff before it is approved, everybody afterwards. Exports: the answer_ functions below. */
#pragma once

#include <jansson.h>

#include "lib/store/answer_table.h"

#define ANSWER_HIDDEN "disembunyikan"

/* The cell of ROW and COLUMN (from 0) as people read it: "1.234,5", ANSWER_HIDDEN, "–" for none. Owned by ARENA. */
const char *answer_cell_text(struct arena *arena, const struct answer_stored *table, size_t row, size_t column);

/* Its number times 10^decimals of the column; unknown for words, hidden and empty cells. */
struct optional_number answer_cell_number(const struct answer_stored *table, size_t row, size_t column);

/* True for a row of totals. */
bool answer_row_is_total(const struct answer_stored *table, size_t row);

/* The first MOST rows for partials/data_table, a new reference; a note says how many more there are. */
json_t *answer_data_table(struct arena *arena, const struct answer_stored *table, const char *caption, size_t most);

/* "Angka 2 baris disembunyikan: …", NULL when none is. Owned by ARENA. */
const char *answer_hidden_text(struct arena *arena, int64_t hidden_rows, int smallest);
