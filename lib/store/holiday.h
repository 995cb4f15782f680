/* Scope: the holiday table behind every deadline. Exports: holiday_list, holiday_last_year, holiday_cases_after, holiday_save,
 * holiday_remove. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct holiday_row {
    day_number day;
    const char *name, *kind, *decree; /* kind: "national", "joint_leave", "local" */
};

struct holiday_rows {
    struct holiday_row *rows;
    size_t count;
};

/* From FIRST to LAST, both included, in order. */
enum result holiday_list(struct db *db, struct arena *arena, day_number first, day_number last, struct holiday_rows *ret);

/* The last calendar year the table knows, 0 when it is empty: a deadline in a later one was counted without holidays, and
 * whoever shows it says so. */
enum result holiday_last_year(struct db *db, int *ret);

/* How many open cases are due after the end of YEAR, the last one the table knows: their days were counted without holidays. */
enum result holiday_cases_after(struct db *db, int year, int64_t *ret);

/* Adds the day or changes it. */
enum result holiday_save(struct tx *tx, const struct actor *actor, instant now, const struct holiday_row *holiday);
enum result holiday_remove(struct tx *tx, const struct actor *actor, instant now, day_number day);
