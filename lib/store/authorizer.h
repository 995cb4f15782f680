/* Scope: what each program's connection may touch, held by SQLite itself: a statement that reaches further does not compile,
 * whatever slipped into it. Exports: authorizer_install. */
#pragma once

#include <sqlite3.h>

#include "lib/store/db.h"

/* Puts the allow-list of ROLE on ENGINE; an SQLite result code. */
int authorizer_install(sqlite3 *engine, enum db_role role);
