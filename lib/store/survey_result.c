/* Scope: reading a survey dataset and counting it again. */
#include "lib/store/survey_result.h"

#include <stdlib.h>
#include <string.h>

#include "lib/rules/skm_tally.h"
#include "lib/store/families.h"
#include "lib/store/instrument_file.h"
#include "lib/store/public.h"

/* Each statement twice: over the tables and over the views, in the order of enum survey_source. */
enum { INSTRUMENT, FACTS = 2, ERRATA = 4 };

#define INSTRUMENT_OF(table) "SELECT content FROM " table " WHERE dataset_id = :dataset"
#define FACTS_OF(table) "SELECT name, value FROM " table " WHERE dataset_id = :dataset ORDER BY name"
#define ERRATA_OF(table)                                                                                                        \
    "SELECT revision, position, place, old, new, reason FROM " table " WHERE kind = :kind AND period = :period AND scope = :scope " \
    "AND revision <= :revision ORDER BY revision, position"

static const struct statement ROWS[] = {
    [INSTRUMENT] = { "result_instrument", FOR_STAFF, INSTRUMENT_OF("dataset_instrument") },
    [INSTRUMENT + 1] = { "public_instrument", FOR_BUILDER, INSTRUMENT_OF("public_dataset_instrument") },
    [FACTS] = { "result_facts", FOR_STAFF, FACTS_OF("survey_snapshot") },
    [FACTS + 1] = { "public_facts", FOR_BUILDER, FACTS_OF("public_survey_snapshot") },
    [ERRATA] = { "result_errata", FOR_STAFF, ERRATA_OF("dataset_erratum JOIN dataset ON dataset.id = dataset_id") },
    [ERRATA + 1] = { "public_errata", FOR_BUILDER, ERRATA_OF("public_erratum") },
};
const struct statement_table RESULT_STATEMENTS = STATEMENT_TABLE(FAMILY_RESULT, ROWS);

static struct query start(struct db *db, unsigned row, enum survey_source source) {
    return query_start(db, &RESULT_STATEMENTS, row + (unsigned)source);
}

/* ---- the questionnaire ---- */

/* NULL when the dataset keeps none. */
static enum result read_content(struct db *db, struct arena *arena, struct dataset_id id, enum survey_source source, const char **ret) {
    CLEANUP_QUERY struct query query = start(db, INSTRUMENT, source);
    bind_number(&query, ":dataset", id.value);
    *ret = query_row(&query) ? take_text(&query, arena) : NULL;
    return query.result;
}

enum result dataset_instrument_read(struct db *db, struct arena *arena, struct dataset_id id, enum survey_source source,
                                    struct instrument *ret) {
    const char *content;
    struct instrument_faults faults;
    enum result result = read_content(db, arena, id, source, &content);
    if (result != DONE) return result;
    if (!content) return instrument_read_shipped(arena, &INSTRUMENTS_SHIPPED[0], ret);
    return instrument_read(arena, content, strlen(content), ret, &faults) == DONE ? DONE : FAILED_INTERNAL;
}

/* ---- facts and errata ---- */

static void fill_fact(struct query *query, struct arena *arena, void *place) {
    struct survey_fact *fact = place;
    fact->name = take_text(query, arena);
    fact->value = take_text(query, arena);
}

static enum result read_facts(struct db *db, struct arena *arena, struct dataset_id id, enum survey_source source, struct survey_facts *ret) {
    CLEANUP_QUERY struct query query = start(db, FACTS, source);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, fill_fact, ret);
}

static void fill_erratum(struct query *query, struct arena *arena, void *place) {
    struct survey_erratum *erratum = place;
    erratum->revision = take_number(query);
    erratum->position = take_number(query);
    erratum->place = take_text(query, arena);
    erratum->old = take_text(query, arena);
    erratum->new = take_text(query, arena);
    erratum->reason = take_text(query, arena);
}

static enum result read_errata(struct db *db, struct arena *arena, const struct dataset *dataset, enum survey_source source,
                               struct survey_errata *ret) {
    CLEANUP_QUERY struct query query = start(db, ERRATA, source);
    bind_text(&query, ":kind", dataset->kind);
    bind_text(&query, ":period", dataset->period);
    bind_text(&query, ":scope", dataset->scope);
    bind_number(&query, ":revision", dataset->revision);
    return query_list(&query, arena, fill_erratum, ret);
}

static int by_name(const void *key, const void *row) {
    return strcmp(key, ((const struct survey_fact *)row)->name);
}

const char *survey_fact(const struct survey_result *result, const char *name) {
    const struct survey_fact *fact = NULL;
    if (result->facts.count > 0) fact = bsearch(name, result->facts.rows, result->facts.count, sizeof *result->facts.rows, by_name);
    return fact ? fact->value : NULL;
}

int64_t survey_fact_number(const struct survey_result *result, const char *name) {
    const char *value = survey_fact(result, name);
    if (!value || *value == '\0') return SKM_NONE;
    char *end;
    long long number = strtoll(value, &end, 10);
    return *end == '\0' ? number : SKM_NONE;
}

/* ---- counting again ---- */

static enum result add_rows(struct skm *skm, const struct skm_answer *row) {
    enum result result = DONE;
    for (int64_t n = 0; result == DONE && n < row->count; n++) result = skm_add_text(skm, row->answers);
    return result;
}

/* Where the stratum of CODE stands; begun when it is new. */
static enum result stratum_of(const struct survey_result *result, struct survey_strata *strata, const char *code, struct skm **ret) {
    size_t at = 0;
    while (at < strata->count && strcmp(strata->rows[at].code, code) != 0) at++;
    *ret = &strata->rows[at].skm;
    if (at < strata->count) return DONE;
    strata->rows[strata->count++].code = code;
    return skm_begin(*ret, &result->rules, 0);
}

static size_t distinct_services(const struct skm_answers *answers) {
    size_t count = 0;
    for (size_t i = 0; i < answers->count; i++) {
        size_t before = 0;
        while (before < i && strcmp(answers->rows[before].service_code, answers->rows[i].service_code) != 0) before++;
        count += before == i;
    }
    return count;
}

static int by_code(const void *left, const void *right) {
    return strcmp(((const struct survey_stratum *)left)->code, ((const struct survey_stratum *)right)->code);
}

static void finish(struct survey_strata *strata) {
    for (size_t i = 0; i < strata->count; i++) skm_finish(&strata->rows[i].skm, &strata->rows[i].figures);
    if (strata->count > 0) qsort(strata->rows, strata->count, sizeof *strata->rows, by_code);
}

static enum result count_services(struct arena *arena, struct survey_result *result) {
    result->services.rows = arena_array(arena, distinct_services(&result->answers) + 1, sizeof *result->services.rows);
    enum result counted = DONE;
    for (size_t i = 0; counted == DONE && i < result->answers.count; i++) {
        struct skm *skm;
        counted = stratum_of(result, &result->services, result->answers.rows[i].service_code, &skm);
        if (counted == DONE) counted = add_rows(skm, &result->answers.rows[i]);
    }
    for (size_t i = 0; counted == DONE && i < result->services.count; i++) counted = skm_merge(&result->whole, &result->services.rows[i].skm);
    finish(&result->services);
    return counted;
}

/* The channel a fact "channel.slip.tally" is about; NULL for other facts. */
static const char *tally_channel(struct arena *arena, const char *name) {
    static const char BEFORE[] = "channel.", AFTER[] = ".tally";
    size_t length = strlen(name), around = sizeof BEFORE + sizeof AFTER - 2;
    if (length <= around || strncmp(name, BEFORE, sizeof BEFORE - 1) != 0) return NULL;
    if (strcmp(name + length - (sizeof AFTER - 1), AFTER) != 0) return NULL;
    return arena_copy(arena, name + sizeof BEFORE - 1, length - around);
}

/* The told channels, and what is left of the whole without them. */
static enum result count_channels(struct arena *arena, struct survey_result *result) {
    struct survey_strata *channels = &result->channels;
    channels->rows = arena_array(arena, result->facts.count + 1, sizeof *channels->rows);
    struct skm rest = result->whole;
    enum result counted = DONE;
    for (size_t i = 0; counted == DONE && i < result->facts.count; i++) {
        const char *channel = tally_channel(arena, result->facts.rows[i].name);
        struct skm *skm;
        if (!channel) continue;
        counted = stratum_of(result, channels, channel, &skm);
        if (counted == DONE) counted = skm_tally_add(skm, result->facts.rows[i].value);
        if (counted == DONE) counted = skm_take_away(&rest, skm);
    }
    if (counted == DONE && result->facts.count > 0 && rest.n > 0) channels->rows[channels->count++] = (struct survey_stratum){ "", rest, { 0 } };
    finish(channels);
    return counted;
}

static enum result count_again(struct arena *arena, struct survey_result *result) {
    enum result counted = instrument_rules_of(&result->instrument, &result->rules);
    if (counted == DONE) counted = skm_begin(&result->whole, &result->rules, 0);
    if (counted == DONE) counted = count_services(arena, result);
    if (counted == DONE) counted = count_channels(arena, result);
    if (counted != DONE) return FAILED_INTERNAL;
    skm_finish(&result->whole, &result->figures);
    result->recomputed = result->answers.count > 0;
    return DONE;
}

/* ---- all of it ---- */

static enum result read_tables(struct db *db, struct arena *arena, struct dataset_id id, struct survey_result *ret) {
    enum result result = skm_answer_list(db, arena, id, &ret->answers);
    if (result == DONE) result = skm_figure_list(db, arena, id, &ret->items);
    if (result == DONE) result = skm_profile_list(db, arena, id, &ret->profiles);
    return result == DONE ? difference_list(db, arena, id, &ret->differences) : result;
}

static enum result read_views(struct db *db, struct arena *arena, struct dataset_id id, struct survey_result *ret) {
    enum result result = public_skm_answers(db, arena, id, &ret->answers);
    if (result == DONE) result = public_skm_figures(db, arena, id, &ret->items);
    if (result == DONE) result = public_skm_profiles(db, arena, id, &ret->profiles);
    return result == DONE ? public_differences(db, arena, id, &ret->differences) : result;
}

enum result survey_result_read(struct db *db, struct arena *arena, const struct dataset *dataset, enum survey_source source,
                               struct survey_result *ret) {
    *ret = (struct survey_result){ .dataset = *dataset };
    struct dataset_id id = dataset->id;
    enum result result = dataset_instrument_read(db, arena, id, source, &ret->instrument);
    if (result == DONE) result = source == SURVEY_FROM_TABLES ? read_tables(db, arena, id, ret) : read_views(db, arena, id, ret);
    if (result == DONE) result = read_facts(db, arena, id, source, &ret->facts);
    if (result == DONE) result = read_errata(db, arena, dataset, source, &ret->errata);
    return result == DONE ? count_again(arena, ret) : result;
}

bool survey_result_agrees(const struct survey_result *result) {
    if (!result->recomputed) return true;
    const struct dataset *dataset = &result->dataset;
    bool same_index = dataset->ikm_hundredths.known ? dataset->ikm_hundredths.value == result->figures.ikm : result->figures.ikm == SKM_NONE;
    return same_index && (!dataset->respondents.known || dataset->respondents.value == result->figures.n);
}
