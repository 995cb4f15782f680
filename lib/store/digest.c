/* Scope: the daily mail about deadlines. */
#include "lib/store/digest.h"

#include "lib/base/mail_address.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { READERS, ROLES, DUE, EMAIL, SET_EMAIL };

/* States in which the office waits for the reporter. */
#define WAITS "('waiting_reporter', 'answered', 'appeal_answered')"

static const struct statement ROWS[] = {
    [READERS] = { "digest_readers", FOR_ADMIN,
                  "SELECT id, name, email FROM staff WHERE active = 1 AND email <> '' ORDER BY name" },
    [ROLES] = { "digest_roles", FOR_ADMIN, "SELECT role FROM staff_role WHERE staff_id = :id" },
    [DUE] = { "digest_due", FOR_ADMIN,
              "SELECT c.number, c.step_due_on FROM cases AS c JOIN complaint AS p ON p.case_id = c.id JOIN staff AS me ON me.id = :staff "
              "WHERE c.kind = 'complaint' AND c.closed_at IS NULL AND c.step_due_on <= :until AND c.state NOT IN " WAITS " "
              "AND (:all = 1 OR me.id IN (p.handler_id, p.appeal_handler_id) OR (p.handler_id IS NULL "
              "AND coalesce(p.unit_code, me.unit_code, '') = coalesce(me.unit_code, ''))) "
              "AND NOT EXISTS (SELECT 1 FROM case_exclusion AS x WHERE x.case_id = c.id AND (x.staff_id = me.id OR x.unit_code = me.unit_code)) "
              "ORDER BY c.step_due_on, c.id LIMIT :most" },
    [EMAIL] = { "staff_email", FOR_STAFF, "SELECT email FROM staff WHERE id = :id" },
    [SET_EMAIL] = { "staff_set_email", FOR_STAFF, "UPDATE staff SET email = :email, version = version + 1 WHERE id = :id" },
};
const struct statement_table DIGEST_STATEMENTS = STATEMENT_TABLE(FAMILY_DIGEST, ROWS);

static enum result read_roles(struct db *db, struct arena *arena, struct digest_reader *reader) {
    CLEANUP_QUERY struct query query = query_start(db, &DIGEST_STATEMENTS, ROLES);
    bind_number(&query, ":id", reader->id.value);
    while (query_row(&query)) {
        enum role role;
        if (role_parse(take_text(&query, arena), &role)) reader->roles |= ROLE_BIT(role);
    }
    return query.result;
}

static void fill_reader(struct query *query, struct arena *arena, void *place) {
    struct digest_reader *reader = place;
    reader->id.value = take_number(query);
    reader->name = take_text(query, arena);
    reader->email = take_text(query, arena);
}

static enum result list_readers(struct db *db, struct arena *arena, struct digest_readers *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DIGEST_STATEMENTS, READERS);
    return query_list(&query, arena, fill_reader, ret);
}

enum result digest_readers(struct db *db, struct arena *arena, struct digest_readers *ret) {
    struct digest_readers readers = { 0 };
    enum result result = list_readers(db, arena, &readers);
    for (size_t i = 0; result == DONE && i < readers.count; i++) result = read_roles(db, arena, &readers.rows[i]);
    if (result == DONE) *ret = readers;
    return result;
}

static void fill_row(struct query *query, struct arena *arena, void *place) {
    struct digest_row *row = place;
    row->number = take_text(query, arena);
    row->due_on = take_day(query);
}

enum result digest_due(struct db *db, struct arena *arena, const struct digest_question *question, struct digest_rows *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DIGEST_STATEMENTS, DUE);
    bind_number(&query, ":staff", question->staff.value);
    bind_number(&query, ":all", question->all);
    bind_day(&query, ":until", question->until);
    bind_number(&query, ":most", DIGEST_MOST + 1);
    return query_list(&query, arena, fill_row, ret);
}

enum result staff_email(struct db *db, struct arena *arena, struct staff_id id, const char **ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DIGEST_STATEMENTS, EMAIL);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_text(&query, arena);
    return query.result;
}

static enum result set_email(struct tx *tx, const struct staff_email *set) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DIGEST_STATEMENTS, SET_EMAIL);
    bind_number(&query, ":id", set->id.value);
    bind_text(&query, ":email", set->email);
    enum result result = query_run_changing(&query);
    return result == REFUSED_STALE ? REFUSED_ABSENT : result;
}

enum result staff_set_email(struct tx *tx, const struct actor *actor, instant now, const struct staff_email *set) {
    struct audit_entry entry = { .action = "staff.email", .subject = "staff", .subject_id = set->id.value,
                                 .detail = *set->email ? "diisi" : "dikosongkan" };
    if (*set->email && !mail_address_is_valid(set->email)) return REFUSED_INVALID;
    enum result result = set_email(tx, set);
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}
