/* Scope: the write lock of the office, <database>.lock. For db.c, tx.c and migrate.c. Exports: the lock_ functions. */
#pragma once

#include "lib/store/db_internal.h"

/* Opens (makes, 0600) the lock file of the database at PATH for DB. */
enum result lock_open(struct db *db, struct arena *arena, const char *path);
void lock_close(struct db *db);

/* Waits in the kernel's queue (in order of arrival) at most LOCK_WAIT_SECONDS; FAILED_UNAVAILABLE then. */
enum result lock_take(struct db *db);
void lock_free(struct db *db);
