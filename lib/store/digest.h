/* Scope: who gets the daily mail about deadlines, and which complaints stand in it for each. Exports: struct digest_reader,
 * struct digest_row, digest_readers, digest_due, staff_set_email. */
#pragma once

#include "lib/rules/roles.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define DIGEST_MOST 100 /* complaints one mail names; a longer mail is not read */

struct digest_reader {
    struct staff_id id;
    const char *name, *email; /* login name */
    role_set roles;
};
struct digest_readers {
    struct digest_reader *rows;
    size_t count;
};

/* Active accounts with an address, by name. */
enum result digest_readers(struct db *db, struct arena *arena, struct digest_readers *ret);

struct digest_row {
    const char *number;
    day_number due_on; /* of the next step */
};
struct digest_rows {
    struct digest_row *rows;
    size_t count;
};

/* Complaints whose next step is the office's and due up to UNTIL, the most urgent first, at most DIGEST_MOST + 1. With ALL every
 * one; else those the account handles, and those of its unit or of none that nobody handles. Never one it is excluded from. */
struct digest_question {
    struct staff_id staff;
    bool all;
    day_number until;
};
enum result digest_due(struct db *db, struct arena *arena, const struct digest_question *question, struct digest_rows *ret);

/* Sets the address of an account, "" for none. REFUSED_INVALID when it is no address, REFUSED_ABSENT without such an account. */
struct staff_email { struct staff_id id; const char *email; };
enum result staff_set_email(struct tx *tx, const struct actor *actor, instant now, const struct staff_email *set);
enum result staff_email(struct db *db, struct arena *arena, struct staff_id id, const char **ret);
