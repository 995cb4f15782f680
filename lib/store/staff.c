/* Scope: accounts and roles. */
#include "lib/store/staff.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"
#include "lib/store/session.h"
#include "lib/store/staff_internal.h"

enum { LIST, BY_ID, BY_NAME, ROLES, ADD, CHANGE, CLEAR_ROLES, ADD_ROLE, OTHER_ADMINISTRATORS, SET_SHORTCUTS };

#define COLUMNS "id, name, full_name, active, must_change_password, totp_confirmed, version, last_login_at, shortcuts"

static const struct statement ROWS[] = {
    [LIST] = { "staff_list", FOR_STAFF, "SELECT " COLUMNS " FROM staff ORDER BY name" },
    [BY_ID] = { "staff_by_id", FOR_STAFF, "SELECT " COLUMNS " FROM staff WHERE id = :id" },
    [BY_NAME] = { "staff_by_name", FOR_STAFF, "SELECT " COLUMNS " FROM staff WHERE name = :name" },
    [ROLES] = { "staff_roles", FOR_STAFF, "SELECT role FROM staff_role WHERE staff_id = :id" },
    [ADD] = { "staff_add", FOR_STAFF,
              "INSERT INTO staff (id, name, full_name, password_hash, must_change_password, totp_sealed, totp_confirmed, "
              "totp_last_step, active, created_at, version) VALUES (:id, :name, :full_name, :hash, 1, NULL, 0, 0, 1, :at, 1)" },
    [CHANGE] = { "staff_change", FOR_STAFF,
                 "UPDATE staff SET full_name = :full_name, active = :active, version = version + 1 "
                 "WHERE id = :id AND version = :version" },
    [CLEAR_ROLES] = { "staff_clear_roles", FOR_STAFF, "DELETE FROM staff_role WHERE staff_id = :id" },
    [ADD_ROLE] = { "staff_add_role", FOR_STAFF, "INSERT INTO staff_role (staff_id, role) VALUES (:id, :role)" },
    [OTHER_ADMINISTRATORS] = { "staff_other_administrators", FOR_STAFF,
                               "SELECT count(*) FROM staff JOIN staff_role ON staff_id = id "
                               "WHERE role = 'administrator' AND active = 1 AND id <> :id" },
    [SET_SHORTCUTS] = { "staff_set_shortcuts", FOR_STAFF, "UPDATE staff SET shortcuts = :on WHERE id = :id" },
};
const struct statement_table STAFF_STATEMENTS = STATEMENT_TABLE(FAMILY_STAFF, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct staff *staff = place;
    staff->id.value = take_number(query);
    staff->name = take_text(query, arena);
    staff->full_name = take_text(query, arena);
    staff->active = take_flag(query);
    staff->must_change_password = take_flag(query);
    staff->has_totp = take_flag(query);
    staff->version = take_number(query);
    staff->last_login_at = take_instant(query);
    staff->shortcuts = take_flag(query);
}

static enum result read_roles(struct db *db, struct arena *arena, struct staff *staff) {
    CLEANUP_QUERY struct query query = query_start(db, &STAFF_STATEMENTS, ROLES);
    bind_number(&query, ":id", staff->id.value);
    staff->roles = ROLES_NONE;
    while (query_row(&query)) {
        enum role role;
        if (!role_parse(take_text(&query, arena), &role)) return FAILED_INTERNAL;
        staff->roles |= ROLE_BIT(role);
    }
    return query.result;
}

enum result staff_list(struct db *db, struct arena *arena, struct staff_list *ret) {
    struct staff_list list = { 0 };
    CLEANUP_QUERY struct query query = query_start(db, &STAFF_STATEMENTS, LIST);
    enum result result = query_list(&query, arena, fill, &list);
    for (size_t i = 0; result == DONE && i < list.count; i++) result = read_roles(db, arena, &list.rows[i]);
    if (result == DONE) *ret = list;
    return result;
}

static enum result one(struct query *query, struct arena *arena, struct staff *ret) {
    struct staff staff;
    if (!query_row(query)) return query_absent(query);
    fill(query, arena, &staff);
    enum result result = read_roles(query->db, arena, &staff);
    if (result == DONE) *ret = staff;
    return result;
}

enum result staff_by_id(struct db *db, struct arena *arena, struct staff_id id, struct staff *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &STAFF_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    return one(&query, arena, ret);
}

enum result staff_by_name(struct db *db, struct arena *arena, const char *name, struct staff *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &STAFF_STATEMENTS, BY_NAME);
    bind_text(&query, ":name", name);
    return one(&query, arena, ret);
}

static enum result add_roles(struct tx *tx, struct staff_id id, role_set roles) {
    if (roles == ROLES_NONE || roles >= ROLE_BIT(ROLE_COUNT)) return REFUSED_INVALID;
    enum result result = DONE;
    for (int role = 0; result == DONE && role < ROLE_COUNT; role++) {
        if ((roles & ROLE_BIT(role)) == 0) continue;
        CLEANUP_QUERY struct query query = query_start(tx->db, &STAFF_STATEMENTS, ADD_ROLE);
        bind_number(&query, ":id", id.value);
        bind_text(&query, ":role", role_text((enum role)role));
        result = query_run(&query);
    }
    return result;
}

static enum result clear_roles(struct tx *tx, struct staff_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &STAFF_STATEMENTS, CLEAR_ROLES);
    bind_number(&query, ":id", id.value);
    return query_run(&query);
}

static enum result insert(struct tx *tx, instant now, const struct staff_new *staff, struct staff_id id) {
    char hash[crypto_pwhash_STRBYTES];
    enum result result = password_hash(staff->name, staff->password, staff->cost, hash);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &STAFF_STATEMENTS, ADD);
    bind_number(&query, ":id", id.value);
    bind_text(&query, ":name", staff->name);
    bind_text(&query, ":full_name", staff->full_name);
    bind_text(&query, ":hash", hash);
    bind_instant(&query, ":at", now);
    return query_run(&query);
}

#define ROLES_TEXT 400 /* more than all roles in words */

/* "roles: head,auditor": who was given what stays readable in the audit trail. */
static void roles_detail(role_set roles, char out[static ROLES_TEXT]) {
    size_t length = (size_t)snprintf(out, ROLES_TEXT, "roles: ");
    const char *between = "";
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if (!(roles & ROLE_BIT(role))) continue;
        length += (size_t)snprintf(out + length, ROLES_TEXT - length, "%s%s", between, role_text((enum role)role));
        between = ",";
    }
}

static bool is_login_name(const char *name) {
    return *name && strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") == strlen(name);
}

enum result staff_add(struct tx *tx, const struct actor *actor, instant now, const struct staff_new *staff,
                      struct staff_id *ret) {
    if (!is_login_name(staff->name)) return REFUSED_INVALID;
    struct staff_id id = { random_id() };
    enum result result = insert(tx, now, staff, id);
    if (result == DONE) result = add_roles(tx, id, staff->roles);
    char detail[ROLES_TEXT];
    roles_detail(staff->roles, detail);
    struct audit_entry entry = { .action = "staff.add", .subject = "staff", .subject_id = id.value, .detail = detail };
    if (result == DONE) result = audit_add(tx, actor, now, &entry);
    if (result == DONE) *ret = id;
    return result;
}

/* The office must not lock itself out. */
static enum result keep_an_administrator(struct tx *tx, const struct staff_change *change) {
    if (change->active && (change->roles & ROLE_BIT(ROLE_ADMINISTRATOR)) != 0) return DONE;
    CLEANUP_QUERY struct query query = query_start(tx->db, &STAFF_STATEMENTS, OTHER_ADMINISTRATORS);
    bind_number(&query, ":id", change->id.value);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    return take_number(&query) > 0 ? DONE : REFUSED_STALE;
}

static enum result update(struct tx *tx, const struct staff_change *change) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &STAFF_STATEMENTS, CHANGE);
    bind_number(&query, ":id", change->id.value);
    bind_number(&query, ":version", change->version);
    bind_text(&query, ":full_name", change->full_name);
    bind_number(&query, ":active", change->active);
    return query_run_changing(&query);
}

/* What the audit trail keeps of CHANGE; the roles only where they are new ones. */
static enum result change_detail(struct tx *tx, const struct staff_change *change, char out[static ROLES_TEXT]) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct staff before;
    enum result result = staff_by_id(tx->db, arena, change->id, &before);
    if (result != DONE) return result;
    out[0] = '\0';
    if (!change->active) (void)snprintf(out, ROLES_TEXT, "inactive");
    else if (before.roles != change->roles) roles_detail(change->roles, out);
    return DONE;
}

enum result staff_change(struct tx *tx, const struct actor *actor, instant now, const struct staff_change *change) {
    char detail[ROLES_TEXT];
    enum result result = change_detail(tx, change, detail);
    if (result == DONE) result = keep_an_administrator(tx, change);
    if (result == DONE) result = update(tx, change);
    if (result == DONE) result = clear_roles(tx, change->id);
    if (result == DONE) result = add_roles(tx, change->id, change->roles);
    if (result == DONE && !change->active) result = session_end_all(tx, change->id);
    struct audit_entry entry = { .action = "staff.change", .subject = "staff", .subject_id = change->id.value,
                                 .detail = detail };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

enum result staff_set_shortcuts(struct tx *tx, struct staff_id id, bool on) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &STAFF_STATEMENTS, SET_SHORTCUTS);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":on", on);
    return query_run_changing(&query);
}
