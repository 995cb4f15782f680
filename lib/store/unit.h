/* Scope: the units of the office (bidang, seksi) and who works in them. Exports: struct unit and the unit_ functions. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

/* Strings borrowed when given, owned by the arena when read. */
struct unit {
    const char *code; /* "bidang-perizinan": small letters, digits, hyphen */
    const char *name; /* Indonesian */
    int position;     /* order in lists */
    bool active;
};

struct units {
    struct unit *rows;
    size_t count;
};

/* By position; with ONLY_ACTIVE those a case may be given to. */
enum result unit_list(struct db *db, struct arena *arena, bool only_active, struct units *ret);

/* Adds the unit or changes the one with its code. */
enum result unit_save(struct tx *tx, const struct actor *actor, instant now, const struct unit *unit);

/* Lets the account work in the unit with CODE; NULL: in none. REFUSED_INVALID without such a unit. */
enum result unit_place(struct tx *tx, const struct actor *actor, instant now, struct staff_id staff, const char *code);

/* The code of the unit the account works in; NULL: in none. */
enum result unit_of_staff(struct db *db, struct arena *arena, struct staff_id staff, const char **ret);
