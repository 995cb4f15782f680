/* Scope: delivered pages copied into an office's folder. Exports: content_files_copy. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"

/* Copies the pages and pictures of FROM into the folder TO, which is made when it is missing. A file that is there already stays, unless it
 * is still, byte for byte, the one of STARTER (may be NULL). *ret_count are the files written. Prints one line and returns the exit status. */
int content_files_copy(struct arena *arena, const char *from, const char *to, const char *starter, int *ret_count);
