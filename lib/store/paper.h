/* Scope: numbered paper forms: printed by the office, written on by a citizen, keyed in once.
 * Exports: the paper_ functions, PAPER_FORMS_MOST. A serial is "F2026-00042": the year it was printed in and a number. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define PAPER_FORMS_MOST 500 /* sheets of one printing; stops a slip of the pen from using up the numbers of a year */

struct serials {
    const char **rows; /* in order */
    size_t count;
};

/* Draws COUNT (1 to PAPER_FORMS_MOST, else REFUSED_INVALID) new serials of YEAR and writes them down as printed. */
struct paper_order { int year; size_t count; };
enum result paper_print(struct tx *tx, struct arena *arena, instant now, struct paper_order order, struct serials *ret);

/* A serial as people type it: any case, spaces and dashes anywhere, zeros left out. Owned by ARENA; NULL when it is none. */
const char *paper_serial(struct arena *arena, const char *typed);

/* Looks at one form. REFUSED_ABSENT when it was never printed; else DONE, *ret_number is the register number of the case it
 * became, NULL while it became none. */
enum result paper_find(struct db *db, struct arena *arena, const char *serial, const char **ret_number);

/* The form becomes the case: once. REFUSED_STALE when it was keyed in before or never printed. */
enum result paper_key_in(struct tx *tx, const char *serial, struct case_id id);

/* The serial of the form a case was written on; REFUSED_ABSENT when it came otherwise. */
enum result paper_of_case(struct db *db, struct arena *arena, struct case_id id, const char **ret);
