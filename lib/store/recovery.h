/* Scope: recovery codes: they stand for the one-time code of a telephone that is lost, once each.
 * Exports: RECOVERY_CODES, struct recovery_codes, the recovery_ functions. All that take keys need KEY_CODE_HASH.
 *
 * A code is 80 random bits, not a word somebody chose: nobody can try a list against the hashes, so a keyed BLAKE2b is as
 * strong here as Argon2id, and ten of them cost microseconds instead of seconds. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/register.h"
#include "lib/store/staff_secret.h"
#include "lib/store/tx.h"

#define RECOVERY_CODES 10

struct recovery_codes {
    struct access_code codes[RECOVERY_CODES];
};

/* Makes ten new codes; all earlier ones are void. The texts are nowhere else: show them now. Audited "recovery.make". */
enum result recovery_make(struct tx *tx, const struct keys *keys, instant now, struct staff_id id, struct recovery_codes *ret);

/* Uses up the code typed, in any form access_code_parse takes. REFUSED_FORBIDDEN when it is none of the account's or was used.
 * Audited "recovery.use". */
enum result recovery_use(struct tx *tx, const struct keys *keys, const struct totp_try *attempt);

/* How many are still good. */
enum result recovery_left(struct db *db, struct staff_id id, int64_t *ret);

/* All codes of the account are void; not audited, part of a greater change. */
enum result recovery_forget(struct tx *tx, struct staff_id id);
