/* Scope: a file of figures of an office, CSV or XLSX, as sheets. Exports: figure_sheets_read. */
#pragma once

#include <stdint.h>

#include "lib/base/worksheets.h"

#define FIGURE_SHEETS_HASH_BYTES 32

/* Reads FILE; what is an archive goes through the picture helper, which alone opens such files. Prints and returns the exit status on failure;
 * *ret_hash is the SHA-256 of the file. */
int figure_sheets_read(struct arena *arena, const char *file, struct worksheets *ret, uint8_t ret_hash[static FIGURE_SHEETS_HASH_BYTES]);
