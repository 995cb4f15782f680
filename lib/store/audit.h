/* Scope: the append-only audit trail, chained by hash. Exports: struct audit_entry and the audit_ functions.
 *
 * hash = BLAKE2b-256(previous ‖ each column as 8 bytes length, little-endian, then its bytes). An edited, deleted, inserted or
 * moved row breaks the chain where it stands. A cut tail, or a chain computed anew, shows only against a head noted
 * elsewhere: print or publish audit_head_text daily and give it to audit_verify. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define AUDIT_HASH_BYTES 32

/* Nothing personal goes into `detail`. */
struct audit_entry {
    const char *action;  /* "complaint.submit", "identity.reveal" … */
    const char *subject; /* "case", "dataset", "staff" …; "" for none */
    int64_t subject_id;  /* 0 for none */
    const char *detail;  /* "" for none */
};

/* Adds one row in the transaction of the change. The store's change functions call it themselves; others call it for
 * what is not a change (a refused login, an export). */
enum result audit_add(struct tx *tx, const struct actor *actor, instant now, const struct audit_entry *entry);

struct audit_head {
    int64_t sequence; /* 0: no row yet */
    uint8_t hash[AUDIT_HASH_BYTES];
};

/* What verification found. */
struct audit_report {
    int64_t rows;      /* walked */
    int64_t bad_row;   /* sequence of the first bad row; 0: none */
    const char *fault; /* Indonesian, what is wrong there; NULL: nothing. Owned by the arena */
    struct audit_head head;
};

/* Walks the whole chain. KNOWN (may be NULL) is a head noted elsewhere: the trail must contain exactly it. DONE means
 * that the walk ended, with the finding in *ret. */
enum result audit_verify(struct db *db, struct arena *arena, const struct audit_head *known, struct audit_report *ret);

/* Reads and writes "SEQUENCE:HASH" with 64 hexadecimal digits. */
char *audit_head_text(struct arena *arena, const struct audit_head *head);
bool audit_head_parse(const char *text, struct audit_head *ret);

/* The current head. */
enum result audit_head(struct db *db, struct audit_head *ret);

struct audit_row {
    int64_t sequence;
    instant at;
    const char *actor_kind, *staff_name; /* staff_name NULL unless an account acted */
    struct audit_entry entry;
    uint8_t hash[AUDIT_HASH_BYTES];
};
struct audit_rows {
    struct audit_row *rows;
    size_t count;
};

/* Newest first, LIMIT rows (at most 200) with a sequence below BEFORE (0: from the end). SUBJECT may be NULL for all,
 * else only rows about that one ("who saw case X" in one call), or about all of that kind when SUBJECT_ID is 0. */
struct audit_filter { int64_t before; const char *subject; int64_t subject_id; size_t limit; };
enum result audit_list(struct db *db, struct arena *arena, const struct audit_filter *filter, struct audit_rows *ret);
