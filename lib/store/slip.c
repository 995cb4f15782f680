/* Scope: one-time slips. */
#include "lib/store/slip.h"

#include <stdlib.h>
#include <string.h>

#include "lib/store/audit.h"
#include "lib/store/families.h"

#define HASH_BYTES 32
#define LABEL "slip\n" /* a slip's code and a case's are hashed under one key and must never be one value */

enum { ADD, OPEN, FIND, SPEND, COUNTS };

static const struct statement ROWS[] = {
    [ADD] = { "slip_add", FOR_STAFF,
              "INSERT INTO survey_slip (period_id, code_hash, service_code, spent) VALUES (:period, :hash, :service, 0) ON CONFLICT DO NOTHING" },
    [OPEN] = { "slip_period_open", FOR_STAFF, "SELECT 1 FROM survey_period WHERE id = :period AND state = 'open'" },
    [FIND] = { "slip_find", FOR_INTAKE | FOR_STAFF,
               "SELECT s.period_id, s.service_code, s.spent FROM survey_period AS p CROSS JOIN survey_slip AS s "
               "ON s.period_id = p.id AND s.code_hash = :hash LIMIT 1" },
    [SPEND] = { "slip_spend", FOR_INTAKE | FOR_STAFF,
                "UPDATE survey_slip SET spent = 1 WHERE period_id = :period AND code_hash = :hash AND spent = 0" },
    [COUNTS] = { "slip_counts", FOR_STAFF,
                 "SELECT count(*), coalesce(sum(spent), 0) FROM survey_slip WHERE period_id = :period "
                 "AND (:service IS NULL OR coalesce(service_code, '') = :service)" },
};
const struct statement_table SLIP_STATEMENTS = STATEMENT_TABLE(FAMILY_SLIP, ROWS);

struct hash { uint8_t bytes[HASH_BYTES]; };

static struct hash hash_of(const struct keys *keys, struct access_code code) {
    char text[sizeof LABEL + ACCESS_CODE_LENGTH] = LABEL;
    struct hash hash;
    memcpy(text + strlen(LABEL), code.text, ACCESS_CODE_LENGTH + 1);
    key_mac(keys->code_hash, (struct key_text){ text, strlen(text) }, hash.bytes, sizeof hash.bytes);
    return hash;
}

static int compare(const void *a, const void *b) {
    return memcmp(a, b, HASH_BYTES);
}

static enum result add(struct tx *tx, const struct slip_order *sheet, const struct hash *hash) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_STATEMENTS, ADD);
    bind_number(&query, ":period", sheet->period.value);
    bind_bytes(&query, ":hash", hash->bytes, sizeof hash->bytes);
    bind_text(&query, ":service", sheet->service_code);
    return query_run(&query);
}

/* In the order of the hashes: rows lie in a page in the order they came, and that would be the order on the paper. */
static enum result add_all(struct tx *tx, const struct keys *keys, const struct slip_order *sheet) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct hash *hashes = arena_array(arena, sheet->count, sizeof *hashes);
    for (size_t i = 0; i < sheet->count; i++) hashes[i] = hash_of(keys, sheet->codes[i]);
    qsort(hashes, sheet->count, sizeof *hashes, compare);
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < sheet->count; i++) result = add(tx, sheet, &hashes[i]);
    return result;
}

static enum result check_open(struct tx *tx, struct survey_period_id period) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_STATEMENTS, OPEN);
    bind_number(&query, ":period", period.value);
    if (query_row(&query)) return DONE;
    return query.result == DONE ? REFUSED_STALE : query.result;
}

enum result slip_issue(struct tx *tx, const struct keys *keys, const struct actor *actor, instant now, const struct slip_order *sheet) {
    if (sheet->count < 1 || sheet->count > SLIPS_MOST) return REFUSED_INVALID;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *service = sheet->service_code ? sheet->service_code : "";
    struct audit_entry entry = { .action = "slip.print", .subject = "period", .subject_id = sheet->period.value,
                                 .detail = arena_format(arena, "%zu%s%s", sheet->count, *service ? " " : "", service) };
    enum result result = check_open(tx, sheet->period);
    if (result == DONE) result = add_all(tx, keys, sheet);
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

enum result slip_find(struct db *db, struct arena *arena, const struct keys *keys, struct access_code code, struct slip_known *ret) {
    struct hash hash = hash_of(keys, code);
    CLEANUP_QUERY struct query query = query_start(db, &SLIP_STATEMENTS, FIND);
    bind_bytes(&query, ":hash", hash.bytes, sizeof hash.bytes);
    if (!query_row(&query)) return query_absent(&query);
    ret->period.value = take_number(&query);
    ret->service_code = take_text(&query, arena);
    ret->spent = take_flag(&query);
    return query.result;
}

enum result slip_spend(struct tx *tx, const struct keys *keys, struct access_code code, struct survey_period_id period) {
    struct hash hash = hash_of(keys, code);
    CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_STATEMENTS, SPEND);
    bind_number(&query, ":period", period.value);
    bind_bytes(&query, ":hash", hash.bytes, sizeof hash.bytes);
    return query_run_changing(&query);
}

enum result slip_counts(struct db *db, struct survey_period_id period, const char *service_code, struct slip_counts *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SLIP_STATEMENTS, COUNTS);
    bind_number(&query, ":period", period.value);
    bind_text(&query, ":service", service_code);
    if (!query_row(&query)) return query_absent(&query);
    *ret = (struct slip_counts){ take_number(&query), 0 };
    ret->answered = take_number(&query);
    return query.result;
}
