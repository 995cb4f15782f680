/* Scope: lines of a permits dataset. */
#include "lib/store/permits.h"

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST, ADD_TOTAL, TOTALS };

static const struct statement ROWS[] = {
    [ADD] = { "permit_add", FOR_STAFF,
              "INSERT INTO permit_row (dataset_id, " PERMIT_COLUMNS ") VALUES (:dataset, :position, :channel, :permit_type, :month, "
              ":issued, :on_time)" },
    [LIST] = { "permit_list", FOR_STAFF, "SELECT " PERMIT_COLUMNS " FROM permit_row WHERE dataset_id = :dataset ORDER BY position" },
    [ADD_TOTAL] = { "permit_total_add", FOR_STAFF,
                    "INSERT INTO permit_published_total (dataset_id, channel, published_total) VALUES (:dataset, :channel, :total)" },
    [TOTALS] = { "permit_total_list", FOR_STAFF,
                 "SELECT channel, published_total FROM permit_published_total WHERE dataset_id = :dataset ORDER BY channel" },
};
const struct statement_table PERMITS_STATEMENTS = STATEMENT_TABLE(FAMILY_PERMITS, ROWS);

enum result permit_add(struct tx *tx, struct dataset_id id, const struct permit *row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &PERMITS_STATEMENTS, ADD);
    bind_number(&query, ":dataset", id.value);
    bind_number(&query, ":position", row->position);
    bind_text(&query, ":channel", row->channel);
    bind_text(&query, ":permit_type", row->permit_type);
    bind_text(&query, ":month", row->month);
    bind_number(&query, ":issued", row->issued);
    bind_optional_number(&query, ":on_time", row->on_time);
    return query_run(&query);
}

void permit_fill(struct query *query, struct arena *arena, void *place) {
    struct permit *row = place;
    row->position = take_number(query);
    row->channel = take_text(query, arena);
    row->permit_type = take_text(query, arena);
    row->month = take_text(query, arena);
    row->issued = take_number(query);
    row->on_time = take_optional_number(query);
}

enum result permit_list(struct db *db, struct arena *arena, struct dataset_id id, struct permits *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &PERMITS_STATEMENTS, LIST);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, permit_fill, ret);
}

enum result permit_total_add(struct tx *tx, struct dataset_id id, const struct permit_total *total) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &PERMITS_STATEMENTS, ADD_TOTAL);
    bind_number(&query, ":dataset", id.value);
    bind_text(&query, ":channel", total->channel);
    bind_number(&query, ":total", total->published_total);
    return query_run(&query);
}

void permit_total_fill(struct query *query, struct arena *arena, void *place) {
    struct permit_total *total = place;
    total->channel = take_text(query, arena);
    total->published_total = take_number(query);
}

enum result permit_total_list(struct db *db, struct arena *arena, struct dataset_id id, struct permit_totals *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &PERMITS_STATEMENTS, TOTALS);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, permit_total_fill, ret);
}
