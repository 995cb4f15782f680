/* Facts about sub-questions, own questions, conversions and several accumulators as one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/rules/skm.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define OUT INSTRUMENT_OUTSIDE

/* Three unsur of two, one and three questions, and an own question in between. */
static const struct instrument_rules SUBS = {
    .item_count = 7, .scale = 4, .unsur_count = 3, .unsur = { 0, 0, OUT, 1, 2, 2, 2 },
    .conversion_numerator = 25, .conversion_denominator = 1
};

/* The scale of 6 as an index of at most 4, with thresholds of its own. */
static const struct instrument_rules SIX = {
    .item_count = 5, .scale = 6, .unsur_count = 5, .unsur = { 0, 1, 2, 3, 4 },
    .conversion_numerator = 2, .conversion_denominator = 3,
    .band_count = 2, .bands = { { 100, "Belum", "Belum memenuhi" }, { 360, "WBK", "Memenuhi" } }
};

static struct skm counted(const struct instrument_rules *rules, const char *const *rows, size_t count) {
    struct skm skm;
    assert_int_equal(skm_begin(&skm, rules, (int64_t)count), DONE);
    for (size_t i = 0; i < count; i++) assert_int_equal(skm_add_text(&skm, rows[i]), DONE);
    return skm;
}

static struct skm_figures figures_of(const struct instrument_rules *rules, const char *const *rows, size_t count) {
    struct skm skm = counted(rules, rows, count);
    struct skm_figures figures;
    skm_finish(&skm, &figures);
    return figures;
}

static void an_unsur_of_several_questions_counts_as_one(void **state) {
    (void)state;
    static const char *const ROWS[] = { "4343222" };
    struct skm_figures figures = figures_of(&SUBS, ROWS, COUNT(ROWS));
    assert_int_equal(figures.unsur_count, 3);
    assert_int_equal(figures.unsur_nrr[0], 35000); /* (4 + 3) / 2 */
    assert_int_equal(figures.unsur_nrr[1], 30000);
    assert_int_equal(figures.unsur_nrr[2], 20000);
    assert_int_equal(figures.ikm, 7083);              /* (3.5 + 3 + 2) / 3 x 25; the mean of six questions would give 66.67 */
    assert_int_equal(figures.unsur_weighted[0], 11667);
    assert_int_equal(figures.nrr[2], 40000);          /* the own question has its mean and no part in anything else */
    assert_int_equal(figures.all_top, 0);
}

static void an_own_question_changes_no_figure_but_its_own(void **state) {
    (void)state;
    static const char *const LOW[] = { "4414444", "4414444" }, *const NONE[] = { "4404444", "4404444" };
    struct skm_figures low = figures_of(&SUBS, LOW, 2), none = figures_of(&SUBS, NONE, 2);
    assert_int_equal(low.ikm, 10000);
    assert_int_equal(none.ikm, 10000);
    assert_int_equal(low.all_top, 2);
    assert_int_equal(none.all_top, 2);
    assert_int_equal(low.nrr[2], 10000);
    assert_int_equal(none.nrr[2], SKM_NONE);
}

static void a_row_that_answers_own_questions_alone_is_no_respondent_of_the_index(void **state) {
    (void)state;
    static const char *const ROWS[] = { "0030000", "4404444" };
    struct skm_figures figures = figures_of(&SUBS, ROWS, COUNT(ROWS));
    assert_int_equal(figures.n, 1);
    assert_int_equal(figures.answered[2], 1);
    assert_int_equal(figures.ikm, 10000);
}

static void a_question_nobody_answered_leaves_its_unsur_and_an_empty_unsur_leaves_the_index(void **state) {
    (void)state;
    static const char *const ONE[] = { "4002333" }, *const UNSUR[] = { "4402000" };
    struct skm_figures one = figures_of(&SUBS, ONE, 1), unsur = figures_of(&SUBS, UNSUR, 1);
    assert_int_equal(one.unsur_nrr[0], 40000);
    assert_int_equal(one.ikm, 7500); /* (4 + 2 + 3) / 3 x 25 */
    assert_int_equal(unsur.unsur_nrr[2], SKM_NONE);
    assert_int_equal(unsur.unsur_weighted[2], SKM_NONE);
    assert_int_equal(unsur.unsur_weighted[0], 20000); /* N is two */
    assert_int_equal(unsur.ikm, 7500);                /* (4 + 2) / 2 x 25 */
}

static void a_scale_of_six_has_its_own_conversion_and_marks(void **state) {
    (void)state;
    static const char *const BEST[] = { "66666" }, *const EDGE[] = { "55566" }, *const BELOW[] = { "55556" };
    struct skm_figures best = figures_of(&SIX, BEST, 1), edge = figures_of(&SIX, EDGE, 1), below = figures_of(&SIX, BELOW, 1);
    assert_int_equal(best.ikm, 400);
    assert_string_equal(best.mark, "WBK");
    assert_int_equal(edge.ikm, 360); /* 27 / 5 x 2 / 3 = 3.60 exactly */
    assert_string_equal(edge.mark, "WBK");
    assert_int_equal(below.ikm, 347);
    assert_string_equal(below.label, "Belum memenuhi");
    assert_int_equal(best.ikm_w011, SKM_NONE);
}

static void each_figure_of_fewer_decimals_is_rounded_from_the_fraction(void **state) {
    (void)state;
    /* 3.33345 with four decimals is 3.3335, which rounded again would be 3.334 */
    struct skm skm;
    const struct instrument_rules one = instrument_rules_plain(1, 4);
    assert_int_equal(skm_begin(&skm, &one, 0), DONE);
    skm.all.sum[0] = 66669;
    skm.all.answered[0] = 20000;
    assert_int_equal(skm_item_nrr(&skm, 0, 5), 333345);
    assert_int_equal(skm_item_nrr(&skm, 0, 4), 33335);
    assert_int_equal(skm_item_nrr(&skm, 0, 3), 3333);
    assert_int_equal(skm_unsur_nrr(&skm, 0, 3), 3333);
    assert_int_equal(skm_unsur_weighted(&skm, 0, 3), 3333);
    assert_int_equal(skm_mean(&skm, 3), 3333);
    assert_int_equal(skm_mean(&skm, 0), 3);
}

static void the_weighted_NRR_are_a_ninth_each_and_sum_to_the_mean(void **state) {
    (void)state;
    struct skm skm;
    static const int64_t SUMS[] = { 469, 469, 447, 560, 468, 474, 474, 451, 446 }; /* the report of 140 respondents */
    static const int64_t WEIGHTED[] = { 372, 372, 355, 444, 371, 376, 376, 358, 354 };
    assert_int_equal(skm_begin(&skm, &INSTRUMENT_RULES_SKM, 0), DONE);
    for (unsigned i = 0; i < 9; i++) {
        skm.all.sum[i] = SUMS[i];
        skm.all.answered[i] = 140;
    }
    for (unsigned u = 0; u < 9; u++) assert_int_equal(skm_unsur_weighted(&skm, u, 3), WEIGHTED[u]);
    assert_int_equal(skm_mean(&skm, 3), 3379);
}

/* ---- against the slow way ---- */

static uint32_t next_number(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

#define ROWS_MOST 12u
#define COMMON 27720 /* least common multiple of 1 … 12: of answered counts, and of questions an unsur */

struct random_table {
    struct instrument_rules rules;
    uint8_t answers[ROWS_MOST][12];
    size_t rows;
};

static struct random_table random_table(uint32_t *seed) {
    struct random_table table = { .rows = 1 + next_number(seed) % ROWS_MOST };
    table.rules = instrument_rules_plain(1 + next_number(seed) % 12, next_number(seed) % 2 ? 4 : 6);
    table.rules.unsur_count = 0;
    for (unsigned i = 0; i < table.rules.item_count; i++) {
        bool is_new = table.rules.unsur_count == 0 || next_number(seed) % 2;
        uint8_t joined = (uint8_t)(next_number(seed) % (table.rules.unsur_count + !table.rules.unsur_count));
        table.rules.unsur[i] = is_new ? (uint8_t)table.rules.unsur_count++ : joined;
        if (!is_new && next_number(seed) % 4 == 0) table.rules.unsur[i] = OUT;
    }
    uint32_t holes = next_number(seed) % 60;
    for (size_t row = 0; row < table.rows; row++) {
        for (unsigned i = 0; i < table.rules.item_count; i++) {
            bool is_missing = next_number(seed) % 100 < holes;
            table.answers[row][i] = (uint8_t)(is_missing ? 0 : 1 + next_number(seed) % table.rules.scale);
        }
    }
    return table;
}

/* The NRR of one unsur times COMMON squared, or SKM_NONE. */
static __int128 slow_unsur(const struct random_table *table, unsigned unsur) {
    __int128 total = 0;
    int questions = 0;
    for (unsigned i = 0; i < table->rules.item_count; i++) {
        int64_t sum = 0, answered = 0;
        for (size_t row = 0; row < table->rows && table->rules.unsur[i] == unsur; row++) {
            sum += table->answers[row][i];
            answered += table->answers[row][i] > 0;
        }
        if (answered == 0) continue;
        total += sum * (COMMON / answered);
        questions++;
    }
    return questions == 0 ? SKM_NONE : total * (COMMON / questions);
}

static int64_t half_up(__int128 above, __int128 below) {
    return (int64_t)(above / below) + (2 * (above % below) >= below);
}

static void check_table(const struct random_table *table) {
    struct skm skm;
    assert_int_equal(skm_begin(&skm, &table->rules, 0), DONE);
    for (size_t row = 0; row < table->rows; row++) assert_int_equal(skm_add_row(&skm, table->answers[row]), DONE);
    struct skm_figures figures;
    skm_finish(&skm, &figures);
    const __int128 unit = (__int128)COMMON * COMMON;
    __int128 total = 0;
    int counted = 0;
    for (unsigned u = 0; u < table->rules.unsur_count; u++) {
        __int128 nrr = slow_unsur(table, u);
        assert_int_equal(figures.unsur_nrr[u], nrr == SKM_NONE ? SKM_NONE : half_up(nrr * 10000, unit));
        if (nrr == SKM_NONE) continue;
        total += nrr;
        counted++;
    }
    __int128 below = unit * (counted ? counted : 1) * table->rules.conversion_denominator;
    assert_int_equal(figures.ikm, counted ? half_up(total * 100 * table->rules.conversion_numerator, below) : SKM_NONE);
}

static void random_questionnaires_with_missing_answers_agree_with_the_slow_way(void **state) {
    (void)state;
    uint32_t seed = 14;
    int with_subs = 0, with_own = 0;
    for (int round = 0; round < 20000; round++) {
        struct random_table table = random_table(&seed);
        assert_null(instrument_rules_fault(&table.rules));
        check_table(&table);
        with_subs += table.rules.unsur_count < table.rules.item_count;
        for (unsigned i = 0; i < table.rules.item_count; i++) with_own += table.rules.unsur[i] == OUT;
    }
    assert_true(with_subs > 5000); /* the hard cases were really met */
    assert_true(with_own > 1000);
}

/* ---- several accumulators ---- */

static void two_services_together_are_the_respondents_together(void **state) {
    (void)state;
    static const char *const ALL[] = { "444444444", "333333333", "320000000", "111111111", "444444440" };
    struct skm left = counted(&INSTRUMENT_RULES_SKM, ALL, 2), right = counted(&INSTRUMENT_RULES_SKM, ALL + 2, 3);
    struct skm whole = counted(&INSTRUMENT_RULES_SKM, ALL, 5), again;
    struct skm_figures merged, all;
    again = left;
    assert_int_equal(skm_merge(&left, &right), DONE);
    skm_finish(&left, &merged);
    skm_finish(&whole, &all);
    assert_int_equal(merged.n, 5);
    assert_int_equal(merged.ikm, all.ikm);
    assert_int_equal(merged.ci95_low, all.ci95_low);
    assert_int_equal(merged.all_top, all.all_top);
    assert_memory_equal(merged.nrr, all.nrr, sizeof all.nrr);
    assert_int_equal(merged.longest_run, SKM_NONE);
    assert_int_equal(merged.ikm_first_half, SKM_NONE);
    assert_int_equal(skm_take_away(&left, &right), DONE);
    skm_finish(&left, &merged);
    skm_finish(&again, &all);
    assert_int_equal(merged.n, 2);
    assert_int_equal(merged.ikm, all.ikm);
    assert_int_equal(merged.ci95_high, all.ci95_high);
}

static void accumulators_of_other_rules_never_mix(void **state) {
    (void)state;
    struct instrument_rules regrouped = INSTRUMENT_RULES_SKM, converted = INSTRUMENT_RULES_SKM, own = INSTRUMENT_RULES_SKM;
    regrouped.unsur[8] = 7;
    regrouped.unsur_count = 8;
    converted.conversion_numerator = 20;
    own.unsur[8] = OUT;
    own.unsur_count = 8;
    const struct instrument_rules others[] = { regrouped, converted, own, instrument_rules_plain(9, 6), instrument_rules_plain(8, 4) };
    for (size_t i = 0; i < COUNT(others); i++) {
        struct skm skm, other;
        assert_int_equal(skm_begin(&skm, &INSTRUMENT_RULES_SKM, 0), DONE);
        assert_int_equal(skm_begin(&other, &others[i], 0), DONE);
        assert_int_equal(skm_merge(&skm, &other), REFUSED_INVALID);
        assert_int_equal(skm_take_away(&skm, &other), REFUSED_INVALID);
    }
}

static void more_rows_than_can_be_counted_or_taken_away_are_refused(void **state) {
    (void)state;
    static const char *const ROW[] = { "444444444" };
    struct skm skm = counted(&INSTRUMENT_RULES_SKM, ROW, 1), full = skm, empty;
    full.n = SKM_MOST_ROWS;
    assert_int_equal(skm_merge(&full, &skm), REFUSED_TOO_LARGE);
    assert_int_equal(skm_add_text(&full, ROW[0]), REFUSED_TOO_LARGE);
    assert_int_equal(skm_begin(&empty, &INSTRUMENT_RULES_SKM, 0), DONE);
    assert_int_equal(skm_take_away(&empty, &skm), REFUSED_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unsur_of_several_questions_counts_as_one),
        cmocka_unit_test(an_own_question_changes_no_figure_but_its_own),
        cmocka_unit_test(a_row_that_answers_own_questions_alone_is_no_respondent_of_the_index),
        cmocka_unit_test(a_question_nobody_answered_leaves_its_unsur_and_an_empty_unsur_leaves_the_index),
        cmocka_unit_test(a_scale_of_six_has_its_own_conversion_and_marks),
        cmocka_unit_test(each_figure_of_fewer_decimals_is_rounded_from_the_fraction),
        cmocka_unit_test(the_weighted_NRR_are_a_ninth_each_and_sum_to_the_mean),
        cmocka_unit_test(random_questionnaires_with_missing_answers_agree_with_the_slow_way),
        cmocka_unit_test(two_services_together_are_the_respondents_together),
        cmocka_unit_test(accumulators_of_other_rules_never_mix),
        cmocka_unit_test(more_rows_than_can_be_counted_or_taken_away_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
