/* Scope: the rows of a survey dataset. */
#include "lib/store/skm_figures.h"

#include <string.h>

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST, COPY_ANSWERS, COPY_PROFILES, ANSWERS, PROFILES, PERIOD_STATE, JOIN_SERVICE, DROP_SERVICE, JOIN_CHANNEL, DROP_CHANNEL };

/* One profile question of the answers of a period. */
#define PROFILE_OF(question, column)                                                                                      \
    "SELECT :dataset, '" question "', " column ", count(*) FROM survey_response WHERE period_id = :period GROUP BY " column

static const struct statement ROWS[] = {
    [ADD] = { "skm_figure_add", FOR_STAFF,
              "INSERT INTO survey_published_figure (dataset_id, " FIGURE_COLUMNS ") VALUES (:dataset, :position, :item_code, :name, "
              ":answered, :sum, :nrr, :published_sum, :published_nrr, :published_weighted)" },
    [LIST] = { "skm_figure_list", FOR_STAFF,
               "SELECT " FIGURE_COLUMNS " FROM survey_published_figure WHERE dataset_id = :dataset ORDER BY position" },
    [COPY_ANSWERS] = { "skm_copy_answers", FOR_STAFF,
                       "INSERT INTO survey_answer_row (dataset_id, service_code, channel, answers, count) "
                       "SELECT :dataset, coalesce(service_code, ''), channel, answers, count(*) FROM survey_response "
                       "WHERE period_id = :period GROUP BY 2, 3, 4" },
    [COPY_PROFILES] = { "skm_copy_profiles", FOR_STAFF,
                        "INSERT INTO survey_profile_count (dataset_id, question, value, count) "
                        PROFILE_OF("sex", "sex") " UNION ALL " PROFILE_OF("age_group", "age_group") " UNION ALL "
                        PROFILE_OF("education", "education") " UNION ALL " PROFILE_OF("occupation", "occupation") " UNION ALL "
                        PROFILE_OF("service", "coalesce(service_code, '')") " UNION ALL " PROFILE_OF("channel", "channel") },
    [ANSWERS] = { "skm_answers", FOR_STAFF,
                  "SELECT " ANSWER_COLUMNS " FROM survey_answer_row WHERE dataset_id = :dataset ORDER BY answers, service_code, channel" },
    [PROFILES] = { "skm_profiles", FOR_STAFF,
                   "SELECT question, value, count FROM survey_profile_count WHERE dataset_id = :dataset ORDER BY question, value" },
    [JOIN_SERVICE] = { "skm_join_service", FOR_STAFF,
                       "INSERT INTO survey_answer_row (dataset_id, service_code, channel, answers, count) "
                       "SELECT dataset_id, '', channel, answers, count FROM survey_answer_row WHERE dataset_id = :dataset "
                       "AND service_code = :service ON CONFLICT DO UPDATE SET count = count + excluded.count" },
    [DROP_SERVICE] = { "skm_drop_service", FOR_STAFF,
                       "DELETE FROM survey_answer_row WHERE dataset_id = :dataset AND service_code = :service" },
    [JOIN_CHANNEL] = { "skm_join_channel", FOR_STAFF,
                       "INSERT INTO survey_answer_row (dataset_id, service_code, channel, answers, count) "
                       "SELECT dataset_id, service_code, '', answers, count FROM survey_answer_row WHERE dataset_id = :dataset "
                       "AND service_code = :service AND channel = :channel ON CONFLICT DO UPDATE SET count = count + excluded.count" },
    [DROP_CHANNEL] = { "skm_drop_channel", FOR_STAFF,
                       "DELETE FROM survey_answer_row WHERE dataset_id = :dataset AND service_code = :service AND channel = :channel" },
    [PERIOD_STATE] = { "skm_period_state", FOR_STAFF, "SELECT state = 'closed' FROM survey_period WHERE id = :period" },
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

static enum result change_rows(struct tx *tx, unsigned row, struct dataset_id id, const char *service, const char *channel) {
    CLEANUP_QUERY struct query query = start_for(tx->db, row, id);
    bind_text(&query, ":service", service);
    if (channel) bind_text(&query, ":channel", channel);
    return query_run(&query);
}

enum result skm_fold_service(struct tx *tx, struct dataset_id id, const char *service) {
    enum result result = change_rows(tx, JOIN_SERVICE, id, service, NULL);
    return result == DONE ? change_rows(tx, DROP_SERVICE, id, service, NULL) : result;
}

enum result skm_fold_channel(struct tx *tx, struct dataset_id id, const char *service, const char *channel) {
    enum result result = change_rows(tx, JOIN_CHANNEL, id, service, channel);
    return result == DONE ? change_rows(tx, DROP_CHANNEL, id, service, channel) : result;
}

void answer_fill(struct query *query, struct arena *arena, void *place) {
    struct skm_answer *answer = place;
    answer->answers = take_text(query, arena);
    answer->service_code = take_text(query, arena);
    answer->channel = take_text(query, arena);
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

enum result skm_profile_list(struct db *db, struct arena *arena, struct dataset_id id, struct skm_profiles *ret) {
    CLEANUP_QUERY struct query query = start_for(db, PROFILES, id);
    return query_list(&query, arena, profile_fill, ret);
}

int64_t skm_profile_count(const struct skm_profiles *profiles, const char *question, const char *value) {
    for (size_t i = 0; i < profiles->count; i++) {
        const struct skm_profile *row = &profiles->rows[i];
        if (strcmp(row->question, question) == 0 && strcmp(row->value, value) == 0) return row->count;
    }
    return 0;
}
