/* Scope: recomputing the hash of approved datasets, for `loket dataset verify` and `loket doctor`.
 * Exports: struct dataset_audit, dataset_audit_all, dataset_audit_words. */
#pragma once

#include "lib/store/dataset_content.h"

struct dataset_audit {
    size_t same, different;
    const char *first; /* title and parts of the first that differs; NULL: none. Of the arena */
};

/* Checks every approved dataset, or the one with KEY ("survey 2024-Q2") when ONLY is not NULL; revisions one by one. PRINTS a line for each. */
enum result dataset_audit_all(struct db *db, struct arena *arena, const struct dataset_about *only, bool prints, struct dataset_audit *ret);

/* "5 data sama dengan saat disetujui"; owned by ARENA. */
const char *dataset_audit_words(struct arena *arena, const struct dataset_audit *audit);
