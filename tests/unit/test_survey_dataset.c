/* Facts about the way from a survey period to its dataset. */
#include "tests/unit/store_fixture.h"

#include "lib/store/survey_dataset.h"

#define START 20727 /* 2026-10-01 */
#define END 20818   /* 2026-12-31 */

static const char *const ANSWERS[] = { "333333333", "333333333", "444444444", "400000002" };
#define ANSWER_COUNT (sizeof ANSWERS / sizeof *ANSWERS)

struct survey_fixture {
    struct survey_period period;
    struct instrument instrument;
    struct skm_figures figures;
};

static void close_period(struct office *office, struct survey_period_id id) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(survey_period_close(&tx, &COMMAND, NOW, id, 0), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

/* An open period with the first COUNT answers. */
static struct survey_fixture survey_of(struct office *office, size_t count) {
    struct survey_fixture survey = { .period = { .label = "2026-Q4", .starts_on = START, .ends_on = END,
                                                 .population = { true, 480 } } };
    struct db *staff = office_db(office, DB_STAFF);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(survey_seed_skm(&tx, &COMMAND, NOW, &survey.period.instrument), DONE);
    assert_int_equal(survey_period_open(&tx, &COMMAND, NOW, &survey.period, &survey.period.id), DONE);
    for (size_t i = 0; i < count; i++) {
        struct survey_response response = { .period = survey.period.id, .nonce = nonce_of((uint8_t)(i + 1)), .channel = "web",
                                            .answered_on = START, .sex = "", .age_group = "", .education = "",
                                            .occupation = "", .answers = ANSWERS[i], .suggestion = "" };
        assert_int_equal(survey_response_add(&tx, &response, NOW, NULL), DONE);
    }
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(instrument_by_id(staff, office->arena, survey.period.instrument, &survey.instrument), DONE);
    assert_int_equal(survey_figures(staff, &survey.period, &survey.instrument, &survey.figures), DONE);
    return survey;
}

static struct survey_dataset dataset_of(const struct survey_fixture *survey) {
    return (struct survey_dataset){ .period = &survey->period, .instrument = &survey->instrument, .figures = &survey->figures, .smallest_group = 3,
                                    .title = "Indeks", .source = "Uji" };
}

static enum result add(struct office *office, const struct survey_dataset *what, struct dataset *ret) {
    struct dataset_id id;
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = survey_dataset_add(&tx, &COMMAND, NOW, what, &id);
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? dataset_by_id(office_db(office, DB_STAFF), office->arena, id, ret) : result;
}

static void the_figures_of_stored_answers_are_exact(void **state) {
    struct survey_fixture survey = survey_of(*state, 3);
    assert_int_equal(survey.figures.n, 3);
    assert_int_equal(survey.figures.sum[0], 10);
    assert_int_equal(survey.figures.ikm, 8333); /* 25 x 10/3 */
    assert_string_equal(survey.figures.mark, "B");
}

static void without_answers_there_is_no_index(void **state) {
    struct survey_fixture survey = survey_of(*state, 0);
    assert_int_equal(survey.figures.n, 0);
    assert_int_equal(survey.figures.ikm, SKM_NONE);
}

static void a_dataset_carries_what_the_period_says(void **state) {
    struct office *office = *state;
    struct survey_fixture survey = survey_of(office, ANSWER_COUNT);
    struct survey_dataset what = dataset_of(&survey);
    struct dataset dataset;
    struct skm_figure_rows items;
    close_period(office, survey.period.id);
    assert_int_equal(add(office, &what, &dataset), DONE);
    assert_string_equal(dataset.period, "2026-Q4");
    assert_string_equal(dataset.state, "draft");
    assert_int_equal(dataset.respondents.value, 4);
    assert_int_equal(dataset.population.value, 480);
    assert_int_equal(dataset.ikm_hundredths.value, survey.figures.ikm);
    assert_false(dataset.published_ikm_hundredths.known);
    assert_int_equal(skm_figure_list(office_db(office, DB_STAFF), office->arena, dataset.id, &items), DONE);
    assert_int_equal(items.count, 9);
    assert_int_equal(items.rows[0].answered.value, 4); /* everybody answered the first item */
    assert_int_equal(items.rows[0].nrr_milli.value, 3500);
    assert_int_equal(items.rows[1].answered.value, 3);
    assert_int_equal(items.rows[1].nrr_milli.value, 3333);
    assert_false(items.rows[1].published_sum.known);
}

static void runs_and_halves_are_kept_only_when_the_order_is_known(void **state) {
    struct office *office = *state;
    struct survey_fixture survey = survey_of(office, ANSWER_COUNT);
    struct survey_dataset what = dataset_of(&survey);
    struct dataset unordered, ordered;
    close_period(office, survey.period.id);
    assert_int_equal(add(office, &what, &unordered), DONE);
    assert_false(unordered.longest_run.known);
    struct survey_period imported = survey.period;
    imported.label = "2026-S2"; /* the same answers, as if of another period */
    what.period = &imported;
    what.order_known = true;
    survey.figures.longest_run = 2; /* as an import counts it while it reads */
    assert_int_equal(add(office, &what, &ordered), DONE);
    assert_true(ordered.longest_run.known);
    assert_int_equal(ordered.longest_run.value, survey.figures.longest_run);
}

static void printed_figures_stand_beside_the_computed_ones(void **state) {
    struct office *office = *state;
    struct survey_fixture survey = survey_of(office, 3);
    struct survey_printed printed[9] = { [0] = { { true, 12 }, { true, 3512 }, { false, 0 } } };
    struct survey_dataset what = dataset_of(&survey);
    struct dataset dataset;
    struct skm_figure_rows items;
    what.printed = printed;
    what.printed_ikm_hundredths = (struct optional_number){ true, 8493 };
    close_period(office, survey.period.id);
    assert_int_equal(add(office, &what, &dataset), DONE);
    assert_int_equal(dataset.published_ikm_hundredths.value, 8493);
    assert_int_equal(dataset.ikm_hundredths.value, 8333);
    assert_int_equal(skm_figure_list(office_db(office, DB_STAFF), office->arena, dataset.id, &items), DONE);
    assert_int_equal(items.rows[0].published_nrr_milli.value, 3512);
    assert_int_equal(items.rows[0].nrr_milli.value, 3333);
    assert_false(items.rows[1].published_nrr_milli.known);
}

static void an_open_period_and_a_second_draft_are_refused(void **state) {
    struct office *office = *state;
    struct survey_fixture survey = survey_of(office, 3);
    struct survey_dataset what = dataset_of(&survey);
    struct dataset dataset;
    assert_int_equal(add(office, &what, &dataset), REFUSED_STALE);
    close_period(office, survey.period.id);
    assert_int_equal(add(office, &what, &dataset), DONE);
    assert_int_equal(add(office, &what, &dataset), REFUSED_STALE);
}

static void a_step_names_the_account_that_did_it(void **state) {
    struct office *office = *state;
    struct survey_fixture survey = survey_of(office, 3);
    struct survey_dataset what = dataset_of(&survey);
    struct dataset dataset;
    struct dataset_steps steps;
    close_period(office, survey.period.id);
    assert_int_equal(add(office, &what, &dataset), DONE);
    struct actor member = { ACTOR_STAFF, add_staff(office, "tim", ROLE_BIT(ROLE_SURVEY_TEAM)) };
    struct dataset_act act = { .id = dataset.id, .version = 1, .action = "submit", .note = "" };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(dataset_act(&tx, &member, NOW, &act), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(dataset_steps(office_db(office, DB_STAFF), office->arena, dataset.id, &steps), DONE);
    assert_int_equal(steps.rows[0].staff.value, 0); /* the command */
    assert_int_equal(steps.rows[1].staff.value, member.staff.value);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(the_figures_of_stored_answers_are_exact),
        FACT(without_answers_there_is_no_index),
        FACT(a_dataset_carries_what_the_period_says),
        FACT(runs_and_halves_are_kept_only_when_the_order_is_known),
        FACT(printed_figures_stand_beside_the_computed_ones),
        FACT(an_open_period_and_a_second_draft_are_refused),
        FACT(a_step_names_the_account_that_did_it),
    };
    return cmocka_run_group_tests_name("survey_dataset", tests, NULL, NULL);
}
