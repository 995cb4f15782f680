/* Facts about how sure a survey is of its index. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/survey_certainty.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* TOP answers of 4 and LOW answers of 3 on each of nine questions. */
static struct skm answers(int top, int low) {
    struct skm skm;
    assert_int_equal(skm_begin(&skm, &INSTRUMENT_RULES_SKM, 0), DONE);
    for (int i = 0; i < top; i++) assert_int_equal(skm_add_text(&skm, "444444444"), DONE);
    for (int i = 0; i < low; i++) assert_int_equal(skm_add_text(&skm, "333333333"), DONE);
    return skm;
}

static void every_relation_of_answers_and_users_is_said(void **state) {
    (void)state;
    static const struct { int n; int64_t population; enum sample_state state; int64_t needed, missing; } CASES[] = {
        { 0, 0, SAMPLE_EMPTY, 0, 0 },        { 0, 1000, SAMPLE_EMPTY, 278, 278 }, { 1, 0, SAMPLE_UNKNOWN, 0, 0 },
        { 1, -5, SAMPLE_UNKNOWN, 0, 0 },     { 1, 1, SAMPLE_WHOLE, 1, 0 },        { 1, 1000, SAMPLE_SHORT, 278, 277 },
        { 79, 100, SAMPLE_SHORT, 80, 1 },    { 80, 100, SAMPLE_REACHED, 80, 0 },  { 100, 100, SAMPLE_WHOLE, 80, 0 },
        { 101, 100, SAMPLE_BEYOND, 80, 0 },  { 10, 10, SAMPLE_WHOLE, 10, 0 },     { 9, 10, SAMPLE_SHORT, 10, 1 },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct skm skm = answers(CASES[i].n, 0);
        struct survey_certainty certainty;
        survey_certainty(&skm, CASES[i].population, &certainty);
        assert_int_equal(certainty.state, CASES[i].state);
        assert_int_equal(certainty.needed, CASES[i].needed);
        assert_int_equal(certainty.missing, CASES[i].missing);
        assert_true(strlen(sample_state_label(certainty.state)) > 0);
    }
}

static void the_interval_shrinks_with_the_share_of_users_who_answered(void **state) {
    (void)state;
    /* 50 rows of mean 4 and 50 of mean 3: the standard deviation is sqrt(25/99) = 0.50252, the index 87.50,
     * 1.96 x 0.050252 x 25 = 2.4623; with N users times sqrt((N - 100) / (N - 1)) */
    static const struct { int64_t population, low, high; } CASES[] = {
        { 100, 8750, 8750 },        /* everybody answered: nothing is left to guess */
        { 101, 8725, 8775 },        /* x 0.1 */
        { 200, 8575, 8925 },        /* x 0.70888 = 1.7455 */
        { 10000, 8505, 8995 },      /* x 0.99504 = 2.4501 */
        { 1000000000, 8504, 8996 }, /* as without correction */
    };
    struct skm skm = answers(50, 50);
    struct survey_certainty certainty;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        survey_certainty(&skm, CASES[i].population, &certainty);
        assert_int_equal(certainty.plain.interval.low, 8504);
        assert_int_equal(certainty.plain.interval.high, 8996);
        assert_int_equal(certainty.finite.interval.low, CASES[i].low);
        assert_int_equal(certainty.finite.interval.high, CASES[i].high);
    }
}

static void a_mark_stands_when_both_ends_bear_it(void **state) {
    (void)state;
    struct skm across = answers(50, 50), inside = answers(0, 30);
    struct survey_certainty certainty;
    survey_certainty(&across, 0, &certainty);
    assert_string_equal(certainty.plain.at_low->mark, "B");
    assert_string_equal(certainty.plain.at_high->mark, "A");
    assert_false(certainty.plain.stands);
    survey_certainty(&across, 100, &certainty); /* all users answered: 87.50 is B without doubt */
    assert_true(certainty.finite.stands);
    assert_false(certainty.plain.stands);
    survey_certainty(&inside, 0, &certainty);
    assert_true(certainty.plain.stands);
}

static void one_answer_or_a_wrong_population_gives_no_interval(void **state) {
    (void)state;
    struct skm none = answers(0, 0), one = answers(1, 0), many = answers(5, 5);
    struct survey_certainty certainty;
    survey_certainty(&none, 100, &certainty);
    assert_int_equal(certainty.plain.interval.low, SKM_NONE);
    survey_certainty(&one, 1, &certainty);
    assert_int_equal(certainty.plain.interval.low, SKM_NONE);
    assert_int_equal(certainty.finite.interval.low, SKM_NONE);
    assert_false(certainty.finite.stands);
    survey_certainty(&many, 9, &certainty);
    assert_int_equal(certainty.finite.interval.high, SKM_NONE);
    assert_int_not_equal(certainty.plain.interval.high, SKM_NONE);
    survey_certainty(&many, 0, &certainty);
    assert_int_equal(certainty.finite.interval.high, SKM_NONE);
}

static void an_instrument_without_marks_has_an_interval_and_no_mark_that_stands(void **state) {
    (void)state;
    struct instrument_rules rules = instrument_rules_plain(1, 6);
    struct skm skm;
    struct survey_certainty certainty;
    assert_int_equal(skm_begin(&skm, &rules, 0), DONE);
    for (int i = 0; i < 4; i++) assert_int_equal(skm_add_text(&skm, i % 2 ? "5" : "6"), DONE);
    survey_certainty(&skm, 0, &certainty);
    assert_true(certainty.plain.interval.low > 0);
    assert_null(certainty.plain.at_low);
    assert_false(certainty.plain.stands);
}

static void a_response_rate_is_a_share_of_what_was_handed_out(void **state) {
    (void)state;
    static const struct { int64_t answered, issued, rate; } CASES[] = {
        { 0, 100, 0 },  { 1, 3, 333 }, { 2, 3, 667 }, { 1, 16, 63 }, { 100, 100, 1000 },
        { 0, 0, SKM_NONE }, { 5, 0, SKM_NONE }, { 101, 100, SKM_NONE }, { -1, 100, SKM_NONE },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_int_equal(survey_response_rate(CASES[i].answered, CASES[i].issued), CASES[i].rate);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_relation_of_answers_and_users_is_said),
        cmocka_unit_test(the_interval_shrinks_with_the_share_of_users_who_answered),
        cmocka_unit_test(a_mark_stands_when_both_ends_bear_it),
        cmocka_unit_test(one_answer_or_a_wrong_population_gives_no_interval),
        cmocka_unit_test(an_instrument_without_marks_has_an_interval_and_no_mark_that_stands),
        cmocka_unit_test(a_response_rate_is_a_share_of_what_was_handed_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
