/* Scope: what an account proves itself with: password (Argon2id, RFC 9106, through libsodium) and TOTP (RFC 6238: SHA-1,
 * 6 digits, 30 s, one step of tolerance each way, a step never twice).
 * Exports: struct password_cost, PASSWORD_COST, the staff_check_, staff_set_ and staff_totp_ functions. */
#pragma once

#include "lib/base/keys.h"
#include "lib/store/db.h"
#include "lib/store/staff.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define PASSWORD_MINIMUM 10 /* characters */
#define PASSWORD_LIMIT 128  /* bytes; stops a megabyte from being hashed */
#define TOTP_SEED_BYTES 20
#define TOTP_SECRET_LENGTH 32 /* base32 characters of the seed */

/* Argon2id cost; tests use a cheap one. */
struct password_cost {
    unsigned long long operations;
    size_t memory; /* bytes */
};
extern const struct password_cost PASSWORD_COST; /* 3 passes over 64 MiB */

/* Checks a login. REFUSED_FORBIDDEN for a wrong password, an unknown name and a switched-off account alike, after the same
 * work: an unknown name is checked against a hash of nothing at the same cost. */
struct login { const char *name, *password; const struct password_cost *cost; };
enum result staff_check_password(struct db *db, struct arena *arena, const struct login *login, struct staff *ret);

/* Sets a new password and ends all sessions of the account but none is started. REFUSED_INVALID when it is shorter than
 * PASSWORD_MINIMUM, longer than PASSWORD_LIMIT or the account's name. MUST_CHANGE marks an administrator's reset. */
struct password_new { struct staff_id id; const char *password; bool must_change; const struct password_cost *cost; };
enum result staff_set_password(struct tx *tx, const struct actor *actor, instant now, const struct password_new *password);

/* Writes a password of 20 characters without look-alikes (99 bits) to OUT, for a reset. */
void staff_random_password(char out[static 21]);

/* Makes a new seed, sealed and not yet confirmed, and gives it as base32 for the QR. REFUSED_STALE when a confirmed one is
 * there: an administrator removes it first. Needs KEY_TOTP. */
enum result staff_totp_begin(struct tx *tx, const struct keys *keys, struct staff_id id,
                             char ret_secret[static TOTP_SECRET_LENGTH + 1]);

/* The seed begun and not confirmed, to show its QR again. */
enum result staff_totp_pending(struct db *db, const struct keys *keys, struct staff_id id,
                               char ret_secret[static TOTP_SECRET_LENGTH + 1]);

/* Checks a code of 6 digits. staff_totp_confirm is for the first one and switches the second factor on. A wrong or used code is
 * REFUSED_FORBIDDEN. Both write the used step: commit. */
struct totp_try { struct staff_id id; const char *code; instant now; };
enum result staff_totp_confirm(struct tx *tx, const struct keys *keys, const struct totp_try *attempt);
enum result staff_totp_check(struct tx *tx, const struct keys *keys, const struct totp_try *attempt);

/* Another telephone while the present one still counts: a seed that is nowhere in the database until its first code was right
 * (a wrong code is REFUSED_FORBIDDEN), so that nobody loses the old one half-way. REFUSED_STALE without a confirmed one.
 * Audited "totp.replace". */
void staff_totp_seed(uint8_t ret_seed[static TOTP_SEED_BYTES]);
void staff_totp_secret(const uint8_t seed[static TOTP_SEED_BYTES], char ret_secret[static TOTP_SECRET_LENGTH + 1]);
enum result staff_totp_replace(struct tx *tx, const struct keys *keys, const struct totp_try *attempt,
                               const uint8_t seed[static TOTP_SEED_BYTES]);

/* Takes the second factor and the recovery codes away (everything lost); the account makes new ones at the next login. */
enum result staff_totp_remove(struct tx *tx, const struct actor *actor, instant now, struct staff_id id);
