/* Counts every survey period twice, from the running totals and from the answers themselves, all together and for each service and
 * channel: fixture_recount OFFICE [KEY] writes a line a period, "KEY ANSWERS INDEX TOTALS RECOUNT": index in hundredths, the time either
 * way took in microseconds. With KEY that period alone, as a whole. Ends with 1 when one digit differs. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lib/rules/skm_tally.h"
#include "lib/store/survey.h"

struct counted { const char *tally; int64_t index, microseconds; };
typedef enum result counting(struct db *db, struct survey_period_id period, struct survey_filter filter, struct skm *skm);

static int64_t now_us(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static enum result count(struct db *db, struct arena *arena, const struct survey_period *period, struct survey_filter filter,
                         counting *by, struct counted *ret) {
    struct instrument instrument;
    struct instrument_rules rules;
    struct skm_figures figures;
    struct skm skm;
    int64_t from = now_us();
    enum result result = instrument_by_id(db, arena, period->instrument, &instrument);
    if (result == DONE) result = instrument_rules_of(&instrument, &rules);
    if (result == DONE) result = skm_begin(&skm, &rules, 0);
    if (result == DONE) result = by(db, period->id, filter, &skm);
    if (result != DONE) return result;
    skm_finish(&skm, &figures);
    ret->microseconds = now_us() - from;
    ret->index = figures.ikm;
    ret->tally = skm_tally_write(arena, &skm);
    return DONE;
}

static enum result compare(struct db *db, struct arena *arena, const struct survey_period *period, struct survey_filter filter) {
    struct counted totals, recount;
    enum result result = count(db, arena, period, filter, survey_tally, &totals);
    if (result == DONE) result = count(db, arena, period, filter, survey_recount, &recount);
    if (result != DONE) return result;
    bool is_whole = !filter.service_code && !filter.channel;
    if (is_whole) {
        (void)printf("%s %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n", period->key, period->respondents, totals.index,
                     totals.microseconds, recount.microseconds);
    }
    if (strcmp(totals.tally, recount.tally) == 0) return DONE;
    (void)fprintf(stderr, "%s %s %s: totals %s, recounted %s\n", period->key, filter.service_code ? filter.service_code : "*",
                  filter.channel ? filter.channel : "*", totals.tally, recount.tally);
    return REFUSED_INVALID;
}

static enum result compare_parts(struct db *db, struct arena *arena, const struct survey_period *period) {
    struct survey_counts parts;
    enum result result = survey_counts(db, arena, period->id, &parts);
    for (size_t i = 0; result == DONE && i < parts.count; i++) {
        result = compare(db, arena, period, (struct survey_filter){ parts.rows[i].service_code, parts.rows[i].channel });
    }
    return result;
}

static enum result compare_all(struct db *db, struct arena *arena, const char *key) {
    struct survey_periods periods = { 0 };
    struct survey_period period;
    if (key) {
        enum result found = survey_period_by_key(db, arena, key, &period);
        return found == DONE ? compare(db, arena, &period, (struct survey_filter){ 0 }) : found;
    }
    enum result result = survey_period_list(db, arena, &periods);
    for (size_t i = 0; result == DONE && i < periods.count; i++) {
        result = compare(db, arena, &periods.rows[i], (struct survey_filter){ 0 });
        if (result == DONE) result = compare_parts(db, arena, &periods.rows[i]);
    }
    return result;
}

int main(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    const char *message = "usage: fixture_recount OFFICE [KEY]";
    enum result result = argc == 2 || argc == 3 ? DONE : REFUSED_INVALID;
    if (result == DONE) result = db_open(arena, arena_format(arena, "%s/loket.db", argv[1]), DB_STAFF, &db, &message);
    if (result == DONE) result = compare_all(db, arena, argc == 3 ? argv[2] : NULL);
    if (result != DONE) (void)fprintf(stderr, "fixture_recount: %s\n", db ? db_failure(db) : message);
    return result == DONE ? 0 : 1;
}
