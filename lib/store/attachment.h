/* Scope: the rows of uploaded files. Their bytes are lib/web/upload.h's: received into uploads/pending, and before the
 * COMMIT that adds the row synced, named uploads/AA/BB/NAME and the folders synced, so that no row outlives its file.
 * Exports: struct stored_file, struct attachment, struct handed_over and the attachment_ functions. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define STORED_NAME_LENGTH 32 /* hexadecimal digits, 128 random bits; the first four name the folders AA/BB */
#define SHA256_BYTES 32

/* What is known of a stored file; strings borrowed when given, owned by the arena when read. */
struct stored_file {
    const char *file_name;  /* cleaned name of the sender */
    const char *media_type; /* of lib/rules/media_kind.h */
    int64_t size;           /* bytes */
    uint8_t sha256[SHA256_BYTES];
    const char *stored_name;
};

struct attachment {
    struct attachment_id id;
    struct case_event_id event;
    struct stored_file file;
    struct optional_day until; /* last local day its requester may take it; not known: no end */
};

struct attachments {
    struct attachment *rows;
    size_t count;
};

struct stored_files {
    struct stored_file *rows;
    size_t count;
};

/* Adds rows for files that belong to this step; the submit functions call it themselves with the files of struct
 * case_new, a reply's handler calls it after case_change. */
struct event_of_case { struct case_id id; struct case_event_id event; struct optional_day until; /* of the files */ };
enum result attachment_add(struct tx *tx, struct event_of_case event, const struct stored_files *files);

/* All attachments of a case; with ONLY_VISIBLE only those of events the reporter may see. */
enum result attachment_list(struct db *db, struct arena *arena, struct case_id id, bool only_visible,
                            struct attachments *ret);

/* One attachment, only when it belongs to the case: the caller has shown its right to that case. */
struct attachment_of_case { struct case_id id; struct attachment_id attachment; bool only_visible; };
enum result attachment_of(struct db *db, struct arena *arena, struct attachment_of_case which, struct attachment *ret);

/* Moves the last day of all files of a case that have one. */
enum result attachment_renew(struct tx *tx, struct case_id id, day_number until);

/* DONE when a row names this stored file, also one that waits for its answer; REFUSED_ABSENT when none does: a worker was killed between file and row. */
enum result attachment_known(struct db *db, const char *stored_name);

/* Notes that the requester takes this file at AT. Only files of the office's steps are noted: one's own evidence is no delivery. The same
 * file within HANDED_OVER_ONCE is one delivery: a finger on the button must not fill the disk. */
#define HANDED_OVER_ONCE ((instant)3600) /* seconds */
enum result attachment_hand_over(struct tx *tx, struct attachment_id id, instant at);

/* DONE when that is noted already, without a transaction: a large file is asked for in many pieces. REFUSED_ABSENT when it is not. */
enum result attachment_was_taken(struct db *db, const struct attachment_of_case *which, instant at);

/* Files of a case the requester took, the earliest first. Strings owned by the arena. */
struct handed_over {
    const char *file_name;
    int64_t times;
    instant first_at, last_at;
};
struct handed_over_files {
    struct handed_over *rows;
    size_t count;
};
enum result attachment_handed_over(struct db *db, struct arena *arena, struct case_id id, struct handed_over_files *ret);
