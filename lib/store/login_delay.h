/* Scope: wrong passwords and codes, and until when no other try is looked at (the rule is in lib/rules/login_delay.h). Only a
 * hash that changes every day is stored: neither addresses nor names can be read from the table.
 * Exports: struct login_try, the login_delay_ functions. All need KEY_ATTEMPT. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/login_delay.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct login_try {
    enum login_subject kind;
    const char *subject; /* address, account, both or the browser's mark; told apart by KIND */
    instant now;
};

/* From when on the next try is looked at; 0 when nothing is counted. */
enum result login_delay_until(struct db *db, const struct keys *keys, const struct login_try *attempt, instant *ret);

/* Counts one wrong try; PER_HOUR as in login_count_after. */
enum result login_delay_note(struct tx *tx, const struct keys *keys, const struct login_try *attempt, int per_hour);

/* Forgets the wrong tries of this subject: it was right. */
enum result login_delay_clear(struct tx *tx, const struct keys *keys, const struct login_try *attempt);

/* Forgets what ended more than a day before NOW. */
enum result login_delay_expire(struct tx *tx, instant now);
