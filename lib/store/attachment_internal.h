/* Scope: the columns every table of files shares: file_name, media_type, size, sha256, stored_name. For the files of lib/store.
 * Exports: STORED_FILE_COLUMNS, stored_file_bind, stored_file_take. */
#pragma once

#include "lib/store/attachment.h"
#include "lib/store/statement.h"

#define STORED_FILE_COLUMNS "file_name, media_type, size, sha256, stored_name"

/* Binds them by these names; takes them in this order. */
void stored_file_bind(struct query *query, const struct stored_file *file);
void stored_file_take(struct query *query, struct arena *arena, struct stored_file *ret);
