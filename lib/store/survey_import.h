/* Scope: matrices of survey answers brought in as files. Exports: the survey_import_ functions. */
#pragma once

#include "lib/rules/survey_matrix.h"
#include "lib/store/survey.h"

#define SURVEY_FILE_HASH_BYTES 32

struct survey_import {
    struct survey_period_id period;
    struct nonce nonce;
    uint8_t file_sha256[SURVEY_FILE_HASH_BYTES];
    int64_t answers;
    const char *period_key; /* read only */
    instant imported_at;    /* read only */
    const char *staff_name; /* read only */
};

struct survey_imports {
    struct survey_import *rows;
    size_t count;
};

/* Makes an answer of the channel "import" of each row, in the order of the file, and writes the import down. A known nonce stores nothing and
 * is DONE as well. REFUSED_STALE when the period is closed. */
enum result survey_import_add(struct tx *tx, const struct actor *actor, instant now, const struct survey_import *import,
                              const struct survey_matrix_row *rows, size_t count);

/* The import of this form; REFUSED_ABSENT when there is none. */
enum result survey_import_by_nonce(struct db *db, const struct nonce *nonce, int64_t *ret_answers);

/* Whether a file was brought in before, whatever period. */
enum result survey_import_is_known(struct db *db, const uint8_t file_sha256[static SURVEY_FILE_HASH_BYTES], bool *ret);

/* The newest MOST of all periods, newest first. */
enum result survey_import_list(struct db *db, struct arena *arena, int64_t most, struct survey_imports *ret);

/* The columns people chose the last time a file had this header; REFUSED_ABSENT when none did. */
struct survey_import_header { struct instrument_id instrument; uint8_t sha256[SURVEY_FILE_HASH_BYTES]; };
enum result survey_import_recall(struct db *db, struct arena *arena, const struct survey_import_header *header, const char **ret_columns);
enum result survey_import_remember(struct tx *tx, const struct survey_import_header *header, const char *columns);
