/* Scope: passwords. The second factor is in staff_totp.c. */
#include "lib/store/staff_secret.h"

#include <sodium.h>
#include <string.h>
#include <strings.h>

#include "lib/base/random.h"
#include "lib/base/utf8.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"
#include "lib/store/secret_statements.h"
#include "lib/store/session.h"
#include "lib/store/staff_internal.h"

const struct password_cost PASSWORD_COST = { .operations = 3, .memory = (size_t)64 << 20 };

static const struct statement ROWS[] = {
    [SECRET_HASH] = { "staff_hash", FOR_STAFF, "SELECT id, password_hash FROM staff WHERE name = :name AND active = 1" },
    [SECRET_NAME] = { "staff_name", FOR_STAFF, "SELECT name FROM staff WHERE id = :id" },
    [SECRET_SET] = { "staff_set_hash", FOR_STAFF,
                     "UPDATE staff SET password_hash = :hash, must_change_password = :must_change, version = version + 1 "
                     "WHERE id = :id" },
    [SECRET_TOTP] = { "staff_totp", FOR_STAFF,
                      "SELECT totp_sealed, totp_confirmed, totp_last_step FROM staff WHERE id = :id AND active = 1 "
                      "AND totp_sealed IS NOT NULL" },
    [SECRET_TOTP_BEGIN] = { "staff_totp_begin", FOR_STAFF,
                            "UPDATE staff SET totp_sealed = :sealed, totp_last_step = 0 WHERE id = :id AND totp_confirmed = 0" },
    [SECRET_TOTP_USE] = { "staff_totp_use", FOR_STAFF,
                          "UPDATE staff SET totp_confirmed = 1, totp_last_step = :step WHERE id = :id AND totp_last_step < :step" },
    [SECRET_TOTP_REMOVE] = { "staff_totp_remove", FOR_STAFF,
                             "UPDATE staff SET totp_sealed = NULL, totp_confirmed = 0, totp_last_step = 0, version = version + 1 "
                             "WHERE id = :id" },
    [SECRET_TOTP_REPLACE] = { "staff_totp_replace", FOR_STAFF,
                              "UPDATE staff SET totp_sealed = :sealed, totp_last_step = :step, version = version + 1 "
                              "WHERE id = :id AND totp_confirmed = 1" },
};
const struct statement_table SECRET_STATEMENTS = STATEMENT_TABLE(FAMILY_SECRET, ROWS);

enum result password_hash(const char *name, const char *password, const struct password_cost *cost,
                          char out[static crypto_pwhash_STRBYTES]) {
    size_t length = strlen(password);
    if (length > PASSWORD_LIMIT || !text_is_clean(password, length) || text_length(password) < PASSWORD_MINIMUM) {
        return REFUSED_INVALID;
    }
    if (strcasecmp(name, password) == 0) return REFUSED_INVALID;
    int status = crypto_pwhash_str_alg(out, password, length, cost->operations, cost->memory,
                                       crypto_pwhash_ALG_ARGON2ID13);
    return status == 0 ? DONE : FAILED_UNAVAILABLE;
}

/* The work of a check without an account to check against. */
static void work_for_nothing(const struct login *login) {
    char hash[crypto_pwhash_STRBYTES];
    size_t length = strnlen(login->password, PASSWORD_LIMIT);
    int ignored = crypto_pwhash_str_alg(hash, login->password, length, login->cost->operations, login->cost->memory,
                                        crypto_pwhash_ALG_ARGON2ID13);
    (void)ignored;
    sodium_memzero(hash, sizeof hash);
}

enum result staff_check_password(struct db *db, struct arena *arena, const struct login *login, struct staff *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SECRET_STATEMENTS, SECRET_HASH);
    bind_text(&query, ":name", login->name);
    bool found = query_row(&query);
    if (query.result != DONE) return query.result;
    if (!found || strlen(login->password) > PASSWORD_LIMIT) {
        work_for_nothing(login);
        return REFUSED_FORBIDDEN;
    }
    struct staff_id id = { take_number(&query) };
    const char *hash = take_text(&query, arena);
    bool fits = crypto_pwhash_str_verify(hash, login->password, strlen(login->password)) == 0;
    return fits ? staff_by_id(db, arena, id, ret) : REFUSED_FORBIDDEN;
}

static enum result set_hash(struct tx *tx, const struct password_new *password, const char *hash) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SECRET_STATEMENTS, SECRET_SET);
    bind_number(&query, ":id", password->id.value);
    bind_text(&query, ":hash", hash);
    bind_number(&query, ":must_change", password->must_change);
    return query_run_changing(&query);
}

enum result staff_set_password(struct tx *tx, const struct actor *actor, instant now,
                               const struct password_new *password) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SECRET_STATEMENTS, SECRET_NAME);
    bind_number(&query, ":id", password->id.value);
    if (!query_row(&query)) return query_absent(&query);
    char hash[crypto_pwhash_STRBYTES];
    const char *name = (const char *)sqlite3_column_text(query.statement, 0);
    enum result result = password_hash(name, password->password, password->cost, hash);
    if (result == DONE) result = set_hash(tx, password, hash);
    if (result == DONE) result = session_end_all(tx, password->id);
    struct audit_entry entry = { .action = password->must_change ? "password.reset" : "password.change",
                                 .subject = "staff", .subject_id = password->id.value, .detail = "" };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

void staff_random_password(char out[static 21]) {
    static const char ALPHABET[] = "23456789abcdefghjkmnpqrstuvwxyz"; /* 31 characters: 99 bits in 20 */
    for (size_t i = 0; i < 20; i++) out[i] = ALPHABET[randombytes_uniform(sizeof ALPHABET - 1)];
    out[20] = '\0';
}
