/* Scope: investment by country and by scale. */
#include "lib/store/investment_parts.h"

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST };

static const struct statement ROWS[] = {
    [ADD] = { "investment_part_add", FOR_STAFF,
              "INSERT INTO investment_part (dataset_id, " INVESTMENT_PART_COLUMNS ") VALUES (:dataset, :status, :attribute, :position, :value, "
              ":rupiah, :us_cents, :projects, :domestic, :foreign)" },
    [LIST] = { "investment_part_list", FOR_STAFF,
               "SELECT " INVESTMENT_PART_COLUMNS " FROM investment_part WHERE dataset_id = :dataset ORDER BY status, attribute, position" },
};
const struct statement_table INVESTMENT_PART_STATEMENTS = STATEMENT_TABLE(FAMILY_INVESTMENT_PART, ROWS);

enum result investment_part_add(struct tx *tx, struct dataset_id id, const struct investment_part *row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &INVESTMENT_PART_STATEMENTS, ADD);
    bind_number(&query, ":dataset", id.value);
    bind_text(&query, ":status", row->status);
    bind_text(&query, ":attribute", row->attribute);
    bind_number(&query, ":position", row->position);
    bind_text(&query, ":value", row->value);
    bind_optional_number(&query, ":rupiah", row->amount_rupiah);
    bind_optional_number(&query, ":us_cents", row->amount_us_cents);
    bind_optional_number(&query, ":projects", row->projects);
    bind_optional_number(&query, ":domestic", row->domestic_workers);
    bind_optional_number(&query, ":foreign", row->foreign_workers);
    return query_run(&query);
}

void investment_part_fill(struct query *query, struct arena *arena, void *place) {
    struct investment_part *row = place;
    row->status = take_text(query, arena);
    row->attribute = take_text(query, arena);
    row->position = take_number(query);
    row->value = take_text(query, arena);
    row->amount_rupiah = take_optional_number(query);
    row->amount_us_cents = take_optional_number(query);
    row->projects = take_optional_number(query);
    row->domestic_workers = take_optional_number(query);
    row->foreign_workers = take_optional_number(query);
}

enum result investment_part_list(struct db *db, struct arena *arena, struct dataset_id id, struct investment_parts *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &INVESTMENT_PART_STATEMENTS, LIST);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, investment_part_fill, ret);
}
