/* Scope: survey periods, answers and totals. */
#include "lib/store/survey.h"

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { PERIODS, PERIOD, CURRENT, OPEN, CLOSE, ADD, RESPONSES, TOTALS, TOTALS_SERVICE, RECOUNT };

#define PERIOD_COLUMNS                                                                                                    \
    "p.id, p.instrument_id, p.label, p.starts_on, p.ends_on, p.state = 'open', p.population, "                           \
    "coalesce((SELECT sum(answered) FROM survey_total AS t WHERE t.period_id = p.id AND t.position = 0), 0)"

static const struct statement ROWS[] = {
    [PERIODS] = { "survey_periods", FOR_STAFF,
                  "SELECT " PERIOD_COLUMNS " FROM survey_period AS p ORDER BY p.starts_on DESC, p.label DESC" },
    [PERIOD] = { "survey_period", FOR_INTAKE | FOR_STAFF, "SELECT " PERIOD_COLUMNS " FROM survey_period AS p WHERE p.id = :id" },
    [CURRENT] = { "survey_period_current", FOR_INTAKE | FOR_STAFF,
                  "SELECT " PERIOD_COLUMNS " FROM survey_period AS p WHERE p.state = 'open' AND :today BETWEEN p.starts_on "
                  "AND p.ends_on ORDER BY p.starts_on DESC, p.label LIMIT 1" },
    [OPEN] = { "survey_period_open", FOR_STAFF,
               "INSERT INTO survey_period (id, instrument_id, label, starts_on, ends_on, state, population) "
               "VALUES (:id, :instrument, :label, :starts_on, :ends_on, 'open', :population)" },
    [CLOSE] = { "survey_period_close", FOR_STAFF, "UPDATE survey_period SET state = 'closed' WHERE id = :id AND state = 'open'" },
    [ADD] = { "survey_response_add", FOR_INTAKE | FOR_STAFF,
              "INSERT INTO survey_response (period_id, nonce, channel, answered_on, service_code, sex, age_group, education, "
              "occupation, answers, suggestion) VALUES (:period, :nonce, :channel, :answered_on, :service, :sex, "
              ":age_group, :education, :occupation, :answers, :suggestion) ON CONFLICT DO NOTHING" },
    [RESPONSES] = { "survey_responses", FOR_STAFF,
                    "SELECT channel, answered_on, service_code, sex, age_group, education, occupation, answers, suggestion, nonce "
                    "FROM survey_response WHERE period_id = :period ORDER BY nonce" },
    [TOTALS] = { "survey_totals", FOR_INTAKE | FOR_STAFF,
                 "SELECT position, sum(answered), sum(sum) FROM survey_total WHERE period_id = :period GROUP BY position "
                 "ORDER BY position" },
    [TOTALS_SERVICE] = { "survey_totals_service", FOR_STAFF,
                         "SELECT position, answered, sum FROM survey_total WHERE period_id = :period "
                         "AND service_code = :service ORDER BY position" },
    [RECOUNT] = { "survey_recount", FOR_STAFF,
                  "SELECT 0 AS position, count(*) AS answered, 0 AS sum FROM survey_response WHERE period_id = :period "
                  "HAVING count(*) > 0 UNION ALL "
                  "SELECT item.position, sum(substr(r.answers, item.position, 1) <> '0'), "
                  "sum(CAST(substr(r.answers, item.position, 1) AS INTEGER)) FROM survey_response AS r "
                  "JOIN survey_period AS p ON p.id = r.period_id JOIN instrument_item AS item USING (instrument_id) "
                  "WHERE r.period_id = :period GROUP BY item.position "
                  "HAVING sum(substr(r.answers, item.position, 1) <> '0') > 0 ORDER BY position" },
};
const struct statement_table SURVEY_STATEMENTS = STATEMENT_TABLE(FAMILY_SURVEY, ROWS);

static void fill_period(struct query *query, struct arena *arena, void *place) {
    struct survey_period *period = place;
    period->id.value = take_number(query);
    period->instrument.value = take_number(query);
    period->label = take_text(query, arena);
    period->starts_on = take_day(query);
    period->ends_on = take_day(query);
    period->open = take_flag(query);
    period->population = take_optional_number(query);
    period->respondents = take_number(query);
}

enum result survey_period_list(struct db *db, struct arena *arena, struct survey_periods *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, PERIODS);
    return query_list(&query, arena, fill_period, ret);
}

static enum result one_period(struct query *query, struct arena *arena, struct survey_period *ret) {
    if (!query_row(query)) return query_absent(query);
    struct survey_period period;
    fill_period(query, arena, &period);
    if (query->result == DONE) *ret = period;
    return query->result;
}

enum result survey_period_by_id(struct db *db, struct arena *arena, struct survey_period_id id, struct survey_period *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, PERIOD);
    bind_number(&query, ":id", id.value);
    return one_period(&query, arena, ret);
}

enum result survey_period_current(struct db *db, struct arena *arena, day_number today, struct survey_period *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, CURRENT);
    bind_day(&query, ":today", today);
    return one_period(&query, arena, ret);
}

static enum result insert_period(struct tx *tx, const struct survey_period *period, struct survey_period_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, OPEN);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":instrument", period->instrument.value);
    bind_text(&query, ":label", period->label);
    bind_day(&query, ":starts_on", period->starts_on);
    bind_day(&query, ":ends_on", period->ends_on);
    bind_optional_number(&query, ":population", period->population);
    return query_run(&query);
}

enum result survey_period_open(struct tx *tx, const struct actor *actor, instant now, const struct survey_period *period,
                               struct survey_period_id *ret) {
    struct survey_period_id id = { random_id() };
    enum result result = insert_period(tx, period, id);
    struct audit_entry entry = { .action = "period.open", .subject = "period", .subject_id = id.value,
                                 .detail = period->label };
    if (result == DONE) result = audit_add(tx, actor, now, &entry);
    if (result == DONE) *ret = id;
    return result;
}

static enum result close_period(struct tx *tx, struct survey_period_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, CLOSE);
    bind_number(&query, ":id", id.value);
    return query_run_changing(&query);
}

enum result survey_period_close(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id id) {
    enum result result = close_period(tx, id);
    struct audit_entry entry = { .action = "period.close", .subject = "period", .subject_id = id.value, .detail = "" };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

enum result survey_response_add(struct tx *tx, const struct survey_response *response) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, ADD);
    bind_number(&query, ":period", response->period.value);
    bind_bytes(&query, ":nonce", response->nonce.bytes, sizeof response->nonce.bytes);
    bind_text(&query, ":channel", response->channel);
    bind_day(&query, ":answered_on", response->answered_on);
    bind_text(&query, ":service", response->service_code);
    bind_text(&query, ":sex", response->sex);
    bind_text(&query, ":age_group", response->age_group);
    bind_text(&query, ":education", response->education);
    bind_text(&query, ":occupation", response->occupation);
    bind_text(&query, ":answers", response->answers);
    bind_text(&query, ":suggestion", response->suggestion);
    return query_run(&query);
}

static void fill_response(struct query *query, struct arena *arena, struct survey_response *response) {
    response->channel = take_text(query, arena);
    response->answered_on = take_day(query);
    response->service_code = take_text(query, arena);
    response->sex = take_text(query, arena);
    response->age_group = take_text(query, arena);
    response->education = take_text(query, arena);
    response->occupation = take_text(query, arena);
    response->answers = take_text(query, arena);
    response->suggestion = take_text(query, arena);
    take_bytes(query, response->nonce.bytes, sizeof response->nonce.bytes);
}

enum result survey_responses(struct db *db, struct survey_period_id period, survey_each *each, void *user) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, RESPONSES);
    bind_number(&query, ":period", period.value);
    struct arena *scratch = arena_new();
    bool goes_on = true;
    while (goes_on && query_row(&query)) {
        struct survey_response response = { .period = period };
        arena_reset(scratch);
        fill_response(&query, scratch, &response);
        goes_on = each(user, &response);
    }
    arena_free(scratch);
    return query.result;
}

static void fill_total(struct query *query, struct arena *arena, void *place) {
    (void)arena;
    struct survey_total *total = place;
    total->position = (int)take_number(query);
    total->answered = take_number(query);
    total->sum = take_number(query);
}

enum result survey_totals(struct db *db, struct arena *arena, struct survey_period_id period, const char *service_code,
                          struct survey_totals *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, service_code ? TOTALS_SERVICE : TOTALS);
    bind_number(&query, ":period", period.value);
    if (service_code) bind_text(&query, ":service", service_code);
    return query_list(&query, arena, fill_total, ret);
}

enum result survey_recount(struct db *db, struct arena *arena, struct survey_period_id period, struct survey_totals *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, RECOUNT);
    bind_number(&query, ":period", period.value);
    return query_list(&query, arena, fill_total, ret);
}
