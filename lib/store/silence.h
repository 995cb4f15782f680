/* Scope: answered complaints whose reporters were not warned yet that the days for an objection end. Exports: struct silent_row,
 * silence_unwarned. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/types.h"

#define SILENCE_PAGE 100 /* rows */

struct silent_row {
    struct case_id id;
    const char *number, *state;
    instant since; /* the last step the reporter saw */
};
struct silent_rows {
    struct silent_row *rows;
    size_t count;
};

/* Those silent since before BEFORE, with a reporter who can be told, and without a notice EVENT in the outbox since then; at most
 * SILENCE_PAGE. */
struct silence_question { instant before; const char *event; };
enum result silence_unwarned(struct db *db, struct arena *arena, const struct silence_question *question, struct silent_rows *ret);
