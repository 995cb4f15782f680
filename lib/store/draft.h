/* Scope: complaints still being written. Exports: struct draft_key, struct draft, the draft_ functions, DRAFT_DAYS.
 *
 * A draft is found and opened by its access code alone. The row holds a keyed hash of the code and a secret box (libsodium:
 * XSalsa20-Poly1305) whose key is made from code and office key: neither the database nor the office's keys open it. */
#pragma once

#include "lib/base/keys.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define DRAFT_DAYS 7                                          /* local days a draft waits after its last change */
#define DRAFTS_MOST 20000                                     /* at a time; stops a robot from filling the disk with drafts */
#define DRAFT_FILE_BYTES_MOST ((int64_t)2 * 1024 * 1024 * 1024) /* of all drafts' files; stops the same with files */

struct draft_key {
    const struct keys *keys; /* KEY_CODE and KEY_CODE_HASH */
    const char *code;        /* 16 characters without hyphens */
};

struct draft {
    const char *content; /* what was sealed; borrowed when given, owned by the arena when read */
    int64_t version;
    day_number expires_on;
};

/* REFUSED_ABSENT when no draft has this code or its last day is before TODAY: both take the same way. FAILED_INTERNAL for a
 * box that does not open: the row was changed from outside. */
enum result draft_find(struct db *db, struct arena *arena, const struct draft_key *key, day_number today, struct draft *ret);

/* Begins a draft, as version 1; takes the place of an expired one. REFUSED_TOO_MANY above DRAFTS_MOST. */
enum result draft_add(struct tx *tx, struct arena *arena, const struct draft_key *key, const struct draft *draft);

/* Replaces the content of the draft read as draft->version, which is raised by one; REFUSED_STALE when another save was faster. */
enum result draft_change(struct tx *tx, struct arena *arena, const struct draft_key *key, const struct draft *draft);

/* Names a kept file (lib/web/upload.h) as the draft's. REFUSED_TOO_LARGE above DRAFT_FILE_BYTES_MOST. */
struct draft_file { const char *stored_name; int64_t size; };
enum result draft_file_add(struct tx *tx, const struct draft_key *key, const struct draft_file *file);

/* Names it no more; the nightly sweep removes the bytes. */
enum result draft_file_drop(struct tx *tx, const struct draft_key *key, const char *stored_name);

/* Ends a draft that became a case or was given up; REFUSED_STALE for another version or none. */
enum result draft_end(struct tx *tx, const struct draft_key *key, int64_t version);

/* Forgets drafts whose last day is before TODAY, with their files' names. */
enum result draft_expire(struct tx *tx, day_number today);

/* DONE when a draft names this stored file, REFUSED_ABSENT when none does. */
enum result draft_file_known(struct db *db, const char *stored_name);
