/* Facts about a survey beside the last period, beside other services, and about how often each answer was given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/survey_compare.h"
#include "lib/rules/survey_spread.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define VALUES(array) ((struct unsur_values){ array, COUNT(array) })

/* The form asks sarana eighth and pengaduan ninth, the regulation lists them the other way round. */
static const struct unsur_value NOW[] = { { "waktu", 3100 }, { "biaya", 4000 }, { "sarana", 3221 }, { "pengaduan", 3100 }, { "baru", 3500 } };
static const struct unsur_value BEFORE[] = { { "pengaduan", 3300 }, { "sarana", 3100 }, { "biaya", 4000 }, { "waktu", SKM_NONE }, { "lama", 2000 } };

static void unsur_are_compared_by_their_code_never_by_their_place(void **state) {
    (void)state;
    struct survey_comparison comparison;
    survey_compare(VALUES(NOW), VALUES(BEFORE), &comparison);
    assert_int_equal(comparison.compared, 3);
    assert_false(comparison.changes[0].is_known); /* nobody answered it before */
    assert_false(comparison.changes[4].is_known); /* not asked before */
    assert_true(comparison.changes[1].is_known);
    assert_int_equal(comparison.changes[1].change, 0);
    assert_int_equal(comparison.changes[2].change, 121);
    assert_int_equal(comparison.changes[3].change, -200);
    assert_int_equal(comparison.changes[3].before, 3300);
    assert_int_equal(comparison.most_up, 2);
    assert_int_equal(comparison.most_down, 3);
}

static void strongest_and_weakest_are_the_first_of_equal_ones(void **state) {
    (void)state;
    struct survey_comparison comparison;
    survey_compare(VALUES(NOW), VALUES(BEFORE), &comparison);
    assert_int_equal(comparison.strongest, 1);
    assert_int_equal(comparison.weakest, 0); /* waktu and pengaduan have 3.100 both */
    assert_int_equal(comparison.weakest_before, 4);
}

static void a_first_period_has_nothing_to_compare_with(void **state) {
    (void)state;
    static const struct unsur_value UNANSWERED[] = { { "waktu", SKM_NONE } };
    struct survey_comparison comparison;
    survey_compare(VALUES(NOW), (struct unsur_values){ 0 }, &comparison);
    assert_int_equal(comparison.compared, 0);
    assert_int_equal(comparison.weakest, 0);
    assert_int_equal(comparison.most_up, UNSUR_NOWHERE);
    assert_int_equal(comparison.most_down, UNSUR_NOWHERE);
    assert_int_equal(comparison.weakest_before, UNSUR_NOWHERE);
    survey_compare(VALUES(UNANSWERED), VALUES(BEFORE), &comparison);
    assert_int_equal(comparison.strongest, UNSUR_NOWHERE);
}

static void a_rise_is_never_called_a_fall(void **state) {
    (void)state;
    assert_string_equal(survey_direction_label(survey_direction_of(8496, 8576)), "naik"); /* a report called this a fall */
    assert_string_equal(survey_direction_label(survey_direction_of(8460, 8458)), "turun");
    assert_string_equal(survey_direction_label(survey_direction_of(8458, 8458)), "tetap");
    assert_string_equal(survey_direction_label(survey_direction_of(SKM_NONE, 8458)), "tidak dapat dibandingkan");
    assert_string_equal(survey_direction_label(survey_direction_of(8458, SKM_NONE)), "tidak dapat dibandingkan");
}

/* ROWS times the same answer to the nine questions. */
static struct skm service(const char *row, int rows) {
    struct skm skm;
    assert_int_equal(skm_begin(&skm, &INSTRUMENT_RULES_SKM, 0), DONE);
    for (int i = 0; i < rows; i++) assert_int_equal(skm_add_text(&skm, row), DONE);
    return skm;
}

static void a_small_service_weighs_as_many_respondents_as_it_has(void **state) {
    (void)state;
    struct skm large = service("333333333", 90), small = service("444444444", 10), empty = service("000000000", 5);
    const struct skm *const services[] = { &large, &small, &empty };
    struct survey_pool pool;
    assert_int_equal(survey_pool(services, COUNT(services), &pool), DONE);
    assert_int_equal(pool.pooled.n, 100);
    assert_int_equal(pool.pooled.ikm, 7750);
    assert_string_equal(pool.pooled.mark, "B");
    assert_int_equal(pool.mean_of_services, 8750); /* (75 + 100) / 2: ten people as much as ninety */
    assert_int_equal(pool.services, 2);            /* nobody answered about the third */
}

static void the_plain_mean_is_of_printed_indices_and_rounded_once(void **state) {
    (void)state;
    /* 77.77777… prints 77.78 and 75.00: the mean 76.39 */
    struct skm one = service("333333334", 1), two = service("333333333", 1);
    const struct skm *const services[] = { &one, &two };
    struct survey_pool pool;
    assert_int_equal(survey_pool(services, 2, &pool), DONE);
    assert_int_equal(pool.mean_of_services, 7639);
}

static void services_of_different_questionnaires_have_no_common_index(void **state) {
    (void)state;
    struct instrument_rules six = instrument_rules_plain(9, 6);
    struct skm skm = service("444444444", 1), other;
    assert_int_equal(skm_begin(&other, &six, 0), DONE);
    const struct skm *const services[] = { &skm, &other };
    struct survey_pool pool;
    assert_int_equal(survey_pool(services, 2, &pool), REFUSED_INVALID);
    assert_int_equal(survey_pool(services, 0, &pool), REFUSED_INVALID);
}

static void a_service_nobody_answered_has_no_mean_either(void **state) {
    (void)state;
    struct skm empty = service("000000000", 1);
    const struct skm *const services[] = { &empty };
    struct survey_pool pool;
    assert_int_equal(survey_pool(services, 1, &pool), DONE);
    assert_int_equal(pool.pooled.ikm, SKM_NONE);
    assert_int_equal(pool.mean_of_services, SKM_NONE);
}

static void shares_of_answers_are_of_those_who_answered(void **state) {
    (void)state;
    struct instrument_rules rules = instrument_rules_plain(2, 4);
    struct survey_spread spread = { 0 };
    assert_int_equal(survey_spread_add(&spread, &rules, "40", 2), DONE);
    assert_int_equal(survey_spread_add(&spread, &rules, "10", 1), DONE);
    assert_int_equal(survey_spread_add(&spread, &rules, "00", 4), DONE);
    assert_int_equal(spread.rows, 7);
    assert_int_equal(spread.chosen[0][4], 2);
    assert_int_equal(survey_spread_share(&spread, 0, 4), 667);
    assert_int_equal(survey_spread_share(&spread, 0, 1), 333);
    assert_int_equal(survey_spread_share(&spread, 0, 2), 0);
    assert_int_equal(survey_spread_share(&spread, 1, 4), -1);
    static const char *const WRONG[] = { "4", "444", "45", "4x", "" };
    for (size_t i = 0; i < COUNT(WRONG); i++) assert_int_equal(survey_spread_add(&spread, &rules, WRONG[i], 1), REFUSED_INVALID);
    assert_int_equal(spread.rows, 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unsur_are_compared_by_their_code_never_by_their_place),
        cmocka_unit_test(strongest_and_weakest_are_the_first_of_equal_ones),
        cmocka_unit_test(a_first_period_has_nothing_to_compare_with),
        cmocka_unit_test(a_rise_is_never_called_a_fall),
        cmocka_unit_test(a_small_service_weighs_as_many_respondents_as_it_has),
        cmocka_unit_test(the_plain_mean_is_of_printed_indices_and_rounded_once),
        cmocka_unit_test(services_of_different_questionnaires_have_no_common_index),
        cmocka_unit_test(a_service_nobody_answered_has_no_mean_either),
        cmocka_unit_test(shares_of_answers_are_of_those_who_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
