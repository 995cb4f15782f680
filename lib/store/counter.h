/* Scope: the counters (loket) of the office: where posters hang, tablets stand and answers are given.
 * Exports: struct counter and the counter_ functions. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

/* Strings borrowed when given, owned by the arena when read. */
struct counter {
    const char *code; /* "loket-1": small letters, digits, hyphen; also in addresses */
    const char *name; /* Indonesian */
    int position;     /* order in lists */
    bool active;
};

struct counters {
    struct counter *rows;
    size_t count;
};

/* By position; with ONLY_ACTIVE those on offer. */
enum result counter_list(struct db *db, struct arena *arena, bool only_active, struct counters *ret);

/* The counter with CODE, active or not; REFUSED_ABSENT when there is none. */
enum result counter_by_code(struct db *db, struct arena *arena, const char *code, struct counter *ret);

/* Adds the counter or changes the one with its code. */
enum result counter_save(struct tx *tx, const struct actor *actor, instant now, const struct counter *counter);
