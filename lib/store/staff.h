/* Scope: accounts and their roles. Passwords and second factors are in staff_secret.h.
 * Exports: struct staff, staff_list, staff_by_id, staff_add, staff_change, staff_set_shortcuts. */
#pragma once

#include "lib/rules/roles.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct staff {
    struct staff_id id;
    const char *name;      /* typed at login; letters, digits, '.', '-', '_' */
    const char *full_name; /* for colleagues */
    role_set roles;
    bool active, must_change_password, has_totp, shortcuts; /* shortcuts: of the keyboard, switched on by the person */
    instant last_login_at; /* with both factors; 0: never */
    int64_t version;
};

struct staff_list {
    struct staff *rows;
    size_t count;
};

/* By name. */
enum result staff_list(struct db *db, struct arena *arena, struct staff_list *ret);
enum result staff_by_id(struct db *db, struct arena *arena, struct staff_id id, struct staff *ret);
enum result staff_by_name(struct db *db, struct arena *arena, const char *name, struct staff *ret);

/* Adds an account with PASSWORD, which must be changed at the first login. REFUSED_STALE when the name is taken. */
struct password_cost; /* staff_secret.h */
struct staff_new {
    const char *name, *full_name;
    role_set roles; /* at least one */
    const char *password;
    const struct password_cost *cost;
};
enum result staff_add(struct tx *tx, const struct actor *actor, instant now, const struct staff_new *staff,
                      struct staff_id *ret);

/* Replaces full name, roles and active of the account with this version; its sessions end when it is switched off. The last
 * active administrator keeps account and role: REFUSED_STALE. */
struct staff_change {
    struct staff_id id;
    int64_t version;
    const char *full_name;
    role_set roles;
    bool active;
};
/* Audited with what it changed: "roles: head,auditor" when the roles are new ones, "inactive" when it was switched off. */
enum result staff_change(struct tx *tx, const struct actor *actor, instant now, const struct staff_change *change);

/* Switches the keyboard shortcuts of the account on or off; a taste, not a right: neither audited nor a new version. */
enum result staff_set_shortcuts(struct tx *tx, struct staff_id id, bool on);
