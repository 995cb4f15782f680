/* Scope: an open survey period, and the one before it waiting to be analysed, with answers like those offices get: most are 3 and 4, cost is nearly always 4, the
 * handling of complaints and waiting times come off worst. The same answers every time. */
#include <sodium.h>

#include "admin/command.h"
#include "admin/sample.h"
#include "lib/rules/period.h"
#include "lib/store/service.h"
#include "lib/rules/dataset_states.h"
#include "lib/store/survey_dataset.h"

#define RESPONSES 60      /* so far in the open quarter */
#define PAST_RESPONSES 150 /* of the quarter before, which waits to be analysed */
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

/* One quarter: its label, how many answer, and where their numbers start. */
struct quarter {
    const char *label;
    struct period days;
    day_number last_answer;
    int responses, first_number;
};

static enum result add_responses(struct sample *sample, struct tx *tx, const struct quarter *quarter, struct survey_period_id period) {
    struct services services;
    enum result result = service_list(sample->db, sample->arena, true, &services);
    if (result == DONE && services.count == 0) result = REFUSED_ABSENT;
    uint64_t state = (uint64_t)(20240630 + quarter->first_number);
    unsigned span = (unsigned)(quarter->last_answer - quarter->days.first + 1);
    for (int i = 0; i < quarter->responses && result == DONE; i++) {
        char answers[ITEMS + 1];
        struct survey_response response = make_response(&state, &services, quarter->first_number + i);
        make_answers(&state, answers);
        response.period = period;
        response.answers = answers;
        response.answered_on = quarter->days.first + (day_number)next_number(&state, span);
        result = survey_response_add(tx, &response, sample_at(sample, response.answered_on, 9, i % 60), NULL);
    }
    return result;
}

static enum result open_quarter(struct sample *sample, struct tx *tx, const struct quarter *quarter, struct survey_period *ret) {
    const struct actor actor = sample_actor(sample, "tim.survei");
    instant opened = sample_at(sample, quarter->days.first, 8, 0);
    *ret = (struct survey_period){ .label = quarter->label, .population = { true, POPULATION },
                                   .starts_on = quarter->days.first, .ends_on = quarter->days.last };
    enum result result = survey_seed_skm(tx, &actor, opened, &ret->instrument);
    if (result == DONE) result = survey_period_open(tx, &actor, opened, ret, &ret->id);
    return result == DONE ? add_responses(sample, tx, quarter, ret->id) : result;
}

/* Closes the quarter and hands its figures in: they wait for the Kasi's analysis. */
static enum result hand_in(struct sample *sample, struct tx *tx, const struct survey_period *opened) {
    const struct actor actor = sample_actor(sample, "tim.survei");
    instant closed = sample_at(sample, opened->ends_on + 1, 9, 0);
    struct survey_period period;
    struct instrument instrument;
    struct skm_figures figures;
    enum result result = survey_period_close(tx, &actor, closed, opened->id, 0);
    if (result == DONE) result = survey_period_by_id(sample->db, sample->arena, opened->id, &period);
    if (result == DONE) result = instrument_by_id(sample->db, sample->arena, period.instrument, &instrument);
    if (result == DONE) result = survey_figures(sample->db, &period, &instrument, &figures);
    if (result != DONE) return result;
    struct survey_dataset what = {
        .period = &period, .instrument = &instrument, .figures = &figures, .smallest_group = sample->config->publication.smallest_group,
        .source = "Survei kantor melalui formulir daring",
        .title = arena_format(sample->arena, "Indeks Kepuasan Masyarakat %s", period_label(sample->arena, period.label)) };
    struct dataset_id id;
    struct dataset dataset;
    result = survey_dataset_add(tx, &actor, closed, &what, &id);
    if (result == DONE) result = dataset_by_id(sample->db, sample->arena, id, &dataset);
    if (result != DONE) return result;
    struct dataset_act act = { id, dataset.version, dataset_action_text(DATASET_SUBMIT), "" };
    return dataset_act(tx, &actor, closed, &act);
}

/* Fills the quarter DAY lies in. */
static bool make_quarter(struct sample *sample, day_number day, struct quarter *ret) {
    ret->label = period_of_day(sample->arena, day);
    if (!period_parse(ret->label, &ret->days)) return false;
    ret->last_answer = ret->days.last < sample->today ? ret->days.last : sample->today;
    return true;
}

int sample_survey(struct sample *sample) {
    struct quarter current = { .responses = RESPONSES, .first_number = PAST_RESPONSES };
    struct quarter past = { .responses = PAST_RESPONSES };
    if (!make_quarter(sample, sample->today, &current) || !make_quarter(sample, current.days.first - 1, &past)) {
        return sample_failed(sample, "survei", REFUSED_INVALID);
    }
    struct tx tx CLEANUP_TX = { 0 };
    struct survey_period period;
    enum result result = tx_begin(sample->db, &tx);
    if (result == DONE) result = open_quarter(sample, &tx, &past, &period);
    if (result == DONE) result = hand_in(sample, &tx, &period);
    if (result == DONE) result = open_quarter(sample, &tx, &current, &period);
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? EXIT_DONE : sample_failed(sample, "survei", result);
}
