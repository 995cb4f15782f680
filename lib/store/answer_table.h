/* Scope: tables made of answers to information requests (datasets of kind 'answer'): in and out. Exports: struct answer_new, answer_stored,
 * answer_tables and the answer_ functions. */
#pragma once

#include "lib/rules/answer_table.h"
#include "lib/store/dataset.h"

#define ANSWER_FILE_HASH_BYTES 32

/* What becomes a draft. Borrowed. */
struct answer_new {
    struct case_id request;     /* answered */
    const char *title, *description, *source, *period;
    enum answer_rhythm rhythm;
    const char *licence;        /* code, lib/rules/data_licence.h */
    struct nonce nonce;         /* of the form */
    uint8_t file_sha256[ANSWER_FILE_HASH_BYTES];
    bool replaces;              /* a draft or returned dataset of the same title and period gets these rows instead of its own */
};

/* Stores TABLE, which must be without faults, as a draft; of a later revision it lists what is corrected. A known nonce stores nothing and is DONE as
 * well. REFUSED_STALE when the same table of the same period is on its way to approval, or is a draft and `replaces` is not set; REFUSED_INVALID for
 * a title without letters, or a period that is none. */
enum result answer_add(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, const struct answer_new *new,
                       const struct answer_table *table, struct dataset_id *ret);

/* A cell as stored: words, or a decimal with a point. */
struct answer_cell {
    const char *value;
    bool hidden;
};

/* A table as stored; `from` of its columns counts from 0. */
struct answer_stored {
    struct case_id request; /* 0 for the builder */
    const char *description, *rhythm, *licence;
    int64_t hidden_rows;
    struct answer_column *columns;
    size_t column_count;
    struct answer_cell *cells; /* row by row, column_count each */
    size_t row_count;
};

/* For staff, and of an approved one for the builder. REFUSED_ABSENT when there is none. Owned by ARENA. */
enum result answer_read(struct db *db, struct arena *arena, struct dataset_id id, struct answer_stored *ret);
enum result public_answer_read(struct db *db, struct arena *arena, struct dataset_id id, struct answer_stored *ret);

/* The datasets made of a request, the newest first. */
enum result answer_of_request(struct db *db, struct arena *arena, struct case_id request, struct datasets *ret);

/* The register number of the request a dataset is made of. REFUSED_ABSENT for one whose person was erased, and for one that does not
 * exist for VIEWER. */
struct answer_asker { struct dataset_id dataset; struct staff_id viewer; };
enum result answer_request_number(struct db *db, struct arena *arena, struct answer_asker asker, const char **ret);
