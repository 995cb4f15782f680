/* Scope: the last run of the builder of the public site, and whether what was approved waits for one. Exports: struct site_run and the
 * site_run_ functions. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

/* Strings borrowed when given, owned by the arena when read. */
struct site_run {
    instant at;
    const char *outcome;  /* "live", "unchanged", "failed" */
    int64_t edition;      /* that visitors read; 0: none yet */
    const char *content;  /* what was approved then; of the last run that did not fail */
    const char *fault;    /* Indonesian, where and what, never a value; "" when nothing */
    bool is_waiting;      /* read only: something was approved, released or taken back since the last good run */
};

/* Replaces the row. */
enum result site_run_note(struct tx *tx, const struct site_run *run);

/* For staff and command; REFUSED_ABSENT before the first run. */
enum result site_run_last(struct db *db, struct arena *arena, struct site_run *ret);

/* For the builder: what is approved now, and what was at the last good run (NULL: there was none). */
struct site_content { const char *now, *built; };
enum result site_run_content(struct db *db, struct arena *arena, struct site_content *ret);
