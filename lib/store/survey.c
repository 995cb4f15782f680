/* Scope: answers, suggestions, running totals and pace of the survey. */
#include "lib/store/survey.h"

#include <string.h>

#include "lib/base/random.h"
#include "lib/rules/skm_tally.h"
#include "lib/store/families.h"
#include "lib/store/slip_box.h"
#include "lib/store/survey_internal.h"

#define SECONDS_STEP 5           /* exact seconds would be one more thing to know somebody by */
#define SECONDS_LARGEST 86400    /* as schema.sql has it */
#define SLIP_SECONDS_LARGEST 90  /* haste is judged below this; a longer time would only name whoever was seen writing that long */
#define CROWD_SECONDS (10 * 60)
#define WEEK 7

enum { ADD, SUGGEST, RESPONSES, LAST, SET_PACE, RULES, TALLY, SET_TALLY, TALLIES, COUNTS, KNOWN };

static const struct statement ROWS[] = {
    [ADD] = { "survey_response_add", FOR_INTAKE | FOR_STAFF,
              "INSERT INTO survey_response (period_id, nonce, channel, answered_on, service_code, counter_code, device, seconds, run, crowd, "
              "sex, age_group, education, occupation, answers) VALUES (:period, :nonce, :channel, :answered_on, :service, :counter, :device, "
              ":seconds, :run, :crowd, :sex, :age_group, :education, :occupation, :answers) ON CONFLICT DO NOTHING" },
    [SUGGEST] = { "survey_suggestion_add", FOR_INTAKE | FOR_STAFF,
                  "INSERT INTO survey_suggestion (id, period_id, service_code, text, tag, read_at, staff_id) "
                  "VALUES (:id, :period, :service, :text, '', NULL, NULL)" },
    [RESPONSES] = { "survey_responses", FOR_STAFF,
                    "SELECT nonce, channel, answered_on, service_code, counter_code, device, seconds, run, crowd, sex, age_group, education, "
                    "occupation, answers FROM survey_response WHERE period_id = :period UNION ALL "
                    "SELECT nonce, 'slip', answered_on, service_code, counter_code, device, seconds, 1, 1, sex, age_group, education, "
                    "occupation, answers FROM survey_slip_box WHERE period_id = :period ORDER BY nonce" },
    [LAST] = { "survey_pace", FOR_INTAKE | FOR_STAFF,
               "SELECT answers = :answers, run, ten, crowd FROM survey_pace WHERE period_id = :period AND channel = :channel AND device = :device" },
    [SET_PACE] = { "survey_pace_set", FOR_INTAKE | FOR_STAFF,
                   "INSERT INTO survey_pace (period_id, channel, device, answers, run, ten, crowd) VALUES (:period, :channel, :device, :answers, "
                   ":run, :ten, :crowd) ON CONFLICT (period_id, channel, device) DO UPDATE SET answers = excluded.answers, run = excluded.run, "
                   "ten = excluded.ten, crowd = excluded.crowd" },
    [RULES] = { "survey_rules", FOR_INTAKE | FOR_STAFF,
                "SELECT i.scale, i.conversion_numerator, i.conversion_denominator, item.code, item.unsur, item.counted FROM survey_period AS p "
                "JOIN instrument AS i ON i.id = p.instrument_id JOIN instrument_item AS item ON item.instrument_id = i.id WHERE p.id = :period "
                "ORDER BY item.position" },
    [TALLY] = { "survey_total", FOR_INTAKE | FOR_STAFF,
                "SELECT count, tally FROM survey_total WHERE period_id = :period AND service_code = :service AND channel = :channel" },
    [SET_TALLY] = { "survey_total_set", FOR_INTAKE | FOR_STAFF,
                    "INSERT INTO survey_total (period_id, service_code, channel, count, tally) VALUES (:period, :service, :channel, :count, :tally) "
                    "ON CONFLICT (period_id, service_code, channel) DO UPDATE SET count = excluded.count, tally = excluded.tally" },
    [TALLIES] = { "survey_totals", FOR_INTAKE | FOR_STAFF,
                  "SELECT tally FROM survey_total WHERE period_id = :period AND (:service IS NULL OR service_code = :service) "
                  "AND (:channel IS NULL OR channel = :channel)" },
    [COUNTS] = { "survey_counts", FOR_STAFF,
                 "SELECT service_code, channel, count FROM survey_total WHERE period_id = :period ORDER BY service_code, channel" },
    [KNOWN] = { "survey_response_known", FOR_INTAKE | FOR_STAFF,
                "SELECT 1 FROM survey_response WHERE period_id = :period AND nonce = :nonce UNION ALL "
                "SELECT 1 FROM survey_slip_box WHERE period_id = :period AND nonce = :nonce LIMIT 1" },
};
const struct statement_table SURVEY_STATEMENTS = STATEMENT_TABLE(FAMILY_SURVEY, ROWS);

/* ---- pace ---- */

/* A number that does not tell when: keyed in or imported answers came in no crowd. */
static bool has_crowd(const struct survey_response *response) {
    return strcmp(response->channel, "paper") != 0 && strcmp(response->channel, "import") != 0;
}

static void bind_place(struct query *query, const struct survey_response *response) {
    bind_number(query, ":period", response->period.value);
    bind_text(query, ":channel", response->channel);
    bind_text(query, ":device", response->device ? response->device : "");
    bind_text(query, ":answers", response->answers);
}

/* Sets run and crowd of RESPONSE from the one before it. */
static enum result find_pace(struct tx *tx, int64_t ten, struct survey_response *response) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, LAST);
    bind_place(&query, response);
    response->run = response->crowd = 1;
    if (!query_row(&query)) return query.result;
    bool is_same = take_flag(&query);
    int64_t run = take_number(&query), last_ten = take_number(&query), crowd = take_number(&query);
    if (is_same) response->run += run;
    if (has_crowd(response) && last_ten == ten) response->crowd += crowd;
    return query.result;
}

static enum result set_pace(struct tx *tx, int64_t ten, const struct survey_response *response) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, SET_PACE);
    bind_place(&query, response);
    bind_number(&query, ":run", response->run);
    bind_number(&query, ":ten", ten);
    bind_number(&query, ":crowd", response->crowd);
    return query_run(&query);
}

/* ---- totals ---- */

static void bind_total(struct query *query, const struct survey_response *response) {
    bind_number(query, ":period", response->period.value);
    bind_text(query, ":service", response->service_code ? response->service_code : "");
    bind_text(query, ":channel", response->channel);
}

static void fill_item(struct query *query, struct arena *arena, struct instrument *instrument, struct survey_item *item) {
    instrument->scale = (int)take_number(query);
    instrument->conversion_numerator = take_number(query);
    instrument->conversion_denominator = take_number(query);
    item->code = take_text(query, arena);
    item->unsur = take_text(query, arena);
    item->counted = take_flag(query);
    item->position = (int)instrument->item_count + 1;
    instrument->item_count++;
}

/* How the answers of a period are counted, without a word of the questionnaire and without marks. */
static enum result find_rules(struct tx *tx, struct arena *arena, struct survey_period_id period, struct instrument_rules *ret) {
    struct survey_item items[SURVEY_ITEM_LIMIT] = { 0 };
    struct instrument instrument = { .items = items };
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, RULES);
    bind_number(&query, ":period", period.value);
    while (instrument.item_count < SURVEY_ITEM_LIMIT && query_row(&query)) {
        fill_item(&query, arena, &instrument, &items[instrument.item_count]);
    }
    return query.result == DONE ? instrument_rules_of(&instrument, ret) : query.result;
}

/* The sums of the row RESPONSE is counted in, with it. */
static enum result next_tally(struct tx *tx, struct arena *arena, const struct survey_response *response, int64_t *ret_count,
                              struct skm *skm) {
    struct instrument_rules rules;
    enum result result = find_rules(tx, arena, response->period, &rules);
    if (result == DONE) result = skm_begin(skm, &rules, 0);
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, TALLY);
    bind_total(&query, response);
    bool is_known = query_row(&query);
    *ret_count = is_known ? take_number(&query) + 1 : 1;
    if (result == DONE) result = query.result;
    if (result == DONE && is_known) result = skm_tally_add(skm, take_text(&query, arena));
    return result == DONE ? skm_add_text(skm, response->answers) : result;
}

static enum result count_in(struct tx *tx, const struct survey_response *response) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    int64_t count;
    struct skm skm;
    enum result result = next_tally(tx, arena, response, &count, &skm);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, SET_TALLY);
    bind_total(&query, response);
    bind_number(&query, ":count", count);
    bind_text(&query, ":tally", skm_tally_write(arena, &skm));
    return query_run(&query);
}

enum result survey_tally(struct db *db, struct survey_period_id period, struct survey_filter filter, struct skm *skm) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, TALLIES);
    bind_number(&query, ":period", period.value);
    bind_text(&query, ":service", filter.service_code);
    bind_text(&query, ":channel", filter.channel);
    while (query_row(&query)) {
        if (skm_tally_add(skm, take_text(&query, arena)) != DONE) return FAILED_INTERNAL;
    }
    return query.result;
}

static void fill_count(struct query *query, struct arena *arena, void *place) {
    struct survey_count *count = place;
    count->service_code = take_text(query, arena);
    count->channel = take_text(query, arena);
    count->count = take_number(query);
}

enum result survey_counts(struct db *db, struct arena *arena, struct survey_period_id period, struct survey_counts *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, COUNTS);
    bind_number(&query, ":period", period.value);
    return query_list(&query, arena, fill_count, ret);
}

/* ---- answers ---- */

static struct optional_number in_fives(struct optional_number seconds) {
    if (!seconds.known || seconds.value < 0 || seconds.value > SECONDS_LARGEST) return (struct optional_number){ 0 };
    return (struct optional_number){ true, seconds.value / SECONDS_STEP * SECONDS_STEP };
}

/* 1970-01-01 was a Thursday. */
static day_number monday_of(day_number day) {
    return day - (day + 3) % WEEK;
}

static enum result insert(struct tx *tx, const struct survey_response *response, bool *ret_new) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, ADD);
    bind_place(&query, response);
    bind_bytes(&query, ":nonce", response->nonce.bytes, sizeof response->nonce.bytes);
    bind_day(&query, ":answered_on", response->answered_on);
    bind_text(&query, ":service", response->service_code);
    bind_text(&query, ":counter", response->counter_code);
    bind_optional_number(&query, ":seconds", in_fives(response->seconds));
    bind_number(&query, ":run", response->run);
    bind_number(&query, ":crowd", response->crowd);
    bind_text(&query, ":sex", response->sex);
    bind_text(&query, ":age_group", response->age_group);
    bind_text(&query, ":education", response->education);
    bind_text(&query, ":occupation", response->occupation);
    return query_run_telling(&query, ret_new);
}

enum result survey_suggestion_add(struct tx *tx, const struct survey_response *response) {
    if (!response->suggestion || *response->suggestion == '\0') return DONE;
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_STATEMENTS, SUGGEST);
    bind_number(&query, ":id", random_id());
    bind_number(&query, ":period", response->period.value);
    bind_text(&query, ":service", response->service_code);
    bind_text(&query, ":text", response->suggestion);
    return query_run(&query);
}

/* Run and crowd would tell the order in which slips were used. */
static enum result add_by_slip(struct tx *tx, const struct survey_response *response, bool *ret_new) {
    struct survey_response row = *response;
    row.answered_on = monday_of(response->answered_on);
    row.seconds = in_fives(response->seconds);
    if (row.seconds.value > SLIP_SECONDS_LARGEST) row.seconds.value = SLIP_SECONDS_LARGEST;
    enum result result = slip_box_turn(tx, row.answered_on);
    if (result == DONE) result = slip_box_put(tx, &row, ret_new);
    return result == DONE && *ret_new ? count_in(tx, &row) : result;
}

static enum result add_in_order(struct tx *tx, const struct survey_response *response, instant now, bool *ret_new) {
    struct survey_response row = *response;
    int64_t ten = now / CROWD_SECONDS;
    enum result result = find_pace(tx, ten, &row);
    if (result == DONE) result = insert(tx, &row, ret_new);
    if (result != DONE || !*ret_new) return result;
    result = set_pace(tx, ten, &row);
    if (result == DONE) result = count_in(tx, &row);
    return result == DONE ? survey_suggestion_add(tx, &row) : result;
}

enum result survey_response_add(struct tx *tx, const struct survey_response *response, instant now, bool *ret_new) {
    bool is_new = false, is_slip = strcmp(response->channel, "slip") == 0;
    enum result result = is_slip ? add_by_slip(tx, response, &is_new) : add_in_order(tx, response, now, &is_new);
    if (result == DONE && ret_new) *ret_new = is_new;
    return result;
}

enum result survey_response_known(struct db *db, struct survey_period_id period, struct nonce nonce, bool *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_STATEMENTS, KNOWN);
    bind_number(&query, ":period", period.value);
    bind_bytes(&query, ":nonce", nonce.bytes, sizeof nonce.bytes);
    *ret = query_row(&query);
    return query.result;
}

static void fill_response(struct query *query, struct arena *arena, struct survey_response *response) {
    take_bytes(query, response->nonce.bytes, sizeof response->nonce.bytes);
    response->channel = take_text(query, arena);
    response->answered_on = take_day(query);
    response->service_code = take_text(query, arena);
    response->counter_code = take_text(query, arena);
    response->device = take_text(query, arena);
    response->seconds = take_optional_number(query);
    response->run = take_number(query);
    response->crowd = take_number(query);
    response->sex = take_text(query, arena);
    response->age_group = take_text(query, arena);
    response->education = take_text(query, arena);
    response->occupation = take_text(query, arena);
    response->answers = take_text(query, arena);
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

struct recounting {
    struct survey_filter filter;
    struct skm *skm;
    enum result result;
};

static bool is_wanted(const char *wanted, const char *value) {
    return !wanted || strcmp(wanted, value ? value : "") == 0;
}

static bool count_again(void *user, const struct survey_response *response) {
    struct recounting *recounting = user;
    const struct survey_filter *filter = &recounting->filter;
    if (!is_wanted(filter->service_code, response->service_code) || !is_wanted(filter->channel, response->channel)) return true;
    recounting->result = skm_add_text(recounting->skm, response->answers);
    return recounting->result == DONE;
}

enum result survey_recount(struct db *db, struct survey_period_id period, struct survey_filter filter, struct skm *skm) {
    struct recounting recounting = { filter, skm, DONE };
    enum result result = survey_responses(db, period, count_again, &recounting);
    return result == DONE ? recounting.result : result;
}
