/* Scope: the inside of a connection, for the files of lib/store only (and their tests). Exports: struct db, db_result. */
#pragma once

#include <sqlite3.h>
#include <time.h>

#include "lib/store/db.h"
#include "lib/store/statement.h"

#define WAL_PAGES_BEFORE_CHECKPOINT 1000 /* 4 MB: keeps the write-ahead log small without a checkpoint a commit */
#define LOCK_WAIT_SECONDS 5              /* then a writer gives up: a visitor is told to try again instead of waiting */
#define BUSY_WAIT_MILLISECONDS 1000      /* for locks of foreign programs (an administrator's sqlite3) */

struct db {
    sqlite3 *engine;
    enum db_role role;
    int lock_fd;            /* <database>.lock; -1 for the builder */
    timer_t lock_timer;     /* wakes a writer that waits too long */
    bool has_timer;
    bool in_transaction;    /* a struct tx is open */
    bool must_exit;
    bool leaves_trace;      /* the write-ahead log is to be emptied after the next commit */
    int wal_pages;          /* in the write-ahead log after the last commit */
    char failure[240];      /* the engine's words */
    sqlite3_stmt **cache[FAMILY_COUNT];
};

/* Maps an engine code to a result and remembers the words; SQLITE_OK, SQLITE_ROW and SQLITE_DONE are DONE. */
enum result db_result(struct db *db, int code);

/* Opens without version check and authorizer, for migrate.c and backup.c; FLAGS are sqlite3_open_v2's beside the fixed ones. */
enum result db_open_raw(struct arena *arena, const char *path, int flags, struct db **ret, const char **ret_message);

/* Runs literal SQL of one or several statements (schema, migration, pragma); for those two files. */
enum result db_execute(struct db *db, const char *sql);

/* Reads the number a PRAGMA answers. */
enum result db_pragma_number(struct db *db, const char *sql, int64_t *ret);
