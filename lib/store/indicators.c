/* Scope: performance indicators of a year. */
#include "lib/store/indicators.h"

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST };

static const struct statement ROWS[] = {
    [ADD] = { "indicator_add", FOR_STAFF,
              "INSERT INTO indicator_row (dataset_id, " INDICATOR_COLUMNS ") VALUES (:dataset, :position, :goal, :indicator, :unit, :direction, "
              ":target, :realisation, :final_target, :final_year, :published_achievement, :note)" },
    [LIST] = { "indicator_list", FOR_STAFF, "SELECT " INDICATOR_COLUMNS " FROM indicator_row WHERE dataset_id = :dataset ORDER BY position" },
};
const struct statement_table INDICATOR_STATEMENTS = STATEMENT_TABLE(FAMILY_INDICATOR, ROWS);

enum result indicator_add(struct tx *tx, struct dataset_id id, const struct indicator *row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &INDICATOR_STATEMENTS, ADD);
    bind_number(&query, ":dataset", id.value);
    bind_number(&query, ":position", row->position);
    bind_text(&query, ":goal", row->goal);
    bind_text(&query, ":indicator", row->indicator);
    bind_text(&query, ":unit", row->unit);
    bind_text(&query, ":direction", row->direction);
    bind_text(&query, ":target", row->target);
    bind_text(&query, ":realisation", row->realisation);
    bind_text(&query, ":final_target", row->final_target);
    bind_optional_number(&query, ":final_year", row->final_year);
    bind_text(&query, ":published_achievement", row->published_achievement);
    bind_text(&query, ":note", row->note);
    return query_run(&query);
}

void indicator_fill(struct query *query, struct arena *arena, void *place) {
    struct indicator *row = place;
    row->position = take_number(query);
    row->goal = take_text(query, arena);
    row->indicator = take_text(query, arena);
    row->unit = take_text(query, arena);
    row->direction = take_text(query, arena);
    row->target = take_text(query, arena);
    row->realisation = take_text(query, arena);
    row->final_target = take_text(query, arena);
    row->final_year = take_optional_number(query);
    row->published_achievement = take_text(query, arena);
    row->note = take_text(query, arena);
}

enum result indicator_list(struct db *db, struct arena *arena, struct dataset_id id, struct indicators *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &INDICATOR_STATEMENTS, LIST);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, indicator_fill, ret);
}
