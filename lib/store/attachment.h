/* Scope: uploaded files: their bytes on disk and their rows.
 *
 * Order that survives a power cut: upload_begin and upload_write to uploads/pending/NAME; upload_keep syncs the file, names
 * it uploads/AA/BB/NAME and syncs the folders; then pending_upload_add and COMMIT. A submit function turns the rows of its nonce
 * into attachments in its own transaction; nothing on disk moves then. Rows older than a day are dropped with their files.
 * Exports: struct upload, struct stored_file, the upload_, pending_upload_ and attachment_ functions. */
#pragma once

#include <sodium.h>

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define STORED_NAME_LENGTH 32 /* hexadecimal digits, 128 random bits */
#define SHA256_BYTES 32

/* A file being received. */
struct upload {
    int fd;
    const char *directory; /* the uploads folder, borrowed */
    char name[STORED_NAME_LENGTH + 1];
    int64_t size;
    crypto_hash_sha256_state hash;
    uint8_t sha256[SHA256_BYTES]; /* after upload_keep */
};

/* Opens a new file 0600 in DIRECTORY/pending (folders are made 0700 when missing). */
enum result upload_begin(const char *directory, struct upload *ret);
enum result upload_write(struct upload *upload, const void *bytes, size_t length);

/* Syncs and gives it its lasting name; from here its bytes are safe. FAILED_UNAVAILABLE leaves nothing behind. */
enum result upload_keep(struct upload *upload);

/* Closes, and removes the file wherever it is; nothing happens after upload_release. For CLEANUP(upload_discard). */
void upload_discard(struct upload *upload);

/* Tells upload_discard to leave the kept file: its row is committed. */
void upload_release(struct upload *upload);

/* Path of a stored file, owned by ARENA. */
char *upload_path(struct arena *arena, const char *directory, const char *stored_name);

/* What is known of a stored file; strings borrowed when given, owned by the arena when read. */
struct stored_file {
    const char *file_name;  /* cleaned name of the sender */
    const char *media_type; /* "image/jpeg", "image/png", "application/pdf" */
    int64_t size;           /* bytes */
    uint8_t sha256[SHA256_BYTES];
    const char *stored_name;
};

struct attachment {
    struct attachment_id id;
    struct case_event_id event;
    struct stored_file file;
};

struct attachments {
    struct attachment *rows;
    size_t count;
};

struct stored_files {
    struct stored_file *rows;
    size_t count;
};

enum result pending_upload_add(struct tx *tx, const struct nonce *nonce, const struct stored_file *file, instant now);
enum result pending_upload_list(struct db *db, struct arena *arena, const struct nonce *nonce, struct stored_files *ret);
/* The reporter took one back; the caller removes the file after the commit. */
enum result pending_upload_drop(struct tx *tx, const struct nonce *nonce, const char *stored_name);

/* Rows uploaded before BEFORE; removes them and gives their names, whose files the caller unlinks after the commit. */
enum result pending_upload_expire(struct tx *tx, struct arena *arena, instant before, struct stored_files *ret);

/* Turns the pending files of NONCE into attachments of this step; the submit functions call it themselves, a reply's
 * handler calls it after case_change. */
struct event_of_case { struct case_id id; struct case_event_id event; };
enum result attachment_adopt(struct tx *tx, struct arena *arena, const struct nonce *nonce, struct event_of_case event);

/* All attachments of a case; with ONLY_VISIBLE only those of events the reporter may see. */
enum result attachment_list(struct db *db, struct arena *arena, struct case_id id, bool only_visible,
                            struct attachments *ret);

/* One attachment, only when it belongs to the case: the caller has shown its right to that case. */
struct attachment_of_case { struct case_id id; struct attachment_id attachment; bool only_visible; };
enum result attachment_of(struct db *db, struct arena *arena, struct attachment_of_case which, struct attachment *ret);
