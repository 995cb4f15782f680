/* Scope: figures brought in as files: the rows lib/rules read become drafts, all in one transaction. Exports: the figure_import_ and
 * figure_mapping_ functions. */
#pragma once

#include "lib/rules/figure_file.h"
#include "lib/store/dataset.h"

#define FIGURE_FILE_HASH_BYTES 32

/* How a file came in. Borrowed. */
struct figure_import {
    const char *source;        /* where the figures come from; not '' */
    const char *report_period; /* the report they came out in; "" or NULL: not told */
    struct nonce nonce;        /* of the form; of a command random */
    uint8_t file_sha256[FIGURE_FILE_HASH_BYTES];
    bool replaces;             /* a draft or returned dataset of the same kind and period gets these rows instead of its own */
};

/* What became of it. */
struct figure_imported {
    struct dataset_id id;  /* the first dataset */
    size_t count;          /* datasets */
    const char *refused;   /* with REFUSED_STALE: "investment 2024-Q1", of the arena */
};

/* Stores every set of FILE, which must be without faults, as a draft with its differences (their notes empty: people write them), and lists what a
 * later revision corrects. The second status (PMA, PMDN) of an investment period joins the draft of the first. A known nonce stores nothing
 * and is DONE as well. REFUSED_STALE when a dataset of the same kind and period is on its way to approval, or is a draft and `replaces` is not
 * set; REFUSED_INVALID when a set has no period, or two sets the same. */
enum result figure_import_add(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, const struct figure_import *what,
                              const struct figure_file *file, struct figure_imported *ret);

/* The first dataset of this form; REFUSED_ABSENT when there is none. */
enum result figure_import_by_nonce(struct db *db, const struct nonce *nonce, struct dataset_id *ret);

/* Whether the same bytes were brought in before. */
enum result figure_import_is_known(struct db *db, const uint8_t file_sha256[static FIGURE_FILE_HASH_BYTES], bool *ret);

/* The mapping somebody chose the last time a file of KIND had this header (SHA-256 of its names), as figure_mapping_text; REFUSED_ABSENT when
 * nobody did. */
struct figure_columns {
    enum figure_kind kind;
    uint8_t header_sha256[FIGURE_FILE_HASH_BYTES];
};
enum result figure_mapping_recall(struct db *db, struct arena *arena, const struct figure_columns *columns, const char **ret);
enum result figure_mapping_remember(struct tx *tx, const struct figure_columns *columns, const char *text);
