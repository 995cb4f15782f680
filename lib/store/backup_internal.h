/* Scope: what backup.c and backup_verify.c share. Exports: the names in a backup folder, struct
 * backup_file, backup_line, and backup_pages.c. */
#pragma once

#include <stddef.h>

#include "lib/base/buffer.h"
#include "lib/store/backup.h"
#include "lib/store/db.h"

#define BACKUP_DATABASE "loket.db"
#define BACKUP_MANIFEST "MANIFEST"
#define BACKUP_PAGES "content"
#define BACKUP_LONGEST_LINE 300 /* of MANIFEST: 64 digits, two spaces and a path of ours; anything longer was not written by us */
#define BACKUP_HASH_DIGITS 64

struct backup_file {
    const char *name; /* stored_name of an attachment */
    uint8_t sha256[32];
};
struct backup_files {
    struct backup_file *rows;
    size_t count;
};

/* Adds a line of MANIFEST. */
void backup_line(struct buffer *manifest, const uint8_t hash[static 32], const char *path);

/* Copies the office's own pages into the backup DIRECTORY and lists them; what is wrong, or NULL. An office without the folder has none. */
const char *backup_pages(struct arena *arena, const struct config *config, const char *directory, struct buffer *manifest);

/* Puts the pages of a verified backup in the place of the office's, which are moved aside ("content.before-restore"); without pages in the
 * backup nothing is touched. Counts them in *RET. */
enum result backup_pages_restore(struct arena *arena, const struct config *config, const char *directory, struct backup_report *ret);

/* Attachments the database names. */
enum result backup_files(struct db *db, struct arena *arena, struct backup_files *ret);

/* Fills the counts of *REPORT. */
enum result backup_counts(struct db *db, struct backup_report *report);

/* "UPLOADS/AA/BB/NAME". */
const char *backup_upload_path(struct arena *arena, const char *uploads, const char *name);

/* Notes FAULT and passes RESULT on. */
enum result backup_fault(struct backup_report *ret, const char *fault, enum result result);
