/* Scope: the table of recovery codes. */
#include "lib/store/recovery.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

#define HASH_BYTES 32

enum { ADD, USE, LEFT, FORGET };

static const struct statement ROWS[] = {
    [ADD] = { "recovery_add", FOR_STAFF, "INSERT INTO recovery_code (staff_id, code_hash, used_at) VALUES (:staff, :hash, NULL)" },
    [USE] = { "recovery_use", FOR_STAFF,
              "UPDATE recovery_code SET used_at = :at WHERE staff_id = :staff AND code_hash = :hash AND used_at IS NULL" },
    [LEFT] = { "recovery_left", FOR_STAFF, "SELECT count(*) FROM recovery_code WHERE staff_id = :staff AND used_at IS NULL" },
    [FORGET] = { "recovery_forget", FOR_STAFF, "DELETE FROM recovery_code WHERE staff_id = :staff" },
};
const struct statement_table RECOVERY_STATEMENTS = STATEMENT_TABLE(FAMILY_RECOVERY, ROWS);

/* No register number begins like this, so that no access code of a case hashes to the same. */
static void bind_code(struct query *query, const struct keys *keys, struct staff_id id, struct access_code code) {
    char text[80];
    uint8_t hash[HASH_BYTES];
    int length = snprintf(text, sizeof text, "recovery\n%" PRId64 "\n%s", id.value, code.text);
    key_mac(keys->code_hash, (struct key_text){ text, (size_t)length }, hash, sizeof hash);
    bind_number(query, ":staff", id.value);
    bind_bytes(query, ":hash", hash, sizeof hash);
    sodium_memzero(text, sizeof text);
}

static enum result note(struct tx *tx, struct staff_id id, instant now, const char *action) {
    struct actor actor = { .kind = ACTOR_STAFF, .staff = id };
    struct audit_entry entry = { .action = action, .subject = "staff", .subject_id = id.value, .detail = "" };
    return audit_add(tx, &actor, now, &entry);
}

static enum result add(struct tx *tx, const struct keys *keys, struct staff_id id, struct access_code code) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &RECOVERY_STATEMENTS, ADD);
    bind_code(&query, keys, id, code);
    return query_run(&query);
}

enum result recovery_make(struct tx *tx, const struct keys *keys, instant now, struct staff_id id, struct recovery_codes *ret) {
    enum result result = recovery_forget(tx, id);
    for (size_t i = 0; result == DONE && i < RECOVERY_CODES; i++) {
        uint8_t bytes[ACCESS_CODE_BYTES];
        random_bytes(bytes, sizeof bytes);
        ret->codes[i] = access_code_from_bytes(bytes);
        result = add(tx, keys, id, ret->codes[i]);
    }
    return result == DONE ? note(tx, id, now, "recovery.make") : result;
}

enum result recovery_use(struct tx *tx, const struct keys *keys, const struct totp_try *attempt) {
    struct access_code code;
    if (!access_code_parse(attempt->code, &code)) return REFUSED_FORBIDDEN;
    CLEANUP_QUERY struct query query = query_start(tx->db, &RECOVERY_STATEMENTS, USE);
    bind_code(&query, keys, attempt->id, code);
    bind_instant(&query, ":at", attempt->now);
    enum result result = query_run_changing(&query);
    if (result == REFUSED_STALE) return REFUSED_FORBIDDEN;
    return result == DONE ? note(tx, attempt->id, attempt->now, "recovery.use") : result;
}

enum result recovery_left(struct db *db, struct staff_id id, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &RECOVERY_STATEMENTS, LEFT);
    bind_number(&query, ":staff", id.value);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    *ret = take_number(&query);
    return query.result;
}

enum result recovery_forget(struct tx *tx, struct staff_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &RECOVERY_STATEMENTS, FORGET);
    bind_number(&query, ":staff", id.value);
    return query_run(&query);
}
