/* Scope: making a new database and bringing an older one to today's schema. Exports: SCHEMA_VERSION, db_create, db_migrate. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/result.h"

/* user_version of schema.sql as built in. */
int schema_version(void);

/* Makes a new database with schema.sql at PATH, mode 0600; REFUSED_STALE when the file exists. *ret_message as in db_open. */
enum result db_create(struct arena *arena, const char *path, const char **ret_message);

/* Applies the steps of deploy/migrations that PATH lacks, all in one transaction under the write lock; DONE when none was needed.
 * *ret_from is the version found. A database newer than this program is REFUSED_STALE and untouched. */
enum result db_migrate(struct arena *arena, const char *path, int *ret_from, const char **ret_message);
