/* Scope: targets of investment by year, and what earlier years realised. Exports: struct target, target_add, target_list,
 * target_past. */
#pragma once

#include "lib/rules/figure_file.h"
#include "lib/store/dataset.h"

struct target {
    int64_t position, year;
    const char *measure; /* "target_renstra", "target_bkpm", "realisation", "realisation_pmdn", "realisation_pma", "sector_konstruksi" */
    int64_t amount_rupiah;
    const char *note;    /* of the source */
};
struct targets {
    struct target *rows;
    size_t count;
};

enum result target_add(struct tx *tx, struct dataset_id id, const struct target *row);

/* By position. */
enum result target_list(struct db *db, struct arena *arena, struct dataset_id id, struct targets *ret);

/* What was realised each year, by the approved datasets; of two that tell a year the one approved last. ret->office stays the caller's. */
enum result target_past(struct db *db, struct arena *arena, struct figure_past *ret);
