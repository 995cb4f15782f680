/* Scope: how often one address tried something in the current hour. Only a hash that changes every day is
 * stored. Exports: attempt_count, attempt_allowed, attempt_expire. */
#pragma once

#include "lib/base/keys.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct attempt {
    const char *kind;    /* "code", "submission", "form" */
    const char *subject; /* address */
    int limit;           /* tries an hour, from the configuration */
    instant now;
};

/* Counts this try and answers REFUSED_TOO_MANY when it is over the limit. Commit in both cases: a try that failed must be
 * remembered. Needs KEY_ATTEMPT. */
enum result attempt_count(struct tx *tx, const struct keys *keys, const struct attempt *attempt);

/* Whether another try would still be within the limit, without counting it: for tries of which only the failed ones
 * count, because many honest people share one address. REFUSED_TOO_MANY when not. Needs KEY_ATTEMPT. */
enum result attempt_allowed(struct db *db, const struct keys *keys, const struct attempt *attempt);

/* Counts TIMES tries at once and refuses none; and how many there were in the hour of ATTEMPT's now. Both need KEY_ATTEMPT
 * and pass over its limit. */
enum result attempt_add(struct tx *tx, const struct keys *keys, const struct attempt *attempt, int times);
enum result attempt_so_far(struct db *db, const struct keys *keys, const struct attempt *attempt, int64_t *ret);

/* Forgets hours before NOW's. */
enum result attempt_expire(struct tx *tx, instant now);
