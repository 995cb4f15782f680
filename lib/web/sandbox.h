/* Scope: what a worker can still do after its start: Landlock for files, seccomp for system calls.
 * Exports: sandbox_self_test, sandbox_enter. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define SANDBOX_PATHS_MOST 8

/* What a worker may still read and write; everything else in the file system is closed. */
struct sandbox {
    const char *folders[SANDBOX_PATHS_MOST]; /* with all that is below or will be made there */
    size_t folder_count;
    const char *files[SANDBOX_PATHS_MOST]; /* alone, not what lies beside them; must exist */
    size_t file_count;
    const char *readable[SANDBOX_PATHS_MOST]; /* folders to read from alone; one that is not there is left out */
    size_t readable_count;
    bool has_network; /* may connect to others (the sender of mail); nobody may listen */
};

/* Proves in a forked child that the sandbox holds: an open outside, an exec, listening, and without has_network a socket must fail. Call before
 * the database is open. REFUSED_ABSENT when a folder is missing, FAILED_INTERNAL with *ret_message (owned by ARENA) naming what was possible. */
enum result sandbox_self_test(struct arena *arena, const struct sandbox *sandbox, const char **ret_message);

/* Closes everything for the rest of the process; cannot be undone. A kernel without Landlock loses that half, said in
 * *ret_message with DONE; *ret_message is NULL when all of it holds. REFUSED_ABSENT when a folder
 * or file is missing. */
enum result sandbox_enter(struct arena *arena, const struct sandbox *sandbox, const char **ret_message);
