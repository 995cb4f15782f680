/* Scope: the counters of the office. */
#include "lib/store/counter.h"

#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { LIST, BY_CODE, SAVE };

static const struct statement ROWS[] = {
    [LIST] = { "counter_list", FOR_INTAKE | FOR_STAFF,
               "SELECT code, name, position, active FROM counter WHERE active >= :active ORDER BY position, code" },
    [BY_CODE] = { "counter_by_code", FOR_INTAKE | FOR_STAFF, "SELECT code, name, position, active FROM counter WHERE code = :code" },
    [SAVE] = { "counter_save", FOR_STAFF,
               "INSERT INTO counter (code, name, position, active) VALUES (:code, :name, :position, :active) "
               "ON CONFLICT (code) DO UPDATE SET name = excluded.name, position = excluded.position, active = excluded.active" },
};
const struct statement_table COUNTER_STATEMENTS = STATEMENT_TABLE(FAMILY_COUNTER, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct counter *counter = place;
    counter->code = take_text(query, arena);
    counter->name = take_text(query, arena);
    counter->position = (int)take_number(query);
    counter->active = take_flag(query);
}

enum result counter_list(struct db *db, struct arena *arena, bool only_active, struct counters *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &COUNTER_STATEMENTS, LIST);
    bind_number(&query, ":active", only_active);
    return query_list(&query, arena, fill, ret);
}

enum result counter_by_code(struct db *db, struct arena *arena, const char *code, struct counter *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &COUNTER_STATEMENTS, BY_CODE);
    bind_text(&query, ":code", code);
    if (!query_row(&query)) return query_absent(&query);
    fill(&query, arena, ret);
    return query.result;
}

static enum result save(struct tx *tx, const struct counter *counter) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &COUNTER_STATEMENTS, SAVE);
    bind_text(&query, ":code", counter->code);
    bind_text(&query, ":name", counter->name);
    bind_number(&query, ":position", counter->position);
    bind_number(&query, ":active", counter->active);
    return query_run(&query);
}

enum result counter_save(struct tx *tx, const struct actor *actor, instant now, const struct counter *counter) {
    enum result result = save(tx, counter);
    struct audit_entry entry = { .action = "counter.save", .subject = "counter", .detail = counter->code };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}
