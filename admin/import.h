/* Scope: bringing an office's files into the database: each file in one transaction or not at all.
 * Exports: struct import_job, the import_ functions (skm, published, ikm, figures).
 *
 * Nothing is repaired: where a source contradicts itself (parts against totals, rupiah against dollars, printed against
 * recomputed) both figures are kept as a difference and printed. What is imported is a draft until it was submitted and
 * approved. A bad cell names file, line and column; then nothing was stored. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/rules/figure_rows.h"
#include "lib/store/dataset.h"
#include "lib/store/db.h"
#include "lib/store/types.h"

struct import_job {
    struct arena *arena;
    struct db *db;          /* opened as DB_ADMIN */
    struct actor actor;
    instant now;
    const char *source;     /* where the figures come from; NULL: the file's name */
    const char *office;     /* whose database it is, as files name it; NULL: not told */
    int64_t smallest_group; /* of answers that may be told apart */
    bool quiet;             /* do not print what was found */
};

/* Answers of one survey period, columns u1 … uN in the order of the form; PUBLISHED_FILE (or NULL) holds what an
 * earlier report printed: columns unsur, name, sum, published_nrr, published_weighted_nrr, rows u1 … uN, total, ikm. */
struct import_skm {
    const char *file, *published_file, *period;
    struct optional_number population;
};

/* The table a report printed, as PUBLISHED_FILE above, of a survey without answers. */
struct import_published {
    const char *file, *period;
    struct optional_number respondents;
};

/* Indices of which only the printed figure exists: columns period, ikm and, when there, office, respondents, source.
 * Only rows of OFFICE are taken when it is given; rows without ikm are passed over. One dataset a row. */
struct import_ikm {
    const char *file, *office;
};

/* Figures of any kind lib/rules/figure_file knows, from CSV or XLSX; NULL where nothing is said. */
struct import_figures {
    enum figure_kind kind;
    const char *file, *totals_file;   /* totals: of permits, as an earlier report printed them for each channel */
    const char *period, *report_period, *office;
    const char *origin;               /* "pma" or "pmdn", of investment that does not say it */
    const char *decimal;              /* "comma" or "point" */
    struct optional_number rate;      /* rupiah a US$; unknown: the one the total row implies */
    bool replaces;                    /* a draft that is there */
};

/* Each returns an exit status and prints what was wrong; on EXIT_DONE *ret is the dataset (the last one of import_ikm, the first of import_figures). */
int import_skm(const struct import_job *job, const struct import_skm *what, struct dataset_id *ret);
int import_published(const struct import_job *job, const struct import_published *what, struct dataset_id *ret);
int import_ikm(const struct import_job *job, const struct import_ikm *what, struct dataset_id *ret);
int import_figures(const struct import_job *job, const struct import_figures *what, struct dataset_id *ret);

/* Reads the file and prints one line a difference, nothing else; EXIT_FAILED when there is any. Nothing is stored. */
int import_figures_check(struct arena *arena, const struct import_figures *what);
