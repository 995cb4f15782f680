/* Scope: lines of an investment dataset. */
#include "lib/store/investment.h"

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST };

static const struct statement ROWS[] = {
    [ADD] = { "investment_add", FOR_STAFF,
              "INSERT INTO investment_row (dataset_id, " INVESTMENT_COLUMNS ") VALUES (:dataset, :position, :status, :level, :sector, "
              ":name, :rupiah, :us_cents, :projects, :domestic, :foreign)" },
    [LIST] = { "investment_list", FOR_STAFF,
               "SELECT " INVESTMENT_COLUMNS " FROM investment_row WHERE dataset_id = :dataset ORDER BY status, position" },
};
const struct statement_table INVESTMENT_STATEMENTS = STATEMENT_TABLE(FAMILY_INVESTMENT, ROWS);

enum result investment_add(struct tx *tx, struct dataset_id id, const struct investment *row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &INVESTMENT_STATEMENTS, ADD);
    bind_number(&query, ":dataset", id.value);
    bind_number(&query, ":position", row->position);
    bind_text(&query, ":status", row->status);
    bind_text(&query, ":level", row->level);
    bind_text(&query, ":sector", row->sector);
    bind_text(&query, ":name", row->name);
    bind_optional_number(&query, ":rupiah", row->amount_rupiah);
    bind_optional_number(&query, ":us_cents", row->amount_us_cents);
    bind_optional_number(&query, ":projects", row->projects);
    bind_optional_number(&query, ":domestic", row->domestic_workers);
    bind_optional_number(&query, ":foreign", row->foreign_workers);
    return query_run(&query);
}

void investment_fill(struct query *query, struct arena *arena, void *place) {
    struct investment *row = place;
    row->position = take_number(query);
    row->status = take_text(query, arena);
    row->level = take_text(query, arena);
    row->sector = take_text(query, arena);
    row->name = take_text(query, arena);
    row->amount_rupiah = take_optional_number(query);
    row->amount_us_cents = take_optional_number(query);
    row->projects = take_optional_number(query);
    row->domestic_workers = take_optional_number(query);
    row->foreign_workers = take_optional_number(query);
}

enum result investment_list(struct db *db, struct arena *arena, struct dataset_id id, struct investments *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &INVESTMENT_STATEMENTS, LIST);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, investment_fill, ret);
}
