/* Scope: counting tries. */
#include "lib/store/attempt.h"

#include <stdio.h>
#include <string.h>

#include "lib/store/families.h"

#define SUBJECT_BYTES 16
#define SECONDS_AN_HOUR 3600
#define SECONDS_A_DAY 86400
#define LONGEST_SUBJECT 200

enum { COUNT, SO_FAR, EXPIRE };

static const struct statement ROWS[] = {
    [COUNT] = { "attempt_count", FOR_WRITERS,
                "INSERT INTO attempt (kind, subject, hour, count) VALUES (:kind, :subject, :hour, :times) "
                "ON CONFLICT (kind, subject, hour) DO UPDATE SET count = count + :times RETURNING count" },
    [SO_FAR] = { "attempt_so_far", FOR_WRITERS,
                 "SELECT count FROM attempt WHERE kind = :kind AND subject = :subject AND hour = :hour" },
    [EXPIRE] = { "attempt_expire", FOR_WRITERS, "DELETE FROM attempt WHERE hour < :hour" },
};
const struct statement_table ATTEMPT_STATEMENTS = STATEMENT_TABLE(FAMILY_ATTEMPT, ROWS);

static void bind_subject(struct query *query, const struct keys *keys, const struct attempt *attempt) {
    char text[LONGEST_SUBJECT + 64];
    uint8_t hash[SUBJECT_BYTES];
    int length = snprintf(text, sizeof text, "%s\n%lld\n%.*s", attempt->kind, (long long)(attempt->now / SECONDS_A_DAY),
                          LONGEST_SUBJECT, attempt->subject);
    key_mac(keys->attempt, (struct key_text){ text, length > 0 ? (size_t)length : 0 }, hash, sizeof hash);
    bind_bytes(query, ":subject", hash, sizeof hash);
}

static enum result count_times(struct tx *tx, const struct keys *keys, const struct attempt *attempt, int times, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ATTEMPT_STATEMENTS, COUNT);
    bind_text(&query, ":kind", attempt->kind);
    bind_subject(&query, keys, attempt);
    bind_number(&query, ":hour", attempt->now / SECONDS_AN_HOUR);
    bind_number(&query, ":times", times);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    *ret = take_number(&query);
    return query_run(&query);
}

enum result attempt_count(struct tx *tx, const struct keys *keys, const struct attempt *attempt) {
    int64_t count = 0;
    enum result result = count_times(tx, keys, attempt, 1, &count);
    if (result != DONE) return result;
    return count > attempt->limit ? REFUSED_TOO_MANY : DONE;
}

enum result attempt_add(struct tx *tx, const struct keys *keys, const struct attempt *attempt, int times) {
    int64_t count = 0;
    return count_times(tx, keys, attempt, times, &count);
}

enum result attempt_so_far(struct db *db, const struct keys *keys, const struct attempt *attempt, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ATTEMPT_STATEMENTS, SO_FAR);
    bind_text(&query, ":kind", attempt->kind);
    bind_subject(&query, keys, attempt);
    bind_number(&query, ":hour", attempt->now / SECONDS_AN_HOUR);
    int64_t count = query_row(&query) ? take_number(&query) : 0;
    if (query.result == DONE) *ret = count;
    return query.result;
}

enum result attempt_allowed(struct db *db, const struct keys *keys, const struct attempt *attempt) {
    int64_t count = 0;
    enum result result = attempt_so_far(db, keys, attempt, &count);
    if (result != DONE) return result;
    return count >= attempt->limit ? REFUSED_TOO_MANY : DONE;
}

enum result attempt_expire(struct tx *tx, instant now) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ATTEMPT_STATEMENTS, EXPIRE);
    bind_number(&query, ":hour", now / SECONDS_AN_HOUR);
    return query_run(&query);
}
