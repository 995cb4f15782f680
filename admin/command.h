/* Scope: what the subcommands of `loket` share. Exports: enum exit_status, the command_ helpers, the cmd_ functions.
 *
 * A subcommand NAME is one file admin/cmd_NAME.c with `int cmd_NAME(int argc, char **argv)`, declared below and listed
 * once in the table of loket.c. argv[0] is the subcommand's name; `--help` is answered by the frame from the table.
 * It returns an exit status, writes its result in Indonesian on standard output and one line per fault on standard
 * error. It makes its own arena (CLEANUP_ARENA) and never calls exit(). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/config.h"
#include "lib/base/result.h"

enum exit_status {
    EXIT_DONE = 0,   /* it happened */
    EXIT_FAILED = 1, /* the command was right but could not be done: disk, database, check not passed */
    EXIT_WRONG = 2   /* the command, its options or the given file are wrong; nothing was changed */
};

/* Prints "loket: MESSAGE" as one line on standard error; control characters become '?'. */
void command_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* As command_error, then points to `loket COMMAND --help`; returns EXIT_WRONG. */
int command_misused(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Maps a reason to the exit status, in this one place. */
int command_status(enum result result);

/* One option: with `value` it takes a value ("--name VALUE" or "--name=VALUE"), with `given` it is a switch.
 * A table ends with a row whose name is NULL. */
struct command_option {
    const char *name;   /* "--config" */
    const char **value; /* set to the value, borrowed from argv; NULL for a switch */
    bool *given;        /* set to true; NULL for an option with value */
};

/* Reads the options of ARGV[1…] and moves what is left (the plain arguments) to ARGV[1…], setting *argc. "--" ends the
 * options. An unknown, repeated or incomplete option prints one line that points to COMMAND's help and gives
 * EXIT_WRONG. */
int command_options(const char *command, int *argc, char **argv, const struct command_option *options);

/* An option that may be given several times, each with a value. */
struct command_values {
    const char *name;    /* "--file" */
    const char **values; /* room for `most`; set to the values in order, borrowed from argv */
    size_t most, count;
};

/* Takes every such option out of ARGV, before command_options reads the others. One without a value, or more than `most`,
 * prints one line and gives EXIT_WRONG. */
int command_repeated(const char *command, int *argc, char **argv, struct command_values *ret);

/* Reads a whole number from SMALLEST to LARGEST; false when TEXT is anything else, *ret untouched. */
bool command_number(const char *text, int64_t smallest, int64_t largest, int64_t *ret);

/* Loads the office's configuration: FILE when not NULL (from --config), else $LOKET_CONFIG, else var/loket.ini.
 * On failure prints the reason and returns the exit status; *ret is owned by ARENA. */
int command_config(struct arena *arena, const char *file, const struct config **ret);

/* Reads a whole file of at most LARGEST bytes into ARENA, NUL added after *ret_length bytes. On failure prints one line
 * and returns the exit status. FILE "-" is standard input. */
int command_read_file(struct arena *arena, const char *file, size_t largest, char **ret, size_t *ret_length);

int cmd_audit(int argc, char **argv);
int cmd_backup(int argc, char **argv);
int cmd_bench_data(int argc, char **argv);
int cmd_calendar(int argc, char **argv);
int cmd_complaint(int argc, char **argv);
int cmd_content(int argc, char **argv);
int cmd_counter(int argc, char **argv);
int cmd_dataset(int argc, char **argv);
int cmd_digest(int argc, char **argv);
int cmd_doctor(int argc, char **argv);
int cmd_form(int argc, char **argv);
int cmd_import(int argc, char **argv);
int cmd_kiosk(int argc, char **argv);
int cmd_outbox(int argc, char **argv);
int cmd_privacy(int argc, char **argv);
int cmd_publish(int argc, char **argv);
int cmd_receipt(int argc, char **argv);
int cmd_request(int argc, char **argv);
int cmd_restore(int argc, char **argv);
int cmd_retention(int argc, char **argv);
int cmd_sample(int argc, char **argv);
int cmd_serve(int argc, char **argv);
int cmd_service(int argc, char **argv);
int cmd_setup(int argc, char **argv);
int cmd_site(int argc, char **argv);
int cmd_skm(int argc, char **argv);
int cmd_survey(int argc, char **argv);
int cmd_template(int argc, char **argv);
int cmd_unit(int argc, char **argv);
int cmd_upkeep(int argc, char **argv);
int cmd_user(int argc, char **argv);
