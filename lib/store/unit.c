/* Scope: the units of the office. */
#include "lib/store/unit.h"

#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { LIST, SAVE, PLACE, OF_STAFF };

static const struct statement ROWS[] = {
    [LIST] = { "unit_list", FOR_INTAKE | FOR_TRACK | FOR_STAFF,
               "SELECT code, name, position, active FROM unit WHERE active >= :active ORDER BY position, code" },
    [SAVE] = { "unit_save", FOR_STAFF,
               "INSERT INTO unit (code, name, position, active) VALUES (:code, :name, :position, :active) "
               "ON CONFLICT (code) DO UPDATE SET name = excluded.name, position = excluded.position, active = excluded.active" },
    [PLACE] = { "unit_place", FOR_STAFF, "UPDATE staff SET unit_code = :code, version = version + 1 WHERE id = :staff_id" },
    [OF_STAFF] = { "unit_of_staff", FOR_STAFF, "SELECT unit_code FROM staff WHERE id = :staff_id" },
};
const struct statement_table UNIT_STATEMENTS = STATEMENT_TABLE(FAMILY_UNIT, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct unit *unit = place;
    unit->code = take_text(query, arena);
    unit->name = take_text(query, arena);
    unit->position = (int)take_number(query);
    unit->active = take_flag(query);
}

enum result unit_list(struct db *db, struct arena *arena, bool only_active, struct units *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &UNIT_STATEMENTS, LIST);
    bind_number(&query, ":active", only_active);
    return query_list(&query, arena, fill, ret);
}

static enum result save(struct tx *tx, const struct unit *unit) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &UNIT_STATEMENTS, SAVE);
    bind_text(&query, ":code", unit->code);
    bind_text(&query, ":name", unit->name);
    bind_number(&query, ":position", unit->position);
    bind_number(&query, ":active", unit->active);
    return query_run(&query);
}

enum result unit_save(struct tx *tx, const struct actor *actor, instant now, const struct unit *unit) {
    enum result result = save(tx, unit);
    struct audit_entry entry = { .action = "unit.save", .subject = "unit", .detail = unit->code };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

static enum result place(struct tx *tx, struct staff_id staff, const char *code) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &UNIT_STATEMENTS, PLACE);
    bind_number(&query, ":staff_id", staff.value);
    bind_text(&query, ":code", code);
    enum result result = query_run_changing(&query);
    return result == REFUSED_STALE ? REFUSED_ABSENT : result;
}

enum result unit_place(struct tx *tx, const struct actor *actor, instant now, struct staff_id staff, const char *code) {
    enum result result = place(tx, staff, code);
    struct audit_entry entry = { .action = "staff.unit", .subject = "staff", .subject_id = staff.value, .detail = code ? code : "" };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

enum result unit_of_staff(struct db *db, struct arena *arena, struct staff_id staff, const char **ret) {
    CLEANUP_QUERY struct query query = query_start(db, &UNIT_STATEMENTS, OF_STAFF);
    bind_number(&query, ":staff_id", staff.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_text(&query, arena);
    return query.result;
}
