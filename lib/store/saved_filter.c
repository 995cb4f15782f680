/* Scope: filters under a name. */
#include "lib/store/saved_filter.h"

#include <string.h>

#include "lib/store/families.h"

enum { LIST, KEEP, DROP };

static const struct statement ROWS[] = {
    [LIST] = { "saved_filter_list", FOR_STAFF, "SELECT name, query FROM saved_filter WHERE staff_id = :staff_id ORDER BY name" },
    [KEEP] = { "saved_filter_keep", FOR_STAFF,
               "INSERT INTO saved_filter (staff_id, name, query) VALUES (:staff_id, :name, :query) "
               "ON CONFLICT (staff_id, name) DO UPDATE SET query = excluded.query" },
    [DROP] = { "saved_filter_drop", FOR_STAFF, "DELETE FROM saved_filter WHERE staff_id = :staff_id AND name = :name" },
};
const struct statement_table SAVED_FILTER_STATEMENTS = STATEMENT_TABLE(FAMILY_SAVED_FILTER, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct saved_filter *filter = place;
    filter->name = take_text(query, arena);
    filter->query = take_text(query, arena);
}

enum result saved_filter_list(struct db *db, struct arena *arena, struct staff_id staff, struct saved_filters *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SAVED_FILTER_STATEMENTS, LIST);
    bind_number(&query, ":staff_id", staff.value);
    return query_list(&query, arena, fill, ret);
}

static size_t count_others(const struct saved_filters *filters, const char *name) {
    size_t count = 0;
    for (size_t i = 0; i < filters->count; i++) count += strcmp(filters->rows[i].name, name) != 0;
    return count;
}

enum result saved_filter_keep(struct tx *tx, struct arena *arena, struct staff_id staff, const struct saved_filter *filter) {
    struct saved_filters filters;
    enum result result = saved_filter_list(tx->db, arena, staff, &filters);
    if (result != DONE) return result;
    if (count_others(&filters, filter->name) >= SAVED_FILTERS_MOST) return REFUSED_TOO_LARGE;
    CLEANUP_QUERY struct query query = query_start(tx->db, &SAVED_FILTER_STATEMENTS, KEEP);
    bind_number(&query, ":staff_id", staff.value);
    bind_text(&query, ":name", filter->name);
    bind_text(&query, ":query", filter->query);
    return query_run(&query);
}

enum result saved_filter_drop(struct tx *tx, struct staff_id staff, const char *name) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SAVED_FILTER_STATEMENTS, DROP);
    bind_number(&query, ":staff_id", staff.value);
    bind_text(&query, ":name", name);
    return query_run(&query);
}
