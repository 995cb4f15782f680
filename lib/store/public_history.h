/* Scope: what the builder reads of earlier revisions: corrections, and when breakdowns first stood. As lib/store/public.h.
 * Exports: struct public_erratum, public_errata, public_breakdowns. */
#pragma once

#include "lib/rules/publish_once.h"
#include "lib/store/dataset.h"

/* One thing a correction says differently. */
struct public_erratum {
    const char *kind, *period, *scope; /* of the figures corrected */
    int64_t revision;                  /* that corrected them */
    instant approved_at;               /* when it was published */
    const char *place, *old, *new;     /* "" old: was not there; "" new: is not any more */
    const char *reason;
};
struct public_errata {
    struct public_erratum *rows; /* the latest correction first, in each by position */
    size_t count;
};
enum result public_errata(struct db *db, struct arena *arena, struct public_errata *ret);

/* The breakdowns of surveys by what respondents are; which may stand, decides lib/rules/publish_once.h. */
struct breakdowns {
    struct breakdown *rows;
    size_t count;
};
enum result public_breakdowns(struct db *db, struct arena *arena, struct breakdowns *ret);
