/* Scope: programme budgets of a year. */
#include "lib/store/budget.h"

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST };

static const struct statement ROWS[] = {
    [ADD] = { "budget_add", FOR_STAFF,
              "INSERT INTO budget_row (dataset_id, " BUDGET_COLUMNS ") VALUES (:dataset, :position, :level, :name, :budget, :realised, :percent)" },
    [LIST] = { "budget_list", FOR_STAFF, "SELECT " BUDGET_COLUMNS " FROM budget_row WHERE dataset_id = :dataset ORDER BY position" },
};
const struct statement_table BUDGET_STATEMENTS = STATEMENT_TABLE(FAMILY_BUDGET, ROWS);

enum result budget_add(struct tx *tx, struct dataset_id id, const struct budget_line *row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &BUDGET_STATEMENTS, ADD);
    bind_number(&query, ":dataset", id.value);
    bind_number(&query, ":position", row->position);
    bind_text(&query, ":level", row->level);
    bind_text(&query, ":name", row->name);
    bind_optional_number(&query, ":budget", row->budget_sen);
    bind_optional_number(&query, ":realised", row->realised_sen);
    bind_text(&query, ":percent", row->published_percent);
    return query_run(&query);
}

void budget_fill(struct query *query, struct arena *arena, void *place) {
    struct budget_line *row = place;
    row->position = take_number(query);
    row->level = take_text(query, arena);
    row->name = take_text(query, arena);
    row->budget_sen = take_optional_number(query);
    row->realised_sen = take_optional_number(query);
    row->published_percent = take_text(query, arena);
}

enum result budget_list(struct db *db, struct arena *arena, struct dataset_id id, struct budget_lines *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &BUDGET_STATEMENTS, LIST);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, budget_fill, ret);
}
