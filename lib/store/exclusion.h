/* Scope: officers and units a case is about: for them it does not exist. Exports: struct exclusion and the exclusion_
 * functions. Lists of cases leave them out in their own statements. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

/* Either an officer or a unit; strings owned by the arena when read. */
struct exclusion {
    struct staff_id staff;  /* zero: a unit */
    const char *staff_name; /* full name; NULL: a unit */
    const char *unit_code, *unit_name; /* NULL: an officer */
};

struct exclusions {
    struct exclusion *rows;
    size_t count;
};

enum result exclusion_list(struct db *db, struct arena *arena, struct case_id id, struct exclusions *ret);

/* Excludes the officer or the unit, for ever; call it beside case_change in the same transaction. Names are not read. REFUSED_STALE
 * for whoever is excluded already, REFUSED_INVALID for whoever does not exist. */
enum result exclusion_add(struct tx *tx, struct case_id id, const struct exclusion *exclusion);

/* Whether the case is hidden from the account, by name or by the unit it works in now. */
struct exclusion_question { struct case_id id; struct staff_id staff; };
enum result exclusion_hides(struct db *db, struct exclusion_question question, bool *ret);
