/* Scope: the rows of a survey dataset, and the hash over the rows of any dataset. */
#include "lib/store/skm_figures.h"

#include <sodium.h>
#include <string.h>

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST, COPY_ANSWERS, COPY_PROFILES, ANSWERS, PERIOD_STATE, CONTENT };

/* One profile question of the answers of a period. */
#define PROFILE_OF(question, column)                                                                                      \
    "SELECT :dataset, '" question "', " column ", count(*) FROM survey_response WHERE period_id = :period GROUP BY " column

/* NULL is written as nothing, so that it differs from 0 and '' only where the column can be both. */
#define C(column) "'|' || coalesce(" column ", '')"

static const struct statement ROWS[] = {
    [ADD] = { "skm_figure_add", FOR_STAFF,
              "INSERT INTO survey_published_figure (dataset_id, " FIGURE_COLUMNS ") VALUES (:dataset, :position, :item_code, :name, "
              ":answered, :sum, :nrr, :published_sum, :published_nrr, :published_weighted)" },
    [LIST] = { "skm_figure_list", FOR_STAFF,
               "SELECT " FIGURE_COLUMNS " FROM survey_published_figure WHERE dataset_id = :dataset ORDER BY position" },
    [COPY_ANSWERS] = { "skm_copy_answers", FOR_STAFF,
                       "INSERT INTO survey_answer_row (dataset_id, answers, count) "
                       "SELECT :dataset, answers, count(*) FROM survey_response WHERE period_id = :period GROUP BY answers" },
    [COPY_PROFILES] = { "skm_copy_profiles", FOR_STAFF,
                        "INSERT INTO survey_profile_count (dataset_id, question, value, count) "
                        PROFILE_OF("sex", "sex") " UNION ALL " PROFILE_OF("age_group", "age_group") " UNION ALL "
                        PROFILE_OF("education", "education") " UNION ALL " PROFILE_OF("occupation", "occupation") " UNION ALL "
                        PROFILE_OF("service", "coalesce(service_code, '')") " UNION ALL " PROFILE_OF("channel", "channel") },
    [ANSWERS] = { "skm_answers", FOR_STAFF,
                  "SELECT answers, count FROM survey_answer_row WHERE dataset_id = :dataset ORDER BY answers" },
    [PERIOD_STATE] = { "skm_period_state", FOR_STAFF, "SELECT state = 'closed' FROM survey_period WHERE id = :period" },
    [CONTENT] = { "dataset_content", FOR_STAFF,
                  "SELECT line FROM ("
                  "SELECT 1 AS part, 0 AS a, '' AS b, 'dataset' || " C("kind") " || " C("period") " || " C("revision") " || "
                  C("title") " || " C("source") " || " C("exchange_rate") " || " C("population") " || " C("respondents") " || "
                  C("ikm_hundredths") " || " C("published_ikm_hundredths") " || " C("grade") " || " C("longest_run") " || "
                  C("first_half_hundredths") " || " C("second_half_hundredths") " AS line "
                  "FROM dataset WHERE id = :dataset "
                  "UNION ALL SELECT 2, position, '', 'figure' || " C("position") " || " C("item_code") " || " C("name") " || "
                  C("answered") " || " C("sum") " || " C("nrr_milli") " || " C("published_sum") " || " C("published_nrr_milli") " || "
                  C("published_weighted_hundredths") " FROM survey_published_figure WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 3, 0, question || '|' || value, 'profile' || " C("question") " || " C("value") " || " C("count")
                  " FROM survey_profile_count WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 4, 0, answers, 'answers' || " C("answers") " || " C("count")
                  " FROM survey_answer_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 5, position, status, 'investment' || " C("position") " || " C("status") " || " C("level") " || "
                  C("sector") " || " C("name") " || " C("amount_rupiah") " || " C("amount_us_cents") " || " C("projects") " || "
                  C("domestic_workers") " || " C("foreign_workers") " FROM investment_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 6, position, '', 'permit' || " C("position") " || " C("channel") " || " C("permit_type") " || "
                  C("month") " || " C("issued") " FROM permit_row WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 7, 0, channel, 'total' || " C("channel") " || " C("published_total")
                  " FROM permit_published_total WHERE dataset_id = :dataset "
                  "UNION ALL SELECT 8, position, '', 'difference' || " C("position") " || " C("check_name") " || " C("place") " || "
                  C("stated") " || " C("computed") " || " C("note") " FROM import_difference WHERE dataset_id = :dataset"
                  ") ORDER BY part, b, a" },
};
const struct statement_table FIGURES_STATEMENTS = STATEMENT_TABLE(FAMILY_FIGURES, ROWS);

enum result skm_figure_add(struct tx *tx, struct dataset_id id, const struct skm_figure_row *figure) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &FIGURES_STATEMENTS, ADD);
    bind_number(&query, ":dataset", id.value);
    bind_number(&query, ":position", figure->position);
    bind_text(&query, ":item_code", figure->item_code);
    bind_text(&query, ":name", figure->name);
    bind_optional_number(&query, ":answered", figure->answered);
    bind_optional_number(&query, ":sum", figure->sum);
    bind_optional_number(&query, ":nrr", figure->nrr_milli);
    bind_optional_number(&query, ":published_sum", figure->published_sum);
    bind_optional_number(&query, ":published_nrr", figure->published_nrr_milli);
    bind_optional_number(&query, ":published_weighted", figure->published_weighted_hundredths);
    return query_run(&query);
}

void figure_fill(struct query *query, struct arena *arena, void *place) {
    struct skm_figure_row *figure = place;
    figure->position = (int)take_number(query);
    figure->item_code = take_text(query, arena);
    figure->name = take_text(query, arena);
    figure->answered = take_optional_number(query);
    figure->sum = take_optional_number(query);
    figure->nrr_milli = take_optional_number(query);
    figure->published_sum = take_optional_number(query);
    figure->published_nrr_milli = take_optional_number(query);
    figure->published_weighted_hundredths = take_optional_number(query);
}

static struct query start_for(struct db *db, unsigned row, struct dataset_id id) {
    struct query query = query_start(db, &FIGURES_STATEMENTS, row);
    bind_number(&query, ":dataset", id.value);
    return query;
}

enum result skm_figure_list(struct db *db, struct arena *arena, struct dataset_id id, struct skm_figure_rows *ret) {
    CLEANUP_QUERY struct query query = start_for(db, LIST, id);
    return query_list(&query, arena, figure_fill, ret);
}

static enum result check_closed(struct tx *tx, struct survey_period_id period) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &FIGURES_STATEMENTS, PERIOD_STATE);
    bind_number(&query, ":period", period.value);
    if (!query_row(&query)) return query_absent(&query);
    return take_flag(&query) ? DONE : REFUSED_STALE;
}

static enum result copy(struct tx *tx, unsigned row, struct dataset_id id, struct survey_period_id period) {
    CLEANUP_QUERY struct query query = start_for(tx->db, row, id);
    bind_number(&query, ":period", period.value);
    return query_run(&query);
}

enum result skm_copy_answers(struct tx *tx, struct dataset_id id, struct survey_period_id period) {
    enum result result = check_closed(tx, period);
    if (result == DONE) result = copy(tx, COPY_ANSWERS, id, period);
    return result == DONE ? copy(tx, COPY_PROFILES, id, period) : result;
}

void answer_fill(struct query *query, struct arena *arena, void *place) {
    struct skm_answer *answer = place;
    answer->answers = take_text(query, arena);
    answer->count = take_number(query);
}

void profile_fill(struct query *query, struct arena *arena, void *place) {
    struct skm_profile *profile = place;
    profile->question = take_text(query, arena);
    profile->value = take_text(query, arena);
    profile->count = take_number(query);
}

enum result skm_answer_list(struct db *db, struct arena *arena, struct dataset_id id, struct skm_answers *ret) {
    CLEANUP_QUERY struct query query = start_for(db, ANSWERS, id);
    return query_list(&query, arena, answer_fill, ret);
}

enum result dataset_content_hash(struct db *db, struct dataset_id id, uint8_t out[static DATASET_HASH_BYTES]) {
    CLEANUP_QUERY struct query query = start_for(db, CONTENT, id);
    crypto_hash_sha256_state state;
    (void)crypto_hash_sha256_init(&state);
    bool any = false;
    while (query_row(&query)) {
        any = true;
        size_t length = (size_t)sqlite3_column_bytes(query.statement, 0);
        (void)crypto_hash_sha256_update(&state, sqlite3_column_text(query.statement, 0), length);
        (void)crypto_hash_sha256_update(&state, (const unsigned char *)"\n", 1);
    }
    if (query.result != DONE || !any) return query_absent(&query);
    (void)crypto_hash_sha256_final(&state, out);
    return DONE;
}
