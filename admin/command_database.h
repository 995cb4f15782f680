/* Scope: the office's database for a subcommand. Exports: command_database. */
#pragma once

#include "lib/base/config.h"
#include "lib/store/db.h"

/* Opens the database of CONFIG as DB_ADMIN; the caller closes it (CLEANUP_DB). On failure prints one line and returns the
 * exit status. */
int command_database(struct arena *arena, const struct config *config, struct db **ret);
