/* Scope: what the commands that make a file of one survey's figures share. Exports: struct survey_file_job, the survey_file_ functions. */
#pragma once

#include "lib/report/survey_report.h"

struct survey_file_job {
    struct arena *arena;
    const struct config *config;
    struct db *db;              /* caller closes */
    struct templates *templates;
    struct survey_report report;
    const char *config_file, *format, *out; /* options */
    bool may_print;             /* without --out the file goes to standard output */
};

/* Reads the options and the one word, the key of a period; loads configuration, templates and the figures: the newest approved ones of
 * that period, else its draft. FORMATS are the allowed words, NULL-terminated. Prints one line and returns the
 * exit status when it cannot. */
int survey_file_begin(struct survey_file_job *job, int argc, char **argv, const char *const *formats);

/* Writes BYTES to --out, which must not be there yet, whole and synced, and prints its name; or to standard output. */
int survey_file_end(const struct survey_file_job *job, const char *bytes, size_t length);
