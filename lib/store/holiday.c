/* Scope: the holiday table. */
#include "lib/store/holiday.h"

#include <stdio.h>

#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { LIST, LAST, PASSED, SAVE, REMOVE };

static const struct statement ROWS[] = {
    [LIST] = { "holiday_list", FOR_INTAKE | FOR_TRACK | FOR_STAFF,
               "SELECT day, name, kind, decree FROM holiday WHERE day BETWEEN :first AND :last ORDER BY day" },
    [LAST] = { "holiday_last", FOR_INTAKE | FOR_TRACK | FOR_STAFF, "SELECT max(day) FROM holiday" },
    [PASSED] = { "holiday_passed", FOR_ADMIN, "SELECT count(*) FROM cases WHERE closed_at IS NULL AND due_on > printf('%04d-12-31', :year)" },
    [SAVE] = { "holiday_save", FOR_STAFF,
               "INSERT INTO holiday (day, name, kind, decree) VALUES (:day, :name, :kind, :decree) "
               "ON CONFLICT (day) DO UPDATE SET name = excluded.name, kind = excluded.kind, decree = excluded.decree" },
    [REMOVE] = { "holiday_remove", FOR_STAFF, "DELETE FROM holiday WHERE day = :day" },
};
const struct statement_table HOLIDAY_STATEMENTS = STATEMENT_TABLE(FAMILY_HOLIDAY, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct holiday_row *holiday = place;
    holiday->day = take_day(query);
    holiday->name = take_text(query, arena);
    holiday->kind = take_text(query, arena);
    holiday->decree = take_text(query, arena);
}

enum result holiday_list(struct db *db, struct arena *arena, day_number first, day_number last, struct holiday_rows *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &HOLIDAY_STATEMENTS, LIST);
    bind_day(&query, ":first", first);
    bind_day(&query, ":last", last);
    return query_list(&query, arena, fill, ret);
}

enum result holiday_last_year(struct db *db, int *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &HOLIDAY_STATEMENTS, LAST);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    struct optional_day last = take_optional_day(&query);
    if (query.result == DONE) *ret = last.known ? civil_from_day(last.day).year : 0;
    return query.result;
}

enum result holiday_cases_after(struct db *db, int year, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &HOLIDAY_STATEMENTS, PASSED);
    bind_number(&query, ":year", year);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return query.result;
}

static enum result note(struct tx *tx, const struct actor *actor, instant now, const char *action, day_number day) {
    struct civil c = civil_from_day(day);
    char text[40];
    (void)snprintf(text, sizeof text, "%04d-%02d-%02d", c.year, c.month, c.day);
    struct audit_entry entry = { .action = action, .subject = "holiday", .detail = text };
    return audit_add(tx, actor, now, &entry);
}

static enum result save(struct tx *tx, const struct holiday_row *holiday) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &HOLIDAY_STATEMENTS, SAVE);
    bind_day(&query, ":day", holiday->day);
    bind_text(&query, ":name", holiday->name);
    bind_text(&query, ":kind", holiday->kind);
    bind_text(&query, ":decree", holiday->decree);
    return query_run(&query);
}

enum result holiday_save(struct tx *tx, const struct actor *actor, instant now, const struct holiday_row *holiday) {
    enum result result = save(tx, holiday);
    return result == DONE ? note(tx, actor, now, "holiday.save", holiday->day) : result;
}

static enum result remove_day(struct tx *tx, day_number day) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &HOLIDAY_STATEMENTS, REMOVE);
    bind_day(&query, ":day", day);
    return query_run_changing(&query);
}

enum result holiday_remove(struct tx *tx, const struct actor *actor, instant now, day_number day) {
    enum result result = remove_day(tx, day);
    return result == DONE ? note(tx, actor, now, "holiday.remove", day) : result;
}
