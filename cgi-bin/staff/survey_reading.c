/* Scope: one pass over the answers of a period, and the periods before it. */
#include "cgi-bin/staff/survey_reading.h"

#include <string.h>

#include "lib/rules/period.h"
#include "lib/rules/survey_channel.h"
#include "lib/rules/survey_profile.h"
#include "lib/store/dataset.h"

#define NOT_SAID "tidak disebutkan"
#define MOMENTS_MOST 12u /* periods of a trend; three years of quarters */

/* ---- one pass ---- */

struct pass {
    struct answer_groups *groups;
    struct survey_quality *quality;
    struct survey_spread *spread;
    const struct instrument_rules *rules;
    struct skm *whole;
    enum result result;
};

static bool on_answer(void *user, const struct survey_response *row) {
    struct pass *pass = user;
    const char *const keys[GROUPING_COUNT] = { row->service_code, row->channel, row->counter_code, row->sex,
                                               row->age_group, row->education, row->occupation };
    struct quality_row judged = { .answers = row->answers, .run = row->run, .crowd = row->crowd, .day = row->answered_on,
                                  .seconds = row->seconds.known ? row->seconds.value : SKM_NONE, .channel = row->channel,
                                  .device = row->device ? row->device : "" };
    pass->result = skm_add_text(pass->whole, row->answers);
    if (pass->result == DONE) pass->result = answer_groups_add(pass->groups, keys, row->answers);
    if (pass->result == DONE) pass->result = survey_spread_add(pass->spread, pass->rules, row->answers, 1);
    if (pass->result == DONE) pass->result = survey_quality_add(pass->quality, &judged);
    return pass->result == DONE;
}

static enum result run_pass(struct app *app, struct arena *arena, struct survey_reading *reading) {
    struct skm *whole = arena_alloc(arena, sizeof *whole);
    struct survey_spread *spread = arena_alloc(arena, sizeof *spread);
    *spread = (struct survey_spread){ 0 };
    struct pass pass = { .groups = answer_groups_begin(arena, &reading->rules), .whole = whole, .spread = spread, .rules = &reading->rules,
                         .quality = survey_quality_begin(arena, &reading->rules, reading->period.starts_on, reading->period.ends_on) };
    if (!pass.groups || !pass.quality) return FAILED_INTERNAL;
    enum result result = skm_begin(whole, &reading->rules, 0);
    if (result == DONE) result = survey_responses(app->db, reading->period.id, on_answer, &pass);
    if (result == DONE) result = pass.result;
    if (result != DONE) return result;
    skm_finish(whole, &reading->figures);
    survey_quality_finish(pass.quality, &reading->quality);
    survey_certainty(whole, reading->period.population.known ? reading->period.population.value : 0, &reading->certainty);
    reading->whole = whole;
    reading->groups = pass.groups;
    reading->spread = spread;
    return DONE;
}

/* ---- periods before ---- */

static bool is_same(const char *one, const char *other) {
    return strcmp(one ? one : "", other ? other : "") == 0;
}

/* A period of the same service and unit whose questionnaire is of the same family, this one included. */
static enum result is_of_row(struct app *app, struct arena *arena, const struct survey_reading *reading, const struct survey_period *other,
                             struct instrument *instrument, bool *ret) {
    *ret = false;
    bool is_later = other->id.value != reading->period.id.value && other->ends_on >= reading->period.starts_on;
    if (is_later || !is_same(other->service_code, reading->period.service_code) || !is_same(other->unit_code, reading->period.unit_code)) return DONE;
    enum result result = instrument_by_id(app->db, arena, other->instrument, instrument);
    *ret = result == DONE && strcmp(instrument->family, reading->instrument.family) == 0;
    return result;
}

static enum result sums_of(struct app *app, struct arena *arena, const struct survey_period *period, const struct instrument *instrument,
                           const struct skm **ret) {
    struct skm *skm = arena_alloc(arena, sizeof *skm);
    struct instrument_rules rules;
    enum result result = instrument_rules_of(instrument, &rules);
    if (result == DONE) result = skm_begin(skm, &rules, 0);
    if (result == DONE) result = survey_tally(app->db, period->id, (struct survey_filter){ 0 }, skm);
    *ret = skm;
    return result;
}

static void put_first(struct survey_reading *reading, const struct survey_moment *moment) {
    for (size_t i = reading->moment_count++; i > 0; i--) reading->moments[i] = reading->moments[i - 1];
    reading->moments[0] = *moment;
}

static enum result add_moment(struct app *app, struct arena *arena, struct survey_reading *reading, const struct survey_period *period,
                              const struct instrument *instrument) {
    const struct skm *skm;
    struct skm_figures figures;
    enum result result = sums_of(app, arena, period, instrument, &skm);
    if (result != DONE) return result;
    skm_finish(skm, &figures);
    put_first(reading, &(struct survey_moment){ period->label, period->ends_on, figures.ikm, figures.n });
    bool is_self = period->id.value == reading->period.id.value;
    if (is_self || reading->before) return DONE;
    reading->before = period;
    reading->before_instrument = *instrument;
    reading->before_whole = skm;
    return DONE;
}

/* The list is newest first. */
static enum result read_moments(struct app *app, struct arena *arena, struct survey_reading *reading) {
    struct survey_periods periods;
    enum result result = survey_period_list(app->db, arena, &periods);
    reading->moments = arena_array(arena, MOMENTS_MOST, sizeof *reading->moments);
    for (size_t i = 0; result == DONE && i < periods.count && reading->moment_count < MOMENTS_MOST; i++) {
        struct instrument instrument;
        bool is_one;
        result = is_of_row(app, arena, reading, &periods.rows[i], &instrument, &is_one);
        if (result == DONE && is_one) result = add_moment(app, arena, reading, &periods.rows[i], &instrument);
    }
    return result;
}

static bool has_moment(const struct survey_reading *reading, const char *label) {
    for (size_t i = 0; i < reading->moment_count; i++) {
        if (strcmp(reading->moments[i].label, label) == 0) return true;
    }
    return false;
}

/* Puts it among the others by its last day; when there is no room the oldest gives way. */
static void put_in(struct survey_reading *reading, const struct survey_moment *moment) {
    size_t place = 0;
    while (place < reading->moment_count && reading->moments[place].ends_on < moment->ends_on) place++;
    bool is_full = reading->moment_count == MOMENTS_MOST;
    if (is_full && place == 0) return;
    if (is_full) {
        place--;
        for (size_t i = 0; i < place; i++) reading->moments[i] = reading->moments[i + 1];
    } else {
        for (size_t i = reading->moment_count++; i > place; i--) reading->moments[i] = reading->moments[i - 1];
    }
    reading->moments[place] = *moment;
}

/* A result of an earlier year that came as a printed table: there is no period here, and no answer to count. */
static void add_printed(struct survey_reading *reading, const struct dataset *dataset) {
    struct period days;
    struct optional_number index = dataset->ikm_hundredths.known ? dataset->ikm_hundredths : dataset->published_ikm_hundredths;
    bool is_of_row = index.known && strcmp(dataset->scope, survey_period_scope(&reading->period)) == 0 && period_parse(dataset->period, &days);
    if (!is_of_row || days.last >= reading->period.starts_on || has_moment(reading, dataset->period)) return;
    put_in(reading, &(struct survey_moment){ dataset->period, days.last, index.value, dataset->respondents.known ? dataset->respondents.value : SKM_NONE });
}

static enum result read_printed(struct app *app, struct arena *arena, struct survey_reading *reading) {
    struct datasets datasets;
    enum result result = dataset_list(app->db, arena, "survey", &datasets);
    for (size_t i = 0; result == DONE && i < datasets.count; i++) add_printed(reading, &datasets.rows[i]);
    return result;
}

/* ---- all ---- */

static enum result read_all(struct app *app, struct request *request, const char *key, struct survey_reading *reading) {
    struct arena *arena = request->arena;
    enum result result = survey_period_by_key(app->db, arena, key, &reading->period);
    if (result == DONE) result = instrument_by_id(app->db, arena, reading->period.instrument, &reading->instrument);
    if (result == DONE) result = instrument_rules_of(&reading->instrument, &reading->rules);
    if (result == DONE) result = run_pass(app, arena, reading);
    if (result == DONE) result = slip_counts(app->db, reading->period.id, NULL, &reading->slips);
    if (result == DONE) result = service_list(app->db, arena, false, &reading->services);
    if (result == DONE) result = counter_list(app->db, arena, false, &reading->counters);
    if (result == DONE) result = read_moments(app, arena, reading);
    if (result == DONE) result = read_printed(app, arena, reading);
    if (result == DONE) reading->scope = survey_period_scope(&reading->period);
    return result;
}

enum result survey_reading_open(struct app *app, struct request *request, const char *key, struct survey_reading *ret) {
    struct survey_reading reading = { 0 };
    enum result result = db_read_begin(app->db);
    if (result != DONE) return result;
    result = read_all(app, request, key, &reading);
    db_read_end(app->db);
    if (result == DONE) *ret = reading;
    return result;
}

/* ---- names ---- */

static const char *service_name(const struct survey_reading *reading, const char *code) {
    for (size_t i = 0; i < reading->services.count; i++) {
        if (strcmp(reading->services.rows[i].code, code) == 0) return reading->services.rows[i].name;
    }
    return code;
}

static const char *counter_name(const struct survey_reading *reading, const char *code) {
    for (size_t i = 0; i < reading->counters.count; i++) {
        if (strcmp(reading->counters.rows[i].code, code) == 0) return reading->counters.rows[i].name;
    }
    return code;
}

#define LABEL_OF(kind, key)                                        \
    __extension__({                                                \
        enum kind kind##_;                                         \
        kind##_parse((key), &kind##_) ? kind##_label(kind##_) : (key); \
    })

const char *survey_reading_label(const struct survey_reading *reading, enum grouping grouping, const char *key) {
    if (*key == '\0') return NOT_SAID;
    switch (grouping) {
    case GROUPING_SERVICE: return service_name(reading, key);
    case GROUPING_COUNTER: return counter_name(reading, key);
    case GROUPING_CHANNEL: return LABEL_OF(survey_channel, key);
    case GROUPING_SEX: return LABEL_OF(sex, key);
    case GROUPING_AGE: return LABEL_OF(age_group, key);
    case GROUPING_EDUCATION: return LABEL_OF(education, key);
    case GROUPING_OCCUPATION: return LABEL_OF(occupation, key);
    case GROUPING_COUNT: break;
    }
    return key;
}

/* The items that open an unsur of their own, in the order of the form: so the rules number them. */
const struct survey_item *survey_unsur_item(const struct instrument *instrument, unsigned unsur) {
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct survey_item *item = &instrument->items[i];
        if (!item->counted || *item->unsur != '\0') continue;
        if (unsur-- == 0) return item;
    }
    return NULL;
}

struct unsur_values survey_reading_values(struct arena *arena, const struct instrument *instrument, const struct skm *skm) {
    struct unsur_value *rows = arena_array(arena, SKM_MOST_ITEMS, sizeof *rows);
    size_t count = 0;
    for (const struct survey_item *item; count < SKM_MOST_ITEMS && (item = survey_unsur_item(instrument, (unsigned)count)); count++) {
        rows[count] = (struct unsur_value){ item->code, skm_unsur_nrr(skm, (unsigned)count, 3) };
    }
    return (struct unsur_values){ rows, count };
}

/* ---- order ---- */

static const char *text_of(const struct survey_reading *reading, enum grouping grouping, size_t i) {
    switch (grouping) {
    case GROUPING_SERVICE: return reading->services.rows[i].code;
    case GROUPING_COUNTER: return reading->counters.rows[i].code;
    case GROUPING_CHANNEL: return survey_channel_text((enum survey_channel)i);
    case GROUPING_SEX: return sex_text((enum sex)i);
    case GROUPING_AGE: return age_group_text((enum age_group)i);
    case GROUPING_EDUCATION: return education_text((enum education)i);
    case GROUPING_OCCUPATION: return occupation_text((enum occupation)i);
    case GROUPING_COUNT: break;
    }
    return "";
}

size_t survey_reading_order(struct arena *arena, const struct survey_reading *reading, enum grouping grouping, const char *const **ret) {
    const size_t counts[GROUPING_COUNT] = { [GROUPING_SERVICE] = reading->services.count, [GROUPING_COUNTER] = reading->counters.count,
                                            [GROUPING_CHANNEL] = SURVEY_CHANNEL_COUNT,   [GROUPING_SEX] = SEX_COUNT,
                                            [GROUPING_AGE] = AGE_GROUP_COUNT,            [GROUPING_EDUCATION] = EDUCATION_COUNT,
                                            [GROUPING_OCCUPATION] = OCCUPATION_COUNT };
    const char **keys = arena_array(arena, counts[grouping] + 1, sizeof(const char *));
    for (size_t i = 0; i < counts[grouping]; i++) keys[i] = text_of(reading, grouping, i);
    *ret = keys;
    return counts[grouping];
}
