/* Scope: an open survey period with answers like those offices get: most are 3 and 4, cost is nearly always 4, the
 * handling of complaints and waiting times come off worst. The same answers every time. */
#include <sodium.h>

#include "admin/command.h"
#include "admin/sample.h"
#include "lib/rules/period.h"
#include "lib/store/service.h"
#include "lib/store/survey.h"

#define RESPONSES 60
#define ITEMS 9 /* of the statutory questionnaire */
#define POPULATION 480 /* service users in the quarter */

/* Per cent of answers 2, 3 and 4 of an item; the rest is 1. */
static const int SHARES[ITEMS][3] = { { 6, 62, 31 }, { 8, 60, 31 }, { 14, 58, 26 }, { 1, 4, 95 }, { 6, 60, 33 },
                                      { 3, 58, 39 }, { 3, 50, 47 }, { 12, 56, 31 }, { 18, 50, 28 } };

/* The same numbers in every run: a multiplicative generator (Park and Miller, 1988), far from any secret. */
static unsigned next_number(uint64_t *state, unsigned below) {
    *state = *state * 48271u % 2147483647u;
    return (unsigned)(*state % below);
}

static void make_answers(uint64_t *state, char answers[static ITEMS + 1]) {
    for (int item = 0; item < ITEMS; item++) {
        int drawn = (int)next_number(state, 100);
        const int *shares = SHARES[item];
        char answer = drawn < shares[2] ? '4' : drawn < shares[2] + shares[1] ? '3' : drawn < shares[2] + shares[1] + shares[0] ? '2' : '1';
        answers[item] = next_number(state, 100) < 2 ? '0' : answer; /* now and then one is left out */
    }
    answers[ITEMS] = '\0';
}

static struct survey_response make_response(uint64_t *state, const struct services *services, int number) {
    static const char *const CHANNELS[] = { "web", "web", "kiosk", "slip" };
    static const char *const SEXES[] = { "male", "female" };
    static const char *const AGES[] = { "under_20", "20_29", "20_29", "30_39", "30_39", "40_49", "50_59", "60_up" };
    static const char *const EDUCATIONS[] = { "sd", "smp", "sma", "sma", "diploma", "s1", "s1", "s2" };
    static const char *const OCCUPATIONS[] = { "pns", "swasta", "swasta", "wirausaha", "wirausaha", "wirausaha", "lainnya" };
    static const char *const SUGGESTIONS[] = { "", "", "", "Tambah loket pada hari Senin.", "", "Informasi syarat dibuat lebih singkat.", "" };
    struct survey_response response = {
        .channel = CHANNELS[next_number(state, 4)],
        .service_code = services->rows[next_number(state, (unsigned)services->count)].code,
        .sex = SEXES[next_number(state, 2)],
        .age_group = AGES[next_number(state, 8)],
        .education = EDUCATIONS[next_number(state, 8)],
        .occupation = OCCUPATIONS[next_number(state, 7)],
        .suggestion = SUGGESTIONS[next_number(state, 7)],
    };
    (void)crypto_generichash(response.nonce.bytes, sizeof response.nonce.bytes, (const unsigned char *)&number, sizeof number,
                             NULL, 0);
    return response;
}

static enum result add_responses(struct sample *sample, struct tx *tx, struct survey_period_id period, day_number first) {
    struct services services;
    enum result result = service_list(sample->db, sample->arena, true, &services);
    if (result == DONE && services.count == 0) result = REFUSED_ABSENT;
    uint64_t state = 20240630;
    for (int i = 0; i < RESPONSES && result == DONE; i++) {
        char answers[ITEMS + 1];
        struct survey_response response = make_response(&state, &services, i);
        make_answers(&state, answers);
        response.period = period;
        response.answers = answers;
        response.answered_on = first + (day_number)next_number(&state, (unsigned)(sample->today - first + 1));
        result = survey_response_add(tx, &response);
    }
    return result;
}

int sample_survey(struct sample *sample) {
    const char *label = period_of_day(sample->arena, sample->today);
    const struct actor actor = sample_actor(sample, "tim.survei");
    struct period days;
    struct tx tx CLEANUP_TX = { 0 };
    struct survey_period period = { .label = label, .population = { true, POPULATION } };
    if (!period_parse(label, &days)) return sample_failed(sample, label, REFUSED_INVALID);
    period.starts_on = days.first;
    period.ends_on = days.last;
    enum result result = tx_begin(sample->db, &tx);
    instant opened = sample_at(sample, days.first, 8, 0);
    if (result == DONE) result = survey_seed_skm(&tx, &actor, opened, &period.instrument);
    if (result == DONE) result = survey_period_open(&tx, &actor, opened, &period, &period.id);
    if (result == DONE) result = add_responses(sample, &tx, period.id, days.first);
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? EXIT_DONE : sample_failed(sample, "survei", result);
}
