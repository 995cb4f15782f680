/* Scope: what is published already, for whoever is about to ask for it; counting requests that were not needed.
 * Exports: struct published, struct published_list, published_list_read, request_avoid, request_avoided_count. */
#pragma once

#include "lib/base/date.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define PUBLISHED_MOST 400 /* datasets looked through, the newest first: a question answers within a page's time */

struct published {
    struct dataset_id id;
    const char *kind, *period, *scope, *title;
    const char *words; /* of a table made of an answer: what it tells, and its columns; "" else */
};

struct published_list {
    struct published *rows;
    size_t count;
};

/* Approved datasets, the newest period first; owned by ARENA. */
enum result published_list_read(struct db *db, struct arena *arena, struct published_list *ret);

/* Counts one request that was not needed in the month of TODAY and gives what the dataset is about. REFUSED_ABSENT for none that is
 * published. */
struct avoidance { struct dataset_id dataset; day_number today; };
enum result request_avoid(struct tx *tx, struct arena *arena, const struct avoidance *avoidance, struct published *ret);

/* How many there were in the months from FIRST to LAST, both included. */
struct avoided_span { day_number first, last; };
enum result request_avoided_count(struct db *db, const struct avoided_span *span, int64_t *ret);
