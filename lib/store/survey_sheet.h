/* Scope: sheets of paper questionnaires that staff key in, once or, where a period asks for it, by two people independently.
 * Exports: the survey_sheet_ and survey_double_entry functions.
 * The audit trail knows who keyed a sheet of which period and when, never which answer it became. */
#pragma once

#include "lib/store/survey.h"

/* What a sheet came to. */
enum survey_sheet_outcome {
    SHEET_STORED,  /* it is an answer of the channel "paper"; of two entries: both were alike */
    SHEET_WAITS,   /* for the second entry */
    SHEET_DIFFERS, /* from the first entry: somebody has to look at the sheet */
    SHEET_REPEATED, /* this very form came before: nothing was stored */
    SHEET_KEYED_BY_YOU, /* nothing was stored, as with all below */
    SHEET_KEYED_TWICE,
    SHEET_IS_ANSWER,
    SHEET_TOO_LATE, /* first entries are not taken any more */
};

struct survey_sheet {
    int64_t number;                  /* 0 where sheets are keyed once */
    struct staff_id staff;           /* read only: who keyed it */
    struct survey_response response; /* its channel is not looked at */
};

/* Stores one sheet keyed once. REFUSED_STALE as survey_response_add. */
enum result survey_sheet_add(struct tx *tx, const struct actor *actor, instant now, const struct survey_response *response,
                             enum survey_sheet_outcome *ret);

/* Stores one of two entries, or the answer both make; TAKES_FIRST false: only the second. */
enum result survey_sheet_key(struct tx *tx, const struct actor *actor, instant now, const struct survey_sheet *sheet, bool takes_first,
                             enum survey_sheet_outcome *ret);

/* Of two entries that differ RIGHT is the answer; or none is and the sheet is keyed anew. REFUSED_STALE unless two wait. */
enum result survey_sheet_decide(struct tx *tx, const struct actor *actor, instant now, const struct survey_sheet *right);
enum result survey_sheet_drop(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id period, int64_t number);

/* The entries of one sheet, in the order of the accounts' ids; at most two. */
struct survey_sheets {
    struct survey_sheet *rows;
    size_t count;
};
enum result survey_sheet_entries(struct db *db, struct arena *arena, struct survey_period_id period, int64_t number, struct survey_sheets *ret);

/* The sheets of a period that wait, by number; of those with one entry, whether VISITOR keyed it. */
struct survey_sheet_waiting { int64_t number, entries; bool own; };
struct survey_sheets_waiting {
    struct survey_sheet_waiting *rows;
    size_t count;
};
enum result survey_sheets_waiting(struct db *db, struct arena *arena, struct survey_period_id period, struct staff_id visitor,
                                  struct survey_sheets_waiting *ret);

/* How many sheets of a period somebody keyed since SINCE. */
struct survey_sheet_work { struct survey_period_id period; struct staff_id staff; instant since; };
enum result survey_sheet_count(struct db *db, const struct survey_sheet_work *work, int64_t *ret);

/* Whether the sheets of a period are keyed twice; setting it. REFUSED_STALE while sheets wait. */
enum result survey_double_entry(struct db *db, struct survey_period_id period, bool *ret);
enum result survey_double_entry_set(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id period, bool is_double);
