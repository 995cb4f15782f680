/* Scope: compiling, caching, binding and reading statements. */
#include "lib/store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/store/db_internal.h"
#include "lib/store/families.h"

#define FIRST_ROWS 16

static bool may_run(const struct db *db, const struct statement *statement) {
    return db->role == DB_ADMIN || (statement->roles & (1u << db->role)) != 0;
}

static sqlite3_stmt **cache_place(struct db *db, const struct statement_table *table, unsigned row) {
    sqlite3_stmt **rows = db->cache[table->family];
    if (!rows) rows = db->cache[table->family] = calloc(table->count, sizeof *rows);
    return rows ? &rows[row] : NULL;
}

static enum result compile(struct db *db, const struct statement_table *table, unsigned row, sqlite3_stmt **ret) {
    sqlite3_stmt **place = cache_place(db, table, row);
    if (!place) return db_result(db, SQLITE_NOMEM);
    if (!*place) {
        const char *sql = table->rows[row].sql;
        int code = sqlite3_prepare_v3(db->engine, sql, -1, SQLITE_PREPARE_PERSISTENT, place, NULL);
        if (code != SQLITE_OK) return db_result(db, code);
    }
    *ret = *place;
    return DONE;
}

enum result statements_check(struct db *db, struct arena *arena, const char **ret_message) {
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        const struct statement_table *table = FAMILIES[i];
        for (unsigned row = 0; row < table->count; row++) {
            sqlite3_stmt *statement;
            if (!may_run(db, &table->rows[row]) || compile(db, table, row, &statement) == DONE) continue;
            *ret_message = arena_format(arena, "statement %s: %s", table->rows[row].name, db_failure(db));
            return FAILED_INTERNAL;
        }
    }
    return DONE;
}

void statements_forget(struct db *db) {
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        if (!db->cache[i]) continue;
        for (size_t row = 0; row < FAMILIES[i]->count; row++) (void)sqlite3_finalize(db->cache[i][row]);
        free(db->cache[i]);
        db->cache[i] = NULL;
    }
}

struct query query_start(struct db *db, const struct statement_table *table, unsigned row) {
    struct query query = { .db = db };
    if (!may_run(db, &table->rows[row])) {
        (void)snprintf(db->failure, sizeof db->failure, "statement %s is not for this program", table->rows[row].name);
        query.result = FAILED_INTERNAL;
        return query;
    }
    sqlite3_stmt *statement = NULL;
    query.result = compile(db, table, row, &statement);
    if (query.result == DONE && sqlite3_stmt_busy(statement)) query.result = FAILED_INTERNAL;
    if (query.result == DONE) query.statement = statement;
    return query;
}

void query_finish(struct query *query) {
    if (!query->statement) return;
    (void)sqlite3_reset(query->statement); /* its failure was reported when it was stepped */
    (void)sqlite3_clear_bindings(query->statement);
    query->statement = NULL;
}

/* Index of the parameter; a name the statement does not have is a defect of ours. */
static int parameter(struct query *query, const char *name) {
    if (query->result != DONE) return 0;
    int index = sqlite3_bind_parameter_index(query->statement, name);
    if (index == 0) {
        (void)snprintf(query->db->failure, sizeof query->db->failure, "no parameter %s", name);
        query->result = FAILED_INTERNAL;
    }
    return index;
}

static void note(struct query *query, int code) {
    if (code != SQLITE_OK) query->result = db_result(query->db, code);
}

void bind_text(struct query *query, const char *name, const char *text) {
    int index = parameter(query, name);
    if (index > 0) note(query, sqlite3_bind_text(query->statement, index, text, -1, SQLITE_STATIC));
}

void bind_number(struct query *query, const char *name, int64_t value) {
    int index = parameter(query, name);
    if (index > 0) note(query, sqlite3_bind_int64(query->statement, index, value));
}

void bind_bytes(struct query *query, const char *name, const void *bytes, size_t length) {
    int index = parameter(query, name);
    if (index > 0) note(query, sqlite3_bind_blob64(query->statement, index, bytes, length, SQLITE_TRANSIENT));
}

static void bind_short_text(struct query *query, const char *name, const char *text) {
    int index = parameter(query, name);
    if (index > 0) note(query, sqlite3_bind_text(query->statement, index, text, -1, SQLITE_TRANSIENT));
}

void bind_instant(struct query *query, const char *name, instant at) {
    struct clock_time t = instant_local(at, 0);
    char text[64];
    (void)snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.date.year, t.date.month, t.date.day, t.hour,
                   t.minute, t.second);
    bind_short_text(query, name, text);
}

void bind_day(struct query *query, const char *name, day_number day) {
    struct civil c = civil_from_day(day);
    char text[40];
    (void)snprintf(text, sizeof text, "%04d-%02d-%02d", c.year, c.month, c.day);
    bind_short_text(query, name, text);
}

void bind_optional_day(struct query *query, const char *name, struct optional_day day) {
    if (day.known) bind_day(query, name, day.day);
    else bind_text(query, name, NULL);
}

void bind_optional_number(struct query *query, const char *name, struct optional_number number) {
    if (number.known) bind_number(query, name, number.value);
    else bind_text(query, name, NULL);
}

bool query_row(struct query *query) {
    if (query->result != DONE) return false;
    query->column = 0;
    int code = sqlite3_step(query->statement);
    if (code == SQLITE_ROW) return true;
    query->result = db_result(query->db, code);
    return false;
}

enum result query_run(struct query *query) {
    while (query_row(query)) continue;
    return query->result;
}

enum result query_run_telling(struct query *query, bool *ret_changed) {
    enum result result = query_run(query);
    if (result == DONE) *ret_changed = sqlite3_changes64(query->db->engine) > 0;
    return result;
}

enum result query_run_changing(struct query *query) {
    bool has_changed = false;
    enum result result = query_run_telling(query, &has_changed);
    return result != DONE || has_changed ? result : REFUSED_STALE;
}

enum result query_absent(const struct query *query) {
    return query->result == DONE ? REFUSED_ABSENT : query->result;
}

const char *take_text(struct query *query, struct arena *arena) {
    int column = query->column++;
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    if (!text) return NULL;
    return arena_copy(arena, text, (size_t)sqlite3_column_bytes(query->statement, column));
}

int64_t take_number(struct query *query) {
    return sqlite3_column_int64(query->statement, query->column++);
}

bool take_flag(struct query *query) {
    return take_number(query) != 0;
}

instant take_instant(struct query *query) {
    const char *text = (const char *)sqlite3_column_text(query->statement, query->column++);
    instant at = 0;
    if (text && !instant_parse(text, &at)) query->result = FAILED_INTERNAL;
    return at;
}

struct optional_day take_optional_day(struct query *query) {
    const char *text = (const char *)sqlite3_column_text(query->statement, query->column++);
    struct optional_day day = { .known = text != NULL };
    if (text && !day_parse(text, &day.day)) query->result = FAILED_INTERNAL;
    return day;
}

day_number take_day(struct query *query) {
    return take_optional_day(query).day;
}

struct optional_number take_optional_number(struct query *query) {
    bool is_known = sqlite3_column_type(query->statement, query->column) != SQLITE_NULL;
    return (struct optional_number){ .known = is_known, .value = take_number(query) };
}

void take_bytes(struct query *query, void *out, size_t length) {
    int column = query->column++;
    if (sqlite3_column_type(query->statement, column) == SQLITE_NULL) return;
    const void *bytes = sqlite3_column_blob(query->statement, column);
    if (bytes && (size_t)sqlite3_column_bytes(query->statement, column) == length) memcpy(out, bytes, length);
    else query->result = FAILED_INTERNAL;
}

struct rows rows_in(struct arena *arena, size_t size) {
    return (struct rows){ .arena = arena, .size = size };
}

void *rows_add(struct rows *rows) {
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity ? rows->capacity * 2 : FIRST_ROWS;
        void *larger = arena_array(rows->arena, capacity, rows->size);
        if (rows->count) memcpy(larger, rows->first, rows->count * rows->size);
        rows->first = larger;
        rows->capacity = capacity;
    }
    return (char *)rows->first + rows->count++ * rows->size;
}
