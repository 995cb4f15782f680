/* Scope: the second factor (RFC 6238), its seed sealed with the key "totp" (XSalsa20-Poly1305). */
#include <liboath/oath.h>
#include <sodium.h>
#include <string.h>

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"
#include "lib/store/recovery.h"
#include "lib/store/secret_statements.h"
#include "lib/store/staff_secret.h"

#define STEP_SECONDS 30
#define DIGITS 6
#define TOLERANCE 1 /* steps each way: a telephone's clock may be half a minute off */
#define SEALED_BYTES (crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + TOTP_SEED_BYTES)

struct second_factor {
    uint8_t seed[TOTP_SEED_BYTES];
    bool confirmed;
    int64_t last_step;
};

/* RFC 4648 base32: 20 bytes are exactly 32 characters. */
static void base32(const uint8_t seed[static TOTP_SEED_BYTES], char out[static TOTP_SECRET_LENGTH + 1]) {
    static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    for (size_t i = 0; i < TOTP_SECRET_LENGTH; i++) {
        size_t bit = i * 5;
        unsigned pair = (unsigned)seed[bit / 8] << 8 | (bit / 8 + 1 < TOTP_SEED_BYTES ? seed[bit / 8 + 1] : 0u);
        out[i] = ALPHABET[pair >> (11 - bit % 8) & 31u];
    }
    out[TOTP_SECRET_LENGTH] = '\0';
}

static enum result read_factor(struct db *db, const struct keys *keys, struct staff_id id, struct second_factor *ret) {
    uint8_t sealed[SEALED_BYTES];
    struct second_factor factor;
    CLEANUP_QUERY struct query query = query_start(db, &SECRET_STATEMENTS, SECRET_TOTP);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    take_bytes(&query, sealed, sizeof sealed);
    factor.confirmed = take_flag(&query);
    factor.last_step = take_number(&query);
    if (query.result != DONE) return query.result;
    int status = crypto_secretbox_open_easy(factor.seed, sealed + crypto_secretbox_NONCEBYTES,
                                            SEALED_BYTES - crypto_secretbox_NONCEBYTES, sealed, keys->totp);
    if (status != 0) return FAILED_INTERNAL; /* sealed with another key */
    *ret = factor;
    return DONE;
}

static void seal_seed(const struct keys *keys, const uint8_t seed[static TOTP_SEED_BYTES], uint8_t sealed[static SEALED_BYTES]) {
    random_bytes(sealed, crypto_secretbox_NONCEBYTES);
    (void)crypto_secretbox_easy(sealed + crypto_secretbox_NONCEBYTES, seed, TOTP_SEED_BYTES, sealed, keys->totp);
}

enum result staff_totp_begin(struct tx *tx, const struct keys *keys, struct staff_id id,
                             char ret_secret[static TOTP_SECRET_LENGTH + 1]) {
    uint8_t seed[TOTP_SEED_BYTES], sealed[SEALED_BYTES];
    random_bytes(seed, sizeof seed);
    seal_seed(keys, seed, sealed);
    CLEANUP_QUERY struct query query = query_start(tx->db, &SECRET_STATEMENTS, SECRET_TOTP_BEGIN);
    bind_number(&query, ":id", id.value);
    bind_bytes(&query, ":sealed", sealed, sizeof sealed);
    enum result result = query_run_changing(&query);
    if (result == DONE) base32(seed, ret_secret);
    sodium_memzero(seed, sizeof seed);
    return result;
}

enum result staff_totp_pending(struct db *db, const struct keys *keys, struct staff_id id,
                               char ret_secret[static TOTP_SECRET_LENGTH + 1]) {
    struct second_factor factor;
    enum result result = read_factor(db, keys, id, &factor);
    if (result != DONE) return result;
    if (factor.confirmed) return REFUSED_STALE;
    base32(factor.seed, ret_secret);
    sodium_memzero(&factor, sizeof factor);
    return DONE;
}

/* The step CODE belongs to, looking TOLERANCE steps around NOW; -1 when to none. */
static int64_t step_of(const struct second_factor *factor, const char *code, instant now) {
    if (strlen(code) != DIGITS || strspn(code, "0123456789") != DIGITS) return -1;
    int64_t found = -1;
    for (int64_t offset = -TOLERANCE; offset <= TOLERANCE; offset++) {
        char wanted[DIGITS + 1];
        int64_t step = now / STEP_SECONDS + offset;
        int status = oath_totp_generate((const char *)factor->seed, TOTP_SEED_BYTES, step * STEP_SECONDS, STEP_SECONDS, 0,
                                        DIGITS, wanted);
        if (status == OATH_OK && sodium_memcmp(wanted, code, DIGITS) == 0) found = step;
    }
    return found;
}

static enum result use_step(struct tx *tx, struct staff_id id, int64_t step) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SECRET_STATEMENTS, SECRET_TOTP_USE);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":step", step);
    enum result result = query_run_changing(&query);
    return result == REFUSED_STALE ? REFUSED_FORBIDDEN : result; /* used before */
}

static enum result check(struct tx *tx, const struct keys *keys, const struct totp_try *attempt, bool is_first) {
    struct second_factor factor;
    enum result result = read_factor(tx->db, keys, attempt->id, &factor);
    if (result != DONE) return result;
    int64_t step = step_of(&factor, attempt->code, attempt->now);
    bool is_fresh = step > factor.last_step;
    bool was_confirmed = factor.confirmed;
    sodium_memzero(&factor, sizeof factor);
    if (was_confirmed == is_first) return REFUSED_STALE;
    return is_fresh ? use_step(tx, attempt->id, step) : REFUSED_FORBIDDEN;
}

enum result staff_totp_confirm(struct tx *tx, const struct keys *keys, const struct totp_try *attempt) {
    enum result result = check(tx, keys, attempt, true);
    struct actor actor = { .kind = ACTOR_STAFF, .staff = attempt->id };
    struct audit_entry entry = { .action = "totp.confirm", .subject = "staff", .subject_id = attempt->id.value, .detail = "" };
    return result == DONE ? audit_add(tx, &actor, attempt->now, &entry) : result;
}

enum result staff_totp_check(struct tx *tx, const struct keys *keys, const struct totp_try *attempt) {
    return check(tx, keys, attempt, false);
}

static enum result remove_factor(struct tx *tx, struct staff_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SECRET_STATEMENTS, SECRET_TOTP_REMOVE);
    bind_number(&query, ":id", id.value);
    return query_run_changing(&query);
}

enum result staff_totp_remove(struct tx *tx, const struct actor *actor, instant now, struct staff_id id) {
    enum result result = remove_factor(tx, id);
    if (result == DONE) result = recovery_forget(tx, id);
    struct audit_entry entry = { .action = "totp.remove", .subject = "staff", .subject_id = id.value, .detail = "" };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

/* ---- another telephone ---- */

void staff_totp_seed(uint8_t ret_seed[static TOTP_SEED_BYTES]) {
    random_bytes(ret_seed, TOTP_SEED_BYTES);
}

void staff_totp_secret(const uint8_t seed[static TOTP_SEED_BYTES], char ret_secret[static TOTP_SECRET_LENGTH + 1]) {
    base32(seed, ret_secret);
}

static enum result replace(struct tx *tx, const struct keys *keys, struct staff_id id, const struct second_factor *factor) {
    uint8_t sealed[SEALED_BYTES];
    seal_seed(keys, factor->seed, sealed);
    CLEANUP_QUERY struct query query = query_start(tx->db, &SECRET_STATEMENTS, SECRET_TOTP_REPLACE);
    bind_number(&query, ":id", id.value);
    bind_bytes(&query, ":sealed", sealed, sizeof sealed);
    bind_number(&query, ":step", factor->last_step);
    return query_run_changing(&query);
}

enum result staff_totp_replace(struct tx *tx, const struct keys *keys, const struct totp_try *attempt,
                               const uint8_t seed[static TOTP_SEED_BYTES]) {
    struct second_factor factor = { .confirmed = true };
    memcpy(factor.seed, seed, sizeof factor.seed);
    factor.last_step = step_of(&factor, attempt->code, attempt->now);
    enum result result = factor.last_step < 0 ? REFUSED_FORBIDDEN : replace(tx, keys, attempt->id, &factor);
    sodium_memzero(&factor, sizeof factor);
    struct actor actor = { .kind = ACTOR_STAFF, .staff = attempt->id };
    struct audit_entry entry = { .action = "totp.replace", .subject = "staff", .subject_id = attempt->id.value, .detail = "" };
    return result == DONE ? audit_add(tx, &actor, attempt->now, &entry) : result;
}
