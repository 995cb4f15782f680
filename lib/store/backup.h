/* Scope: a copy of the office that can be trusted, and its way back. Exports: struct backup_report, struct backup_sweep, the backup_ functions.
 *
 * A backup is a folder: loket.db (VACUUM INTO: one consistent state), uploads/ (each attachment), MANIFEST (one line a file:
 * SHA-256, two spaces, path, as sha256sum -c reads it), content/ (the office's own pages). The keys are not in it: they are kept apart, or the backup would
 * open itself. Everything is 0600/0700. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/config.h"
#include "lib/base/result.h"

struct backup_report {
    int64_t cases, responses, attachments, audit_rows;
    int64_t pages; /* files of the office's own pages put back */
    const char *fault; /* Indonesian, what is wrong; NULL: nothing */
};

/* Writes the office's backup into DIRECTORY, which must not exist or be empty, then verifies it. */
enum result backup_make(struct arena *arena, const struct config *config, const char *directory,
                        struct backup_report *ret);

/* Checks a backup folder: every line of MANIFEST, integrity_check, foreign_key_check, the audit chain, and that each
 * attachment row has its file with the right hash. DONE with ret->fault NULL means whole. */
enum result backup_verify(struct arena *arena, const char *directory, struct backup_report *ret);

/* Restores a verified backup to the paths of CONFIG. REFUSED_STALE when a database is there, unless FORCE: then the old database
 * is moved aside to NAME.before-restore first. Stop the programs before. */
enum result backup_restore(struct arena *arena, const struct config *config, const char *directory, bool force,
                           struct backup_report *ret);

struct backup_sweep {
    size_t kept, removed;
    const char *failed; /* the first that could not be removed whole; NULL: none */
};

/* Removes the backups directly below FOLDER that were made before BEFORE (when MANIFEST was written), file by file as their lists name them; the
 * newest one stays, however old. A folder that is no backup is left alone. FAILED_UNAVAILABLE when FOLDER cannot be read. */
enum result backup_sweep(struct arena *arena, const char *folder, int64_t before, struct backup_sweep *ret);
