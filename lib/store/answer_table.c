/* Scope: tables made of answers. */
#include "lib/store/answer_table.h"

#include <string.h>

#include "lib/rules/dataset_states.h"
#include "lib/rules/period.h"
#include "lib/store/dataset_internal.h"
#include "lib/store/erratum.h"
#include "lib/store/families.h"
#include "lib/store/figure_import.h"

enum { ADD_TABLE, ADD_COLUMN, ADD_CELL, CLEAR_CELLS, CLEAR_COLUMNS, CLEAR_TABLE, NOTE_IMPORT, RENEW, OF_REQUEST, NUMBER,
       TABLE, COLUMNS, CELLS, PUBLIC_TABLE, PUBLIC_COLUMNS, PUBLIC_CELLS };

#define CLEAR(table) "DELETE FROM " table " WHERE dataset_id = :dataset"
#define TABLE_COLUMNS "description, rhythm, licence, hidden_rows"
#define COLUMN_COLUMNS "name, label, kind, unit, decimals"

static const struct statement ROWS[] = {
    [ADD_TABLE] = { "answer_table_add", FOR_STAFF,
                    "INSERT INTO answer_table (dataset_id, case_id, description, rhythm, licence, hidden_rows) "
                    "VALUES (:dataset, :case, :description, :rhythm, :licence, :hidden)" },
    [ADD_COLUMN] = { "answer_column_add", FOR_STAFF,
                     "INSERT INTO answer_column (dataset_id, position, name, label, kind, unit, decimals) "
                     "VALUES (:dataset, :position, :name, :label, :kind, :unit, :decimals)" },
    [ADD_CELL] = { "answer_cell_add", FOR_STAFF,
                   "INSERT INTO answer_cell (dataset_id, line, position, value, hidden) VALUES (:dataset, :line, :position, :value, :hidden)" },
    [CLEAR_CELLS] = { "answer_cells_clear", FOR_STAFF, CLEAR("answer_cell") },
    [CLEAR_COLUMNS] = { "answer_columns_clear", FOR_STAFF, CLEAR("answer_column") },
    [CLEAR_TABLE] = { "answer_table_clear", FOR_STAFF, CLEAR("answer_table") },
    [NOTE_IMPORT] = { "answer_import_add", FOR_STAFF,
                      "INSERT INTO figure_import (nonce, dataset_id, file_sha256, position) VALUES (:nonce, :dataset, :file, 1)" },
    [RENEW] = { "answer_renew", FOR_STAFF,
                "UPDATE dataset SET title = :title, source = :source, imported_at = :now WHERE id = :dataset AND state IN ('draft', 'returned')" },
    [OF_REQUEST] = { "answer_of_request", FOR_STAFF,
                     "SELECT " DATASET_COLUMNS ", state FROM dataset WHERE id IN (SELECT dataset_id FROM answer_table WHERE case_id = :case) "
                     "ORDER BY period DESC, revision DESC, id" },
    [NUMBER] = { "answer_request_number", FOR_STAFF,
                 "SELECT number FROM cases AS c JOIN answer_table AS made ON made.case_id = c.id WHERE dataset_id = :dataset "
                 "AND NOT EXISTS (SELECT 1 FROM case_erasure AS e WHERE e.case_id = c.id) AND NOT EXISTS (SELECT 1 FROM case_exclusion AS x WHERE x.case_id = c.id "
                 "AND (x.staff_id = :viewer OR x.unit_code = (SELECT unit_code FROM staff WHERE id = :viewer)))" },
    [TABLE] = { "answer_table_read", FOR_STAFF, "SELECT case_id, " TABLE_COLUMNS " FROM answer_table WHERE dataset_id = :dataset" },
    [COLUMNS] = { "answer_columns_read", FOR_STAFF, "SELECT " COLUMN_COLUMNS " FROM answer_column WHERE dataset_id = :dataset ORDER BY position" },
    [CELLS] = { "answer_cells_read", FOR_STAFF, "SELECT value, hidden FROM answer_cell WHERE dataset_id = :dataset ORDER BY line, position" },
    [PUBLIC_TABLE] = { "public_answer_table", FOR_BUILDER, "SELECT 0, " TABLE_COLUMNS " FROM public_answer WHERE dataset_id = :dataset" },
    [PUBLIC_COLUMNS] = { "public_answer_columns", FOR_BUILDER,
                         "SELECT " COLUMN_COLUMNS " FROM public_answer_column WHERE dataset_id = :dataset ORDER BY position" },
    [PUBLIC_CELLS] = { "public_answer_cells", FOR_BUILDER, "SELECT value, hidden FROM public_answer_cell WHERE dataset_id = :dataset ORDER BY line, position" },
};
const struct statement_table ANSWER_STATEMENTS = STATEMENT_TABLE(FAMILY_ANSWER, ROWS);

static struct query start_for(struct db *db, unsigned row, struct dataset_id id) {
    struct query query = query_start(db, &ANSWER_STATEMENTS, row);
    bind_number(&query, ":dataset", id.value);
    return query;
}

/* ---- which dataset ---- */

struct adding {
    struct tx *tx;
    struct arena *arena;
    const struct actor *actor;
    instant now;
    const struct answer_new *new;
    const char *scope;
};

static enum result add_dataset(const struct adding *adding, struct dataset_id *ret) {
    const struct answer_new *new = adding->new;
    struct dataset dataset = { .kind = dataset_kind_text(DATASET_ANSWER), .period = new->period, .scope = adding->scope, .title = new->title,
                               .source = new->source };
    return dataset_add(adding->tx, adding->actor, adding->now, &dataset, ret);
}

/* A step of its own, so that nobody goes on with a version of the draft they saw before. */
static enum result renew(const struct adding *adding, const struct dataset *dataset) {
    struct dataset_act act = { dataset->id, dataset->version, dataset_action_text(DATASET_REVISE), "Tabel diisi lagi" };
    enum result result = dataset_act(adding->tx, adding->actor, adding->now, &act);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = start_for(adding->tx->db, RENEW, dataset->id);
    bind_text(&query, ":title", adding->new->title);
    bind_text(&query, ":source", adding->new->source);
    bind_instant(&query, ":now", adding->now);
    return query_run_changing(&query);
}

static bool is_open(const struct dataset *dataset) {
    return strcmp(dataset->state, "draft") == 0 || strcmp(dataset->state, "returned") == 0;
}

static enum result dataset_for(const struct adding *adding, struct dataset_id *ret) {
    struct dataset found;
    struct dataset_about about = { dataset_kind_text(DATASET_ANSWER), adding->new->period, adding->scope };
    enum result result = dataset_by_period(adding->tx->db, adding->arena, &about, &found);
    if (result == REFUSED_ABSENT || (result == DONE && !is_open(&found))) return add_dataset(adding, ret);
    if (result != DONE) return result;
    *ret = found.id;
    return adding->new->replaces ? renew(adding, &found) : REFUSED_STALE;
}

/* ---- in ---- */

static enum result clear(struct tx *tx, struct dataset_id id) {
    enum result result = DONE;
    for (unsigned row = CLEAR_CELLS; result == DONE && row <= CLEAR_TABLE; row++) {
        CLEANUP_QUERY struct query query = start_for(tx->db, row, id);
        result = query_run(&query);
    }
    return result;
}

static enum result put_table(const struct adding *adding, struct dataset_id id, const struct answer_table *table) {
    const struct answer_new *new = adding->new;
    CLEANUP_QUERY struct query query = start_for(adding->tx->db, ADD_TABLE, id);
    bind_number(&query, ":case", new->request.value);
    bind_text(&query, ":description", new->description);
    bind_text(&query, ":rhythm", answer_rhythm_text(new->rhythm));
    bind_text(&query, ":licence", new->licence);
    bind_number(&query, ":hidden", (int64_t)table->hidden_count);
    return query_run(&query);
}

static enum result put_column(struct tx *tx, struct dataset_id id, size_t position, const struct answer_column *column) {
    CLEANUP_QUERY struct query query = start_for(tx->db, ADD_COLUMN, id);
    bind_number(&query, ":position", (int64_t)position);
    bind_text(&query, ":name", column->name);
    bind_text(&query, ":label", column->label);
    bind_text(&query, ":kind", answer_kind_text(column->kind));
    bind_text(&query, ":unit", column->unit);
    bind_number(&query, ":decimals", column->decimals);
    return query_run(&query);
}

static enum result put_row(struct tx *tx, struct dataset_id id, size_t line, const struct answer_table *table) {
    const struct answer_row *row = &table->rows[line - 1];
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < table->column_count; i++) {
        bool is_hidden = row->is_hidden && answer_kind_is_number(table->columns[i].kind);
        CLEANUP_QUERY struct query query = start_for(tx->db, ADD_CELL, id);
        bind_number(&query, ":line", (int64_t)line);
        bind_number(&query, ":position", (int64_t)i + 1);
        bind_text(&query, ":value", is_hidden ? "" : row->cells[i]);
        bind_number(&query, ":hidden", is_hidden);
        result = query_run(&query);
    }
    return result;
}

static enum result note_import(const struct adding *adding, struct dataset_id id) {
    CLEANUP_QUERY struct query query = start_for(adding->tx->db, NOTE_IMPORT, id);
    bind_bytes(&query, ":nonce", adding->new->nonce.bytes, sizeof adding->new->nonce.bytes);
    bind_bytes(&query, ":file", adding->new->file_sha256, sizeof adding->new->file_sha256);
    return query_run(&query);
}

static enum result put(const struct adding *adding, struct dataset_id id, const struct answer_table *table) {
    enum result result = clear(adding->tx, id);
    if (result == DONE) result = put_table(adding, id, table);
    for (size_t i = 0; result == DONE && i < table->column_count; i++) result = put_column(adding->tx, id, i + 1, &table->columns[i]);
    for (size_t i = 0; result == DONE && i < table->row_count; i++) result = put_row(adding->tx, id, i + 1, table);
    if (result == DONE) result = errata_compare(adding->tx, id);
    return result == DONE ? note_import(adding, id) : result;
}

enum result answer_add(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, const struct answer_new *new,
                       const struct answer_table *table, struct dataset_id *ret) {
    struct adding adding = { tx, arena, actor, now, new, answer_scope(arena, new->title) };
    struct period period;
    if (table->fault_count > 0 || table->column_count == 0 || *adding.scope == '\0' || !period_parse(new->period, &period)) return REFUSED_INVALID;
    enum result result = figure_import_by_nonce(tx->db, &new->nonce, ret);
    if (result != REFUSED_ABSENT) return result;
    result = dataset_for(&adding, ret);
    return result == DONE ? put(&adding, *ret, table) : result;
}

/* ---- out ---- */

static void fill_column(struct query *query, struct arena *arena, void *place) {
    struct answer_column *column = place;
    column->name = take_text(query, arena);
    column->label = take_text(query, arena);
    (void)answer_kind_parse(take_text(query, arena), &column->kind);
    column->unit = take_text(query, arena);
    column->decimals = (unsigned)take_number(query);
}

static void fill_cell(struct query *query, struct arena *arena, void *place) {
    struct answer_cell *cell = place;
    cell->value = take_text(query, arena);
    cell->hidden = take_flag(query);
}

static enum result read_facts(struct db *db, struct arena *arena, struct dataset_id id, unsigned row, struct answer_stored *ret) {
    CLEANUP_QUERY struct query query = start_for(db, row, id);
    if (!query_row(&query)) return query_absent(&query);
    ret->request.value = take_number(&query);
    ret->description = take_text(&query, arena);
    ret->rhythm = take_text(&query, arena);
    ret->licence = take_text(&query, arena);
    ret->hidden_rows = take_number(&query);
    return query.result;
}

static enum result read_columns(struct db *db, struct arena *arena, struct dataset_id id, unsigned row, struct answer_stored *ret) {
    struct { struct answer_column *rows; size_t count; } columns = { 0 };
    CLEANUP_QUERY struct query query = start_for(db, row, id);
    enum result result = query_list(&query, arena, fill_column, &columns);
    for (size_t i = 0; result == DONE && i < columns.count; i++) columns.rows[i].from = i;
    ret->columns = columns.rows;
    ret->column_count = columns.count;
    return result;
}

static enum result read_cells(struct db *db, struct arena *arena, struct dataset_id id, unsigned row, struct answer_stored *ret) {
    struct { struct answer_cell *rows; size_t count; } cells = { 0 };
    CLEANUP_QUERY struct query query = start_for(db, row, id);
    enum result result = query_list(&query, arena, fill_cell, &cells);
    ret->cells = cells.rows;
    ret->row_count = result == DONE && ret->column_count > 0 ? cells.count / ret->column_count : 0;
    return result;
}

/* FIRST is the row of the table, columns and cells come behind it. */
static enum result read_all(struct db *db, struct arena *arena, struct dataset_id id, unsigned first, struct answer_stored *ret) {
    enum result result = read_facts(db, arena, id, first, ret);
    if (result == DONE) result = read_columns(db, arena, id, first + 1, ret);
    return result == DONE ? read_cells(db, arena, id, first + 2, ret) : result;
}

enum result answer_read(struct db *db, struct arena *arena, struct dataset_id id, struct answer_stored *ret) {
    return read_all(db, arena, id, TABLE, ret);
}

enum result public_answer_read(struct db *db, struct arena *arena, struct dataset_id id, struct answer_stored *ret) {
    return read_all(db, arena, id, PUBLIC_TABLE, ret);
}

static void fill_made(struct query *query, struct arena *arena, void *place) {
    struct dataset *dataset = place;
    dataset_fill(query, arena, dataset);
    dataset->state = take_text(query, arena);
}

enum result answer_of_request(struct db *db, struct arena *arena, struct case_id request, struct datasets *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ANSWER_STATEMENTS, OF_REQUEST);
    bind_number(&query, ":case", request.value);
    return query_list(&query, arena, fill_made, ret);
}

enum result answer_request_number(struct db *db, struct arena *arena, struct answer_asker asker, const char **ret) {
    CLEANUP_QUERY struct query query = start_for(db, NUMBER, asker.dataset);
    bind_number(&query, ":viewer", asker.viewer.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_text(&query, arena);
    return query.result;
}
