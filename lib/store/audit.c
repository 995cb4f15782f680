/* Scope: writing, listing and verifying the audit trail. */
#include "lib/store/audit.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/store/actor.h"
#include "lib/store/db_internal.h"
#include "lib/store/families.h"

#define LIST_LIMIT 200

enum { HEAD, SET_HEAD, ADD, WALK, LIST, LIST_SUBJECT, LIST_KIND };

#define ROW_COLUMNS "a.sequence, a.at, a.actor_kind, s.full_name, a.action, a.subject, a.subject_id, a.detail, a.hash"

static const struct statement ROWS[] = {
    [HEAD] = { "audit_head", FOR_WRITERS, "SELECT sequence, hash FROM audit_head" },
    [SET_HEAD] = { "audit_set_head", FOR_WRITERS, "UPDATE audit_head SET sequence = :sequence, hash = :hash" },
    [ADD] = { "audit_add", FOR_WRITERS,
              "INSERT INTO audit (sequence, at, actor_kind, staff_id, action, subject, subject_id, detail, previous, hash) "
              "VALUES (:sequence, :at, :actor_kind, :staff_id, :action, :subject, :subject_id, :detail, :previous, :hash)" },
    [WALK] = { "audit_walk", FOR_STAFF,
               "SELECT sequence, at, actor_kind, coalesce(staff_id, 0), action, subject, subject_id, detail, previous, hash "
               "FROM audit ORDER BY sequence" },
    [LIST] = { "audit_list", FOR_STAFF,
               "SELECT " ROW_COLUMNS " FROM audit AS a LEFT JOIN staff AS s ON s.id = a.staff_id "
               "WHERE a.sequence < :before ORDER BY a.sequence DESC LIMIT :limit" },
    [LIST_SUBJECT] = { "audit_list_subject", FOR_STAFF,
                       "SELECT " ROW_COLUMNS " FROM audit AS a LEFT JOIN staff AS s ON s.id = a.staff_id "
                       "WHERE a.subject = :subject AND a.subject_id = :subject_id AND a.sequence < :before "
                       "ORDER BY a.sequence DESC LIMIT :limit" },
    /* "+": walks back along the sequence and stops early, where the index would have to be sorted whole */
    [LIST_KIND] = { "audit_list_kind", FOR_STAFF,
                    "SELECT " ROW_COLUMNS " FROM audit AS a LEFT JOIN staff AS s ON s.id = a.staff_id "
                    "WHERE +a.subject = :subject AND a.sequence < :before ORDER BY a.sequence DESC LIMIT :limit" },
};
const struct statement_table AUDIT_STATEMENTS = STATEMENT_TABLE(FAMILY_AUDIT, ROWS);

/* The columns a hash covers. */
struct sealed_row {
    int64_t sequence, staff, subject_id;
    const char *at, *actor_kind, *action, *subject, *detail;
    uint8_t previous[AUDIT_HASH_BYTES], hash[AUDIT_HASH_BYTES];
};

static void hash_number(crypto_generichash_state *state, int64_t value) {
    uint8_t bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (uint8_t)((uint64_t)value >> (8 * i));
    (void)crypto_generichash_update(state, bytes, sizeof bytes);
}

/* The length before each field keeps "ab"+"c" apart from "a"+"bc". */
static void hash_text(crypto_generichash_state *state, const char *text) {
    size_t length = strlen(text);
    hash_number(state, (int64_t)length);
    (void)crypto_generichash_update(state, (const unsigned char *)text, length);
}

static void hash_row(const struct sealed_row *row, uint8_t out[AUDIT_HASH_BYTES]) {
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, AUDIT_HASH_BYTES);
    (void)crypto_generichash_update(&state, row->previous, AUDIT_HASH_BYTES);
    hash_number(&state, row->sequence);
    hash_text(&state, row->at);
    hash_text(&state, row->actor_kind);
    hash_number(&state, row->staff);
    hash_text(&state, row->action);
    hash_text(&state, row->subject);
    hash_number(&state, row->subject_id);
    hash_text(&state, row->detail);
    (void)crypto_generichash_final(&state, out, AUDIT_HASH_BYTES);
}

enum result audit_head(struct db *db, struct audit_head *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &AUDIT_STATEMENTS, HEAD);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    struct audit_head head;
    head.sequence = take_number(&query);
    take_bytes(&query, head.hash, sizeof head.hash);
    if (query.result == DONE) *ret = head;
    return query.result;
}

static enum result store_row(struct db *db, const struct actor *actor, instant now, const struct sealed_row *row) {
    CLEANUP_QUERY struct query query = query_start(db, &AUDIT_STATEMENTS, ADD);
    bind_number(&query, ":sequence", row->sequence);
    bind_instant(&query, ":at", now);
    bind_actor(&query, actor);
    bind_text(&query, ":action", row->action);
    bind_text(&query, ":subject", row->subject);
    bind_number(&query, ":subject_id", row->subject_id);
    bind_text(&query, ":detail", row->detail);
    bind_bytes(&query, ":previous", row->previous, AUDIT_HASH_BYTES);
    bind_bytes(&query, ":hash", row->hash, AUDIT_HASH_BYTES);
    return query_run(&query);
}

static enum result set_head(struct db *db, const struct sealed_row *row) {
    CLEANUP_QUERY struct query query = query_start(db, &AUDIT_STATEMENTS, SET_HEAD);
    bind_number(&query, ":sequence", row->sequence);
    bind_bytes(&query, ":hash", row->hash, AUDIT_HASH_BYTES);
    return query_run_changing(&query);
}

enum result audit_add(struct tx *tx, const struct actor *actor, instant now, const struct audit_entry *entry) {
    struct audit_head head = { 0 };
    enum result result = audit_head(tx->db, &head);
    if (result != DONE) return result;
    char at[64];
    struct clock_time t = instant_local(now, 0);
    (void)snprintf(at, sizeof at, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.date.year, t.date.month, t.date.day, t.hour,
                   t.minute, t.second);
    struct sealed_row row = { .sequence = head.sequence + 1,
                              .staff = actor->kind == ACTOR_STAFF ? actor->staff.value : 0,
                              .subject_id = entry->subject_id,
                              .at = at,
                              .actor_kind = actor_kind_text(actor->kind),
                              .action = entry->action,
                              .subject = entry->subject,
                              .detail = entry->detail };
    memcpy(row.previous, head.hash, AUDIT_HASH_BYTES);
    hash_row(&row, row.hash);
    result = store_row(tx->db, actor, now, &row);
    return result == DONE ? set_head(tx->db, &row) : result;
}

static void fill_sealed(struct query *query, struct arena *arena, struct sealed_row *row) {
    row->sequence = take_number(query);
    row->at = take_text(query, arena);
    row->actor_kind = take_text(query, arena);
    row->staff = take_number(query);
    row->action = take_text(query, arena);
    row->subject = take_text(query, arena);
    row->subject_id = take_number(query);
    row->detail = take_text(query, arena);
    take_bytes(query, row->previous, AUDIT_HASH_BYTES);
    take_bytes(query, row->hash, AUDIT_HASH_BYTES);
}

/* What is wrong with ROW after EXPECTED; NULL when nothing is. */
static const char *row_fault(const struct sealed_row *row, const struct audit_head *expected) {
    uint8_t hash[AUDIT_HASH_BYTES];
    hash_row(row, hash);
    if (row->sequence != expected->sequence + 1) return "ada baris yang hilang atau disisipkan sebelum baris ini";
    if (memcmp(row->previous, expected->hash, AUDIT_HASH_BYTES) != 0) return "baris ini tidak menyambung baris sebelumnya";
    if (memcmp(row->hash, hash, AUDIT_HASH_BYTES) != 0) return "isi baris ini diubah";
    return NULL;
}

static bool same_head(const struct audit_head *one, const struct audit_head *other) {
    return one->sequence == other->sequence && memcmp(one->hash, other->hash, AUDIT_HASH_BYTES) == 0;
}

/* Walks until the end or the first fault; *head is the last good row. Rows live in an arena of their own. */
static void walk(struct query *query, struct arena *scratch, const struct audit_head *known, struct audit_report *report,
                 bool *ret_known_seen) {
    while (query_row(query)) {
        struct sealed_row row = { 0 };
        arena_reset(scratch);
        fill_sealed(query, scratch, &row);
        report->rows++;
        report->fault = row_fault(&row, &report->head);
        if (report->fault) {
            report->bad_row = row.sequence;
            return;
        }
        report->head.sequence = row.sequence;
        memcpy(report->head.hash, row.hash, AUDIT_HASH_BYTES);
        if (known && same_head(known, &report->head)) *ret_known_seen = true;
    }
}

enum result audit_verify(struct db *db, struct arena *arena, const struct audit_head *known, struct audit_report *ret) {
    (void)arena; /* faults are literals */
    struct audit_report report = { 0 };
    struct audit_head stored = { 0 };
    bool known_seen = !known || known->sequence == 0;
    struct arena *scratch = arena_new();
    enum result result = audit_head(db, &stored);
    if (result == DONE) {
        CLEANUP_QUERY struct query query = query_start(db, &AUDIT_STATEMENTS, WALK);
        walk(&query, scratch, known, &report, &known_seen);
        result = query.result;
    }
    arena_free(scratch);
    if (result != DONE) return result;
    if (!report.fault && !same_head(&stored, &report.head)) {
        report.fault = "akhir jejak tidak sama dengan catatan kepala: ada baris terakhir yang hilang";
    } else if (!report.fault && !known_seen) {
        report.fault = "kepala yang Anda catat tidak ada dalam jejak: jejak dipotong atau ditulis ulang";
    }
    if (report.fault && report.bad_row == 0) report.bad_row = report.head.sequence + 1;
    *ret = report;
    return DONE;
}

char *audit_head_text(struct arena *arena, const struct audit_head *head) {
    char digits[AUDIT_HASH_BYTES * 2 + 1];
    (void)sodium_bin2hex(digits, sizeof digits, head->hash, sizeof head->hash);
    return arena_format(arena, "%" PRId64 ":%s", head->sequence, digits);
}

bool audit_head_parse(const char *text, struct audit_head *ret) {
    struct audit_head head = { 0 };
    char *end;
    head.sequence = strtoll(text, &end, 10);
    bool has_number = end > text && head.sequence >= 0 && *end == ':';
    if (!has_number || strlen(end + 1) != AUDIT_HASH_BYTES * 2) return false;
    size_t length = 0;
    if (sodium_hex2bin(head.hash, sizeof head.hash, end + 1, AUDIT_HASH_BYTES * 2, NULL, &length, NULL) != 0) return false;
    if (length != AUDIT_HASH_BYTES) return false;
    *ret = head;
    return true;
}

static void fill_row(struct query *query, struct arena *arena, void *place) {
    struct audit_row *row = place;
    row->sequence = take_number(query);
    row->at = take_instant(query);
    row->actor_kind = take_text(query, arena);
    row->staff_name = take_text(query, arena);
    row->entry.action = take_text(query, arena);
    row->entry.subject = take_text(query, arena);
    row->entry.subject_id = take_number(query);
    row->entry.detail = take_text(query, arena);
    take_bytes(query, row->hash, sizeof row->hash);
}

enum result audit_list(struct db *db, struct arena *arena, const struct audit_filter *filter, struct audit_rows *ret) {
    unsigned statement = !filter->subject ? LIST : filter->subject_id ? LIST_SUBJECT : LIST_KIND;
    CLEANUP_QUERY struct query query = query_start(db, &AUDIT_STATEMENTS, statement);
    size_t limit = filter->limit > 0 && filter->limit < LIST_LIMIT ? filter->limit : LIST_LIMIT;
    bind_number(&query, ":before", filter->before > 0 ? filter->before : INT64_MAX);
    bind_number(&query, ":limit", (int64_t)limit);
    if (filter->subject) bind_text(&query, ":subject", filter->subject);
    if (statement == LIST_SUBJECT) bind_number(&query, ":subject_id", filter->subject_id);
    return query_list(&query, arena, fill_row, ret);
}
