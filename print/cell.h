/* Scope: what the print helper may do once its fonts are loaded. Exports: cell_close. */
#pragma once

#include <stdbool.h>

#define CELL_SECONDS 20                                  /* of processor time; stops pages made to be slow */
#define CELL_MEMORY ((size_t)640 * 1024 * 1024)          /* address space: the libraries are a third of it */

/* From here on the process computes, writes to the descriptors it has and ends: it opens nothing, starts nothing and talks
 * to nobody; any other system call kills it. Cannot be undone; false when the kernel refuses. */
bool cell_close(void);
