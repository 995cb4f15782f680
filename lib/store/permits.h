/* Scope: lines of a permits dataset and the totals earlier reports printed. Exports: the permit_ functions. */
#pragma once

#include "lib/store/dataset.h"

struct permit {
    int64_t position;
    const char *channel, *permit_type; /* "OSS-RBA"; as printed */
    const char *month;                 /* "2024-04" */
    int64_t issued;
    struct optional_number on_time;    /* of these, within the time promised */
};
struct permits {
    struct permit *rows;
    size_t count;
};
struct permit_total {
    const char *channel;
    int64_t published_total;
};
struct permit_totals {
    struct permit_total *rows;
    size_t count;
};

enum result permit_add(struct tx *tx, struct dataset_id id, const struct permit *row);
enum result permit_list(struct db *db, struct arena *arena, struct dataset_id id, struct permits *ret);
enum result permit_total_add(struct tx *tx, struct dataset_id id, const struct permit_total *total);
enum result permit_total_list(struct db *db, struct arena *arena, struct dataset_id id, struct permit_totals *ret);
