/* Scope: the command line of loket-publish. Exports: enum exit_status, struct options, options_read, options_config, complain. */
#pragma once

#include <stdbool.h>

enum exit_status { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_WRONG = 2 };

struct options {
    const char *config, *out, *database, *now, *planted; /* NULL: not given */
    bool dry_run, quiet, full, diff, uncompressed, watch;
};

/* Prints "loket-publish: MESSAGE" on standard error; returns EXIT_FAILED. */
int complain(const char *message);

/* EXIT_DONE with *ret_helped when only the help was wanted and printed; EXIT_WRONG after one line on standard error. */
int options_read(int argc, char **argv, struct options *ret, bool *ret_helped);

/* The configuration's file: --config, else $LOKET_CONFIG, else var/loket.ini; borrowed. */
const char *options_config(const struct options *options);
