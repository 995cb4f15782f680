/* Scope: lists of cases an officer keeps under a name. Exports: struct saved_filter and its functions. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define SAVED_FILTERS_MOST 10 /* of one account; more would be no shortcut, and stops a table from being filled */
#define SAVED_FILTER_NAME_LONGEST 60
#define SAVED_FILTER_QUERY_LONGEST 1000

struct saved_filter { const char *name, *query; };
struct saved_filters {
    struct saved_filter *rows;
    size_t count;
};

/* By name. */
enum result saved_filter_list(struct db *db, struct arena *arena, struct staff_id staff, struct saved_filters *ret);

/* Adds the filter or changes the one with its name; REFUSED_TOO_LARGE when the account has SAVED_FILTERS_MOST others. */
enum result saved_filter_keep(struct tx *tx, struct arena *arena, struct staff_id staff, const struct saved_filter *filter);

/* One that is not there is gone already. */
enum result saved_filter_drop(struct tx *tx, struct staff_id staff, const char *name);
