/* Scope: the canonical text of a dataset and its hashes. */
#include "lib/store/dataset_content.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/store/families.h"
#include "lib/store/statement.h"

enum { CONTENT, ADD_DIGEST, DIGESTS };

/* NULL is written as nothing, so that it differs from 0 and '' only where the column can be both. */
#define C(column) "'|' || coalesce(" column ", '')"
/* What later versions added is written only where it says something: the hashes of what was approved before stay true. */
#define MORE(condition, text) "CASE WHEN " condition " THEN " text " ELSE '' END"

/* Free text may contain anything, line feeds too: it is written in hexadecimal. */
static const struct statement ROWS[] = {
    [CONTENT] = { "dataset_content", FOR_STAFF,
                  "SELECT part, line FROM ("
                  "SELECT 1 AS place, 0 AS a, '' AS b, 'head' AS part, 'dataset' || " C("kind") " || " C("period") " || " C("revision") " || "
                  C("title") " || " C("source") " || " C("exchange_rate") " || " C("population") " || " C("respondents") " || "
                  C("ikm_hundredths") " || " C("published_ikm_hundredths") " || " C("grade") " || " C("longest_run") " || "
                  C("first_half_hundredths") " || " C("second_half_hundredths") " || " MORE("scope <> ''", C("scope")) " || " MORE("report_period IS NOT NULL", "'|report|' || report_period")
                  " AS line "
                  "FROM dataset WHERE id = :dataset "
                  "UNION ALL SELECT 2, position, '', 'figure', 'figure' || " C("position") " || " C("item_code") " || " C("name") " || "
                  C("answered") " || " C("sum") " || " C("nrr_milli") " || " C("published_sum") " || " C("published_nrr_milli") " || "
                  C("published_weighted_hundredths") " FROM survey_published_figure WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 3, 0, question || '|' || value, 'profile', 'profile' || " C("question") " || " C("value") " || " C("count")
                  " FROM survey_profile_count WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 4, 0, answers || '|' || service_code || '|' || channel, 'answers', 'answers' || " C("answers") " || " C("count")
                  " || " MORE("service_code <> '' OR channel <> ''", C("service_code") " || " C("channel"))
                  " FROM survey_answer_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 5, position, status, 'investment', 'investment' || " C("position") " || " C("status") " || " C("level") " || "
                  C("sector") " || " C("name") " || " C("amount_rupiah") " || " C("amount_us_cents") " || " C("projects") " || "
                  C("domestic_workers") " || " C("foreign_workers") " FROM investment_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 6, position, '', 'permit', 'permit' || " C("position") " || " C("channel") " || " C("permit_type") " || "
                  C("month") " || " C("issued") " || " MORE("on_time IS NOT NULL", C("on_time")) " FROM permit_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 7, 0, channel, 'total', 'total' || " C("channel") " || " C("published_total")
                  " FROM permit_published_total WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 8, position, '', 'difference', 'difference' || " C("position") " || " C("check_name") " || " C("place") " || "
                  C("stated") " || " C("computed") " || " C("note") " FROM import_difference WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 9, 0, '', 'instrument', 'instrument|' || hex(sha256) || '|' || hex(content) "
                  "FROM dataset_instrument WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 10, 0, name, 'period', 'period' || " C("name") " || " C("value") " FROM survey_snapshot WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 11, position, '', 'erratum', 'erratum' || " C("position") " || '|' || hex(place) || '|' || hex(old) || '|' || "
                  "hex(new) || '|' || hex(reason) FROM dataset_erratum WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 12, sequence, '', 'analysis', action || " C("sequence") " || '|' || hex(note) FROM dataset_step "
                  "WHERE dataset_id = :dataset AND action IN ('analyse', 'correct') "
                  "UNION ALL SELECT 13, position, status || '|' || attribute, 'investment_part', 'investment_part' || " C("status") " || " C("attribute")
                  " || " C("position") " || " C("value") " || " C("amount_rupiah") " || " C("amount_us_cents") " || " C("projects") " || "
                  C("domestic_workers") " || " C("foreign_workers") " FROM investment_part WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 14, position, '', 'indicator', 'indicator' || " C("position") " || '|' || hex(goal) || '|' || hex(indicator) || "
                  C("unit") " || " C("direction") " || " C("target") " || " C("realisation") " || " C("final_target") " || " C("final_year") " || "
                  C("published_achievement") " || '|' || hex(note) FROM indicator_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 15, position, '', 'budget', 'budget' || " C("position") " || " C("level") " || '|' || hex(name) || " C("budget_sen")
                  " || " C("realised_sen") " || " C("published_percent") " FROM budget_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 16, position, '', 'target', 'target' || " C("position") " || " C("year") " || " C("measure") " || "
                  C("amount_rupiah") " || '|' || hex(note) FROM target_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 17, 0, '', 'table', 'table|' || hex(description) || " C("rhythm") " || " C("licence") " || " C("hidden_rows")
                  " FROM answer_table WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 18, position, '', 'column', 'column' || " C("position") " || " C("name") " || '|' || hex(label) || " C("kind")
                  " || '|' || hex(unit) || " C("decimals") " FROM answer_column WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 19, line * 100 + position, '', 'cell', 'cell' || " C("line") " || " C("position") " || '|' || hex(value) || " C("hidden")
                  " FROM answer_cell WHERE dataset_id = :dataset"
                  ") ORDER BY place, b, a" },
    [ADD_DIGEST] = { "dataset_digest_add", FOR_STAFF,
                     "INSERT INTO dataset_digest (dataset_id, part, sha256) VALUES (:dataset, :part, :sha256)" },
    [DIGESTS] = { "dataset_digests", FOR_STAFF, "SELECT part, sha256 FROM dataset_digest WHERE dataset_id = :dataset ORDER BY part" },
};
const struct statement_table CONTENT_STATEMENTS = STATEMENT_TABLE(FAMILY_CONTENT, ROWS);

struct digest {
    const char *part;
    uint8_t sha256[DATASET_HASH_BYTES];
};
struct digests {
    struct digest *rows;
    size_t count;
};

static struct query start_for(struct db *db, unsigned row, struct dataset_id id) {
    struct query query = query_start(db, &CONTENT_STATEMENTS, row);
    bind_number(&query, ":dataset", id.value);
    return query;
}

/* ---- computing ---- */

struct hashing {
    struct arena *arena;
    struct rows parts; /* of struct digest */
    struct digest *current;
    crypto_hash_sha256_state whole, part;
};

static void end_part(struct hashing *hashing) {
    if (hashing->current) (void)crypto_hash_sha256_final(&hashing->part, hashing->current->sha256);
}

static void begin_part(struct hashing *hashing, const char *name) {
    end_part(hashing);
    hashing->current = rows_add(&hashing->parts);
    hashing->current->part = arena_string(hashing->arena, name);
    (void)crypto_hash_sha256_init(&hashing->part);
}

static void hash_line(struct hashing *hashing, sqlite3_stmt *row) {
    static const unsigned char LINE_FEED[] = { '\n' };
    const char *part = (const char *)sqlite3_column_text(row, 0);
    const unsigned char *line = sqlite3_column_text(row, 1);
    size_t length = (size_t)sqlite3_column_bytes(row, 1);
    if (!hashing->current || strcmp(hashing->current->part, part) != 0) begin_part(hashing, part);
    (void)crypto_hash_sha256_update(&hashing->whole, line, length);
    (void)crypto_hash_sha256_update(&hashing->whole, LINE_FEED, sizeof LINE_FEED);
    (void)crypto_hash_sha256_update(&hashing->part, line, length);
    (void)crypto_hash_sha256_update(&hashing->part, LINE_FEED, sizeof LINE_FEED);
}

static enum result compute(struct db *db, struct arena *arena, struct dataset_id id, uint8_t whole[static DATASET_HASH_BYTES],
                           struct digests *ret_parts) {
    CLEANUP_QUERY struct query query = start_for(db, CONTENT, id);
    struct hashing hashing = { .arena = arena, .parts = rows_in(arena, sizeof(struct digest)) };
    (void)crypto_hash_sha256_init(&hashing.whole);
    while (query_row(&query)) hash_line(&hashing, query.statement);
    if (query.result != DONE || !hashing.current) return query_absent(&query);
    end_part(&hashing);
    (void)crypto_hash_sha256_final(&hashing.whole, whole);
    *ret_parts = (struct digests){ hashing.parts.first, hashing.parts.count };
    return DONE;
}

enum result dataset_content_hash(struct db *db, struct dataset_id id, uint8_t out[static DATASET_HASH_BYTES]) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    struct digests parts;
    return compute(db, scratch, id, out, &parts);
}

/* ---- keeping and checking ---- */

static enum result add_digest(struct tx *tx, struct dataset_id id, const struct digest *digest) {
    CLEANUP_QUERY struct query query = start_for(tx->db, ADD_DIGEST, id);
    bind_text(&query, ":part", digest->part);
    bind_bytes(&query, ":sha256", digest->sha256, sizeof digest->sha256);
    return query_run(&query);
}

enum result dataset_digests_add(struct tx *tx, struct dataset_id id) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    uint8_t whole[DATASET_HASH_BYTES];
    struct digests parts;
    enum result result = compute(tx->db, scratch, id, whole, &parts);
    for (size_t i = 0; result == DONE && i < parts.count; i++) result = add_digest(tx, id, &parts.rows[i]);
    return result;
}

static void fill_digest(struct query *query, struct arena *arena, void *place) {
    struct digest *digest = place;
    digest->part = take_text(query, arena);
    take_bytes(query, digest->sha256, sizeof digest->sha256);
}

static bool holds(const struct digests *digests, const struct digest *wanted) {
    for (size_t i = 0; i < digests->count; i++) {
        if (strcmp(digests->rows[i].part, wanted->part) == 0) return memcmp(digests->rows[i].sha256, wanted->sha256, DATASET_HASH_BYTES) == 0;
    }
    return false;
}

static bool has_part(const struct digests *digests, const char *part) {
    for (size_t i = 0; i < digests->count; i++) {
        if (strcmp(digests->rows[i].part, part) == 0) return true;
    }
    return false;
}

static void name_part(struct buffer *names, const char *part) {
    if (names->length) buffer_text(names, ", ");
    buffer_text(names, part);
}

/* The parts that changed or came, then those that are gone. */
static const char *differing(struct arena *arena, const struct digests *kept, const struct digests *found) {
    struct buffer names = buffer_in(arena);
    for (size_t i = 0; kept->count > 0 && i < found->count; i++) {
        if (!holds(kept, &found->rows[i])) name_part(&names, found->rows[i].part);
    }
    for (size_t i = 0; i < kept->count; i++) {
        if (!has_part(found, kept->rows[i].part)) name_part(&names, kept->rows[i].part);
    }
    return buffer_string(&names);
}

enum result dataset_verify(struct db *db, struct arena *arena, const struct dataset *dataset, struct dataset_check *ret) {
    uint8_t whole[DATASET_HASH_BYTES];
    struct digests kept, found;
    if (!dataset->approved) return REFUSED_STALE;
    CLEANUP_QUERY struct query query = start_for(db, DIGESTS, dataset->id);
    enum result result = query_list(&query, arena, fill_digest, &kept);
    if (result == DONE) result = compute(db, arena, dataset->id, whole, &found);
    if (result != DONE) return result;
    ret->same = memcmp(whole, dataset->content_sha256, sizeof whole) == 0;
    ret->parts = ret->same ? "" : differing(arena, &kept, &found);
    return DONE;
}
