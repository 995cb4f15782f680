/* Scope: the table of delays. */
#include "lib/store/login_delay.h"

#include <inttypes.h>
#include <string.h>

#include "lib/store/families.h"

#define SUBJECT_BYTES 16
#define SECONDS_A_DAY 86400

enum { FIND, SET, CLEAR, EXPIRE };

static const struct statement ROWS[] = {
    [FIND] = { "login_delay_find", FOR_STAFF, "SELECT failures, no_earlier FROM login_delay WHERE subject = :subject" },
    [SET] = { "login_delay_set", FOR_STAFF,
              "INSERT INTO login_delay (subject, failures, no_earlier) VALUES (:subject, :failures, :no_earlier) "
              "ON CONFLICT (subject) DO UPDATE SET failures = :failures, no_earlier = :no_earlier" },
    [CLEAR] = { "login_delay_clear", FOR_STAFF, "DELETE FROM login_delay WHERE subject = :subject" },
    [EXPIRE] = { "login_delay_expire", FOR_STAFF, "DELETE FROM login_delay WHERE no_earlier < :oldest" },
};
const struct statement_table LOGIN_DELAY_STATEMENTS = STATEMENT_TABLE(FAMILY_LOGIN_DELAY, ROWS);

static void bind_subject(struct query *query, struct arena *arena, const struct keys *keys, const struct login_try *attempt) {
    const char *text = arena_format(arena, "login\n%d\n%" PRId64 "\n%s", (int)attempt->kind, attempt->now / SECONDS_A_DAY,
                                    attempt->subject);
    uint8_t hash[SUBJECT_BYTES];
    key_mac(keys->attempt, (struct key_text){ text, strlen(text) }, hash, sizeof hash);
    bind_bytes(query, ":subject", hash, sizeof hash);
}

/* Nothing counted yet is a count of zero. */
static enum result find(struct db *db, struct arena *arena, const struct keys *keys, const struct login_try *attempt,
                        struct login_count *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &LOGIN_DELAY_STATEMENTS, FIND);
    bind_subject(&query, arena, keys, attempt);
    struct login_count count = { 0 };
    if (query_row(&query)) {
        count.failures = take_number(&query);
        count.no_earlier = take_instant(&query);
    }
    if (query.result == DONE) *ret = count;
    return query.result;
}

enum result login_delay_until(struct db *db, const struct keys *keys, const struct login_try *attempt, instant *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct login_count count;
    enum result result = find(db, arena, keys, attempt, &count);
    if (result == DONE) *ret = count.no_earlier;
    return result;
}

enum result login_delay_note(struct tx *tx, const struct keys *keys, const struct login_try *attempt, int per_hour) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct login_count count;
    enum result result = find(tx->db, arena, keys, attempt, &count);
    if (result != DONE) return result;
    count = login_count_after(attempt->kind, per_hour, count, attempt->now);
    CLEANUP_QUERY struct query query = query_start(tx->db, &LOGIN_DELAY_STATEMENTS, SET);
    bind_subject(&query, arena, keys, attempt);
    bind_number(&query, ":failures", count.failures);
    bind_instant(&query, ":no_earlier", count.no_earlier);
    return query_run(&query);
}

enum result login_delay_clear(struct tx *tx, const struct keys *keys, const struct login_try *attempt) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_QUERY struct query query = query_start(tx->db, &LOGIN_DELAY_STATEMENTS, CLEAR);
    bind_subject(&query, arena, keys, attempt);
    return query_run(&query);
}

enum result login_delay_expire(struct tx *tx, instant now) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &LOGIN_DELAY_STATEMENTS, EXPIRE);
    bind_instant(&query, ":oldest", now - SECONDS_A_DAY);
    return query_run(&query);
}
