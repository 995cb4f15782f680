/* Scope: another program of ours run once: bytes in, bytes out. Exports: struct child_order, struct child_answer, the child_ functions.
 *
 * A worker behind its sandbox can start nothing. It therefore starts a keeper before the sandbox closes: a copy of itself that
 * has no key and no database, waits on a socket, and runs the one program it was made for. child_run is the same for all:
 * where a keeper was started it asks the keeper, elsewhere it starts the program itself. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define PRINT_PROGRAM "loket-print" /* the one that keepers start, beside the running program */
#define CHILD_ARGUMENTS_MOST 8                         /* besides the program's name */
#define CHILD_BYTES_MOST ((size_t)64 * 1024 * 1024)    /* of what goes in and of what comes out; stops a full memory */

struct child_order {
    const char *program;                        /* path */
    const char *arguments[CHILD_ARGUMENTS_MOST]; /* until the first NULL */
    const char *bytes;                          /* its standard input */
    size_t length;
};

struct child_answer {
    int status;          /* exit status; 128 and the signal when it was killed */
    const char *bytes;   /* its standard output, owned by the arena, with a NUL behind */
    size_t length;
    const char *message; /* the first line of its standard error, "" when it said nothing */
};

/* The path of NAME in the folder of the running program; owned by ARENA. */
const char *child_beside(struct arena *arena, const char *name);

/* Runs it to its end with an empty environment; whoever is run limits its own time. DONE also when it failed: look at the status.
 * REFUSED_ABSENT when it cannot be started, REFUSED_TOO_LARGE over CHILD_BYTES_MOST, FAILED_UNAVAILABLE when no memory or keeper is left. */
enum result child_run(struct arena *arena, const struct child_order *order, struct child_answer *ret);

/* Starts the keeper of PROGRAM, once a process, before threads, keys and connections. From then on child_run runs that program
 * alone, whatever the order names. REFUSED_ABSENT when PROGRAM is not there. */
enum result child_keeper_start(const char *program);
