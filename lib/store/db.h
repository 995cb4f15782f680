/* Scope: one connection to the office's database, with the settings without which no promise holds.
 * Exports: struct db, db_open, db_close, db_self_test, db_check_whole, db_read_begin, db_read_end, db_failure, db_must_exit.
 *
 * Settings (each verified after it was set; a difference refuses to open): journal WAL, synchronous FULL (a receipt shown
 * is a row on disk), foreign keys, secure_delete, trusted_schema off, cell_size_check, no mmap, temporary data in memory,
 * recursive triggers, wal_autocheckpoint 0 and no checkpoint on close (only the holder of the write lock checkpoints,
 * see tx.h), defensive mode, no extensions, small limits, and the allow-list of authorizer.h. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/base/cleanup.h"
#include "lib/base/result.h"

struct db;

/* What a program may see; the table of rights stands in authorizer.c. */
enum db_role {
    DB_INTAKE,  /* the public forms: add cases and answers, read the catalogue */
    DB_TRACK,   /* the tracking page: one case by its code, replies */
    DB_STAFF,   /* the staff pages */
    DB_BUILDER, /* the builder of the public site: reads public_ views, nothing else */
    DB_MAILER,  /* the worker that sends the outbox */
    DB_ADMIN,   /* the administrator's command: everything */
    DB_ROLE_COUNT
};

/* Opens the database at PATH for ROLE; caller closes with db_close (CLEANUP_DB). REFUSED_ABSENT when there is no file,
 * REFUSED_STALE when its schema is not the one this program was built with, FAILED_UNAVAILABLE when it is damaged, locked
 * or not to be opened, REFUSED_INVALID when it is not ours. *ret_message (owned by ARENA) says why, for log and command. */
enum result db_open(struct arena *arena, const char *path, enum db_role role, struct db **ret, const char **ret_message);

/* Closes; NULL is allowed. An open transaction is rolled back and its lock freed. */
void db_close(struct db *db);
DEFINE_CLEANUP(struct db *, db_close)
#define CLEANUP_DB CLEANUP(db_closep)

/* Checks the settings again and that every statement of the role compiles; the program serves only after DONE.
 * *ret_message (owned by ARENA) names the first setting or statement that is wrong. */
enum result db_self_test(struct db *db, struct arena *arena, const char **ret_message);

/* For DB_ADMIN: reads every page and every reference. DONE with *ret_fault NULL when all is whole, else the Indonesian words
 * for what is not. */
enum result db_check_whole(struct db *db, const char **ret_fault);

/* Starts a read transaction: all reads until db_read_end see one state. Keep it short; writers are not stopped, but the
 * write-ahead log grows meanwhile. A reader never becomes a writer: do not call tx_begin inside. */
enum result db_read_begin(struct db *db);
void db_read_end(struct db *db);

/* The engine's words for the last failure of DB, borrowed until the next call; for the log, never for a page. */
const char *db_failure(const struct db *db);

/* True once the engine reported an I/O error or a damaged file. The worker answers 503 and ENDS: after a failed fsync
 * the kernel's pages can no longer be trusted (PostgreSQL's "fsync gate", 2018); its supervisor starts another. */
bool db_must_exit(const struct db *db);
