/* Scope: targets of investment by year. */
#include "lib/store/targets.h"

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST, PAST };

static const struct statement ROWS[] = {
    [ADD] = { "target_add", FOR_STAFF,
              "INSERT INTO target_row (dataset_id, " TARGET_COLUMNS ") VALUES (:dataset, :position, :year, :measure, :rupiah, :note)" },
    [LIST] = { "target_list", FOR_STAFF, "SELECT " TARGET_COLUMNS " FROM target_row WHERE dataset_id = :dataset ORDER BY position" },
    [PAST] = { "target_past", FOR_STAFF,
               "SELECT year, amount_rupiah FROM target_row JOIN dataset AS d ON d.id = dataset_id WHERE measure = 'realisation' AND d.state = 'approved' "
               "AND NOT EXISTS (SELECT 1 FROM dataset AS later JOIN target_row AS row ON row.dataset_id = later.id WHERE row.measure = 'realisation' "
               "AND row.year = target_row.year AND later.state = 'approved' AND (later.approved_at, later.revision, later.id) > (d.approved_at, d.revision, d.id)) ORDER BY year" },
};
const struct statement_table TARGET_STATEMENTS = STATEMENT_TABLE(FAMILY_TARGET, ROWS);

enum result target_add(struct tx *tx, struct dataset_id id, const struct target *row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &TARGET_STATEMENTS, ADD);
    bind_number(&query, ":dataset", id.value);
    bind_number(&query, ":position", row->position);
    bind_number(&query, ":year", row->year);
    bind_text(&query, ":measure", row->measure);
    bind_number(&query, ":rupiah", row->amount_rupiah);
    bind_text(&query, ":note", row->note);
    return query_run(&query);
}

void target_fill(struct query *query, struct arena *arena, void *place) {
    struct target *row = place;
    row->position = take_number(query);
    row->year = take_number(query);
    row->measure = take_text(query, arena);
    row->amount_rupiah = take_number(query);
    row->note = take_text(query, arena);
}

enum result target_list(struct db *db, struct arena *arena, struct dataset_id id, struct targets *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &TARGET_STATEMENTS, LIST);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, target_fill, ret);
}

static void past_fill(struct query *query, struct arena *arena, void *place) {
    struct figure_past_year *row = place;
    (void)arena;
    row->year = take_number(query);
    row->rupiah = take_number(query);
}

enum result target_past(struct db *db, struct arena *arena, struct figure_past *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &TARGET_STATEMENTS, PAST);
    return query_list(&query, arena, past_fill, ret);
}
