/* Scope: the rows of a set of figures in and out of their dataset. For lib/store/figure_import.c. Exports: figure_rows_join, figure_rows_put. */
#pragma once

#include "lib/rules/figure_rows.h"
#include "lib/store/dataset.h"

/* *ret: SET is investment, and the dataset holds rows of the other status alone. */
enum result figure_rows_join(struct db *db, struct arena *arena, struct dataset_id id, const struct figure_set *set, bool *ret);

/* Writes the rows of SET, those of the same kind (of investment: and status) that were there go. A difference that is the same as before keeps its
 * note. The dataset is draft or returned. */
enum result figure_rows_put(struct tx *tx, struct arena *arena, struct dataset_id id, const struct figure_set *set);
