/* Scope: what a correction (revision 2 and later of a dataset) says differently than the revision before: found by comparing the two, or
 * noted by hand, each with a reason before the correction is submitted. Changes only while it is draft or returned (triggers see to it).
 * Exports: struct dataset_erratum, the errata_ and erratum_ functions, ERRATA_LISTED_MOST. */
#pragma once

#include "lib/store/dataset.h"

#define ERRATA_LISTED_MOST 100 /* found ones told one by one; a file of other rows than before would have thousands */

struct dataset_erratum {
    int64_t position; /* from 1 */
    const char *place;
    const char *old, *new; /* "" was not there, is not any more */
    const char *reason;    /* "" not written yet */
    bool written;          /* by hand */
};
struct dataset_errata {
    struct dataset_erratum *rows; /* by position: found ones, then those noted by hand */
    size_t count;
};

/* Compares ID with the revision before and lists what differs anew; reasons stay with what is still the same, and notes by hand stay.
 * Nothing happens for a first revision. Long tables (answers, profiles, facts) are one erratum each. */
enum result errata_compare(struct tx *tx, struct dataset_id id);

enum result errata_list(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_errata *ret);

/* How many have no reason yet. */
size_t errata_unexplained(const struct dataset_errata *errata);

/* Sets the reason of one; REFUSED_STALE when there is none at POSITION. */
enum result erratum_explain(struct tx *tx, struct dataset_id id, int64_t position, const char *reason);

/* Notes one by hand, last; `position` and `written` are ignored. */
enum result erratum_add(struct tx *tx, struct dataset_id id, const struct dataset_erratum *erratum);

/* Takes a note by hand back; REFUSED_STALE when POSITION is none. */
enum result erratum_drop(struct tx *tx, struct dataset_id id, int64_t position);
