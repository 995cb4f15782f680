/* Scope: the canonical text of a dataset: one line a row, hashed as a whole at the approval and part by part, so that a check can
 * say where a content differs. Exports: dataset_content_hash, dataset_digests_add, struct dataset_check, dataset_verify. */
#pragma once

#include "lib/store/dataset.h"

/* SHA-256 over the lines of all rows: anyone with the rows can compute it again. */
enum result dataset_content_hash(struct db *db, struct dataset_id id, uint8_t out[static DATASET_HASH_BYTES]);

/* Stores the hash of each part; while the dataset is corrected and about to be approved. */
enum result dataset_digests_add(struct tx *tx, struct dataset_id id);

struct dataset_check {
    bool same;
    const char *parts; /* when not: the parts that differ, "answers, figure"; "" when no digests were kept, as before version 5. Of the arena */
};

/* Computes the hash of an approved dataset anew. REFUSED_STALE when it is not approved. */
enum result dataset_verify(struct db *db, struct arena *arena, const struct dataset *dataset, struct dataset_check *ret);
