/* Scope: lines of an investment dataset. Exports: investment_add, investment_list. */
#pragma once

#include "lib/store/dataset.h"

struct investment {
    int64_t position;    /* in the source */
    const char *status;  /* "pmdn" or "pma" */
    const char *level;   /* "total", "sector", "item" */
    const char *sector;  /* of an item; "" for the total and the sector itself */
    const char *name;    /* as printed */
    struct optional_number amount_rupiah, amount_us_cents, projects, domestic_workers, foreign_workers;
};
struct investments {
    struct investment *rows;
    size_t count;
};

enum result investment_add(struct tx *tx, struct dataset_id id, const struct investment *row);

/* By status, then position. */
enum result investment_list(struct db *db, struct arena *arena, struct dataset_id id, struct investments *ret);
