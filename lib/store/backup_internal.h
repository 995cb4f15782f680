/* Scope: what backup.c and backup_verify.c share. Exports: the names in a backup folder, struct backup_file. */
#pragma once

#include <stddef.h>

#include "lib/store/backup.h"
#include "lib/store/db.h"

#define BACKUP_DATABASE "loket.db"
#define BACKUP_MANIFEST "MANIFEST"

struct backup_file {
    const char *name; /* stored_name of an attachment */
    uint8_t sha256[32];
};
struct backup_files {
    struct backup_file *rows;
    size_t count;
};

/* Attachments the database names. */
enum result backup_files(struct db *db, struct arena *arena, struct backup_files *ret);

/* Fills the counts of *REPORT. */
enum result backup_counts(struct db *db, struct backup_report *report);

/* "UPLOADS/AA/BB/NAME". */
const char *backup_upload_path(struct arena *arena, const char *uploads, const char *name);

/* Notes FAULT and passes RESULT on. */
enum result backup_fault(struct backup_report *ret, const char *fault, enum result result);
