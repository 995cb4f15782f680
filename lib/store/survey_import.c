/* Scope: matrices of survey answers brought in as files. */
#include "lib/store/survey_import.h"

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { ADD, BY_NONCE, BY_FILE, NEWEST, RECALL, REMEMBER };

static const struct statement ROWS[] = {
    [ADD] = { "survey_import_add", FOR_STAFF,
              "INSERT INTO survey_import (id, period_id, nonce, file_sha256, answers, imported_at, staff_id) "
              "VALUES (:id, :period, :nonce, :file, :answers, :now, :staff)" },
    [BY_NONCE] = { "survey_import_by_nonce", FOR_STAFF, "SELECT answers FROM survey_import WHERE nonce = :nonce" },
    [BY_FILE] = { "survey_import_by_file", FOR_STAFF, "SELECT 1 FROM survey_import WHERE file_sha256 = :file LIMIT 1" },
    [NEWEST] = { "survey_imports", FOR_STAFF,
                    "SELECT p.key, i.answers, i.imported_at, s.full_name FROM survey_import AS i JOIN survey_period AS p ON p.id = i.period_id "
                  "JOIN staff AS s ON s.id = i.staff_id ORDER BY i.imported_at DESC, i.id LIMIT :most" },
    [RECALL] = { "survey_import_recall", FOR_STAFF,
                 "SELECT columns FROM survey_import_mapping WHERE instrument_id = :instrument AND header_sha256 = :header" },
    [REMEMBER] = { "survey_import_remember", FOR_STAFF,
                   "INSERT INTO survey_import_mapping (instrument_id, header_sha256, columns) VALUES (:instrument, :header, :columns) "
                   "ON CONFLICT (instrument_id, header_sha256) DO UPDATE SET columns = excluded.columns" },
};
const struct statement_table SURVEY_IMPORT_STATEMENTS = STATEMENT_TABLE(FAMILY_SURVEY_IMPORT, ROWS);

/* ---- storing ---- */

static enum result insert(struct tx *tx, const struct actor *actor, instant now, const struct survey_import *import, int64_t id, size_t count) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_IMPORT_STATEMENTS, ADD);
    bind_number(&query, ":id", id);
    bind_number(&query, ":period", import->period.value);
    bind_bytes(&query, ":nonce", import->nonce.bytes, sizeof import->nonce.bytes);
    bind_bytes(&query, ":file", import->file_sha256, sizeof import->file_sha256);
    bind_number(&query, ":answers", (int64_t)count);
    bind_instant(&query, ":now", now);
    bind_number(&query, ":staff", actor->staff.value);
    return query_run(&query);
}

static struct survey_response response_of(const struct survey_import *import, const struct survey_matrix_row *row) {
    struct survey_response response = {
        .period = import->period, .channel = "import", .answered_on = row->day, .service_code = row->service, .counter_code = row->counter,
        .sex = survey_profile_value(PROFILE_SEX, row->profile[PROFILE_SEX]),
        .age_group = survey_profile_value(PROFILE_AGE, row->profile[PROFILE_AGE]),
        .education = survey_profile_value(PROFILE_EDUCATION, row->profile[PROFILE_EDUCATION]),
        .occupation = survey_profile_value(PROFILE_OCCUPATION, row->profile[PROFILE_OCCUPATION]),
        .answers = row->answers, .suggestion = row->suggestion,
    };
    random_bytes(response.nonce.bytes, sizeof response.nonce.bytes);
    return response;
}

static enum result note(struct tx *tx, const struct actor *actor, instant now, const struct survey_import *import, size_t count) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct audit_entry entry = { .action = "survey.import", .subject = "period", .subject_id = import->period.value,
                                 .detail = arena_format(arena, "%zu", count) };
    return audit_add(tx, actor, now, &entry);
}

enum result survey_import_add(struct tx *tx, const struct actor *actor, instant now, const struct survey_import *import,
                              const struct survey_matrix_row *rows, size_t count) {
    int64_t answers;
    enum result result = survey_import_by_nonce(tx->db, &import->nonce, &answers);
    if (result != REFUSED_ABSENT) return result;
    result = insert(tx, actor, now, import, random_id(), count);
    for (size_t i = 0; result == DONE && i < count; i++) {
        struct survey_response response = response_of(import, &rows[i]);
        result = survey_response_add(tx, &response, now, NULL);
    }
    return result == DONE ? note(tx, actor, now, import, count) : result;
}

/* ---- finding ---- */

enum result survey_import_by_nonce(struct db *db, const struct nonce *nonce, int64_t *ret_answers) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_IMPORT_STATEMENTS, BY_NONCE);
    bind_bytes(&query, ":nonce", nonce->bytes, sizeof nonce->bytes);
    if (!query_row(&query)) return query_absent(&query);
    *ret_answers = take_number(&query);
    return query.result;
}

enum result survey_import_is_known(struct db *db, const uint8_t file_sha256[static SURVEY_FILE_HASH_BYTES], bool *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_IMPORT_STATEMENTS, BY_FILE);
    bind_bytes(&query, ":file", file_sha256, SURVEY_FILE_HASH_BYTES);
    *ret = query_row(&query);
    return query.result;
}

static void fill(struct query *query, struct arena *arena, void *place) {
    struct survey_import *import = place;
    import->period_key = take_text(query, arena);
    import->answers = take_number(query);
    import->imported_at = take_instant(query);
    import->staff_name = take_text(query, arena);
}

enum result survey_import_list(struct db *db, struct arena *arena, int64_t most, struct survey_imports *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_IMPORT_STATEMENTS, NEWEST);
    bind_number(&query, ":most", most);
    return query_list(&query, arena, fill, ret);
}

/* ---- columns ---- */

static struct query start(struct db *db, unsigned row, const struct survey_import_header *header) {
    struct query query = query_start(db, &SURVEY_IMPORT_STATEMENTS, row);
    bind_number(&query, ":instrument", header->instrument.value);
    bind_bytes(&query, ":header", header->sha256, sizeof header->sha256);
    return query;
}

enum result survey_import_recall(struct db *db, struct arena *arena, const struct survey_import_header *header, const char **ret_columns) {
    CLEANUP_QUERY struct query query = start(db, RECALL, header);
    if (!query_row(&query)) return query_absent(&query);
    *ret_columns = take_text(&query, arena);
    return query.result;
}

enum result survey_import_remember(struct tx *tx, const struct survey_import_header *header, const char *columns) {
    CLEANUP_QUERY struct query query = start(tx->db, REMEMBER, header);
    bind_text(&query, ":columns", columns);
    return query_run(&query);
}
