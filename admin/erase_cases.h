/* Scope: erasing cases and proving it, for the commands. Exports: struct erase_cases, erase_cases. */
#pragma once

#include "lib/base/config.h"
#include "lib/store/erasure.h"

/* All borrowed. */
struct erase_cases {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    instant now;
    const char *reason; /* "retention" or "request" */
};

/* Erases CASES in one transaction, removes their files, then looks for every erased text, sealed identity and file name in database, log
 * and folders. Prints what it did; a trace that is left is named and gives EXIT_FAILED. Returns the exit status. */
int erase_cases(const struct erase_cases *how, const struct case_ids *cases);
