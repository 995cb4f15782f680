/* Scope: investment by country and by scale of the company. Exports: struct investment_part, investment_part_add, investment_part_list. */
#pragma once

#include "lib/store/dataset.h"

struct investment_part {
    int64_t position;      /* in the source */
    const char *status;    /* "pmdn" or "pma" */
    const char *attribute; /* "country" or "scale" */
    const char *value;     /* "Singapura"; "umk" or "non-umk" */
    struct optional_number amount_rupiah, amount_us_cents, projects, domestic_workers, foreign_workers;
};
struct investment_parts {
    struct investment_part *rows;
    size_t count;
};

enum result investment_part_add(struct tx *tx, struct dataset_id id, const struct investment_part *row);

/* By status, attribute, then position. */
enum result investment_part_list(struct db *db, struct arena *arena, struct dataset_id id, struct investment_parts *ret);
