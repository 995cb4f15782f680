/* Facts about the arithmetic of the satisfaction survey. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/base/cleanup.h"
#include "lib/base/csv.h"
#include "lib/rules/skm.h"

#define RESPONSES "site/sample/data/skm/kotim-2024-q2-responses.csv"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum result begin(struct skm *skm, unsigned items, unsigned scale, int64_t counted_rows) {
    struct instrument_rules rules = instrument_rules_plain(items, scale);
    return skm_begin(skm, &rules, counted_rows);
}

static struct skm_figures figures_of(const char *const *rows, size_t count, unsigned items, unsigned scale) {
    struct skm skm;
    struct skm_figures figures;
    assert_int_equal(begin(&skm, items, scale, (int64_t)count), DONE);
    for (size_t i = 0; i < count; i++) assert_int_equal(skm_add_text(&skm, rows[i]), DONE);
    skm_finish(&skm, &figures);
    return figures;
}

/* COUNT times the same row. */
static struct skm_figures repeated(const char *row, int count) {
    struct skm skm;
    struct skm_figures figures;
    assert_int_equal(begin(&skm, (unsigned)strlen(row), 4, count), DONE);
    for (int i = 0; i < count; i++) assert_int_equal(skm_add_text(&skm, row), DONE);
    skm_finish(&skm, &figures);
    return figures;
}

static const struct csv *read_responses(struct arena *arena) {
    CLEANUP_FILE FILE *stream = fopen(RESPONSES, "re");
    assert_non_null(stream);
    char *bytes = arena_alloc(arena, 65536);
    size_t length = fread(bytes, 1, 65536, stream);
    const struct csv *csv;
    struct csv_fault fault;
    assert_int_equal(csv_read(arena, bytes, length, &csv, &fault), DONE);
    return csv;
}

static void a_published_survey_of_140_respondents_has_these_figures(void **state) {
    (void)state;
    static const int64_t SUMS[] = { 469, 469, 447, 560, 468, 474, 474, 451, 446 };
    static const int64_t NRR[] = { 33500, 33500, 31929, 40000, 33429, 33857, 33857, 32214, 31857 };
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct csv *csv = read_responses(arena);
    assert_int_equal(csv->row_count, 140);
    struct skm skm;
    assert_int_equal(begin(&skm, 9, 4, 140), DONE);
    for (size_t row = 0; row < csv->row_count; row++) {
        uint8_t answers[9];
        for (size_t i = 0; i < 9; i++) answers[i] = (uint8_t)(csv->rows[row].cells[i + 1][0] - '0');
        assert_int_equal(skm_add_row(&skm, answers), DONE);
    }
    struct skm_figures figures;
    skm_finish(&skm, &figures);
    assert_int_equal(figures.n, 140);
    for (size_t i = 0; i < 9; i++) {
        assert_int_equal(figures.sum[i], SUMS[i]);
        assert_int_equal(figures.answered[i], 140);
        assert_int_equal(figures.nrr[i], NRR[i]);
    }
    assert_int_equal(figures.ikm, 8448);
    assert_string_equal(figures.mark, "B");
    assert_string_equal(figures.label, "Baik");
    assert_int_equal(figures.ikm_w011, 8364);
    assert_int_equal(figures.ikm_w0111, 8440);
    assert_int_equal(figures.ci95_low, 8248);
    assert_int_equal(figures.ci95_high, 8648);
    assert_int_equal(figures.all_top, 41);
    assert_int_equal(figures.longest_run, 16);
    assert_int_equal(figures.ikm_first_half, 7635);
    assert_int_equal(figures.ikm_second_half, 9262);
}

static void the_best_answers_reach_100_only_under_the_exact_weight(void **state) {
    (void)state;
    struct skm_figures figures = repeated("444444444", 7);
    assert_int_equal(figures.ikm, 10000);
    assert_int_equal(figures.ikm_w0111, 9990);
    assert_int_equal(figures.ikm_w011, 9900);
    assert_string_equal(figures.mark, "A");
    assert_int_equal(figures.all_top, 7);
    assert_int_equal(figures.longest_run, 7);
    assert_int_equal(figures.ci95_low, 10000);
    assert_int_equal(figures.ci95_high, 10000);
    assert_int_equal(repeated("111111111", 3).ikm, 2500);
    assert_string_equal(repeated("111111111", 3).mark, "D");
}

/* Sets item sums directly: a million respondents in two lines. */
static int64_t index_of_sums(const int64_t *sums, const int64_t *answered, unsigned items) {
    struct skm skm;
    struct skm_figures figures;
    assert_int_equal(begin(&skm, items, 4, 0), DONE);
    for (unsigned i = 0; i < items; i++) {
        skm.all.sum[i] = sums[i];
        skm.all.answered[i] = answered[i];
    }
    skm_finish(&skm, &figures);
    return figures.ikm;
}

static void a_raw_index_of_76_605_is_rounded_up_into_B(void **state) {
    (void)state;
    /* 25 x 275778 / (9 x 10000) = 76.605 exactly */
    const int64_t sums[] = { 30642, 30642, 30642, 30642, 30642, 30642, 30642, 30642, 30642 };
    const int64_t lower[] = { 30642, 30642, 30642, 30642, 30642, 30642, 30642, 30642, 30641 };
    const int64_t answered[] = { 10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000 };
    assert_int_equal(index_of_sums(sums, answered, 9), 7661);
    assert_int_equal(index_of_sums(lower, answered, 9), 7660);
    assert_string_equal(instrument_band_of(&INSTRUMENT_RULES_SKM, 7661)->mark, "B");
    assert_string_equal(instrument_band_of(&INSTRUMENT_RULES_SKM, 7660)->mark, "C");
}

static void one_answer_in_two_thousand_million_decides_a_tie(void **state) {
    (void)state;
    /* p and q are primes near 2^31; the fractions of the first two items make 6, those of the next two make 6, and the
     * last five 15.5778: the sum 27.5778 is the tie 76.605. One point less on one item is just below it. */
    const int64_t p = 2147483647, q = 2147483629;
    int64_t sums[] = { 3 * p + 1, 3 * p - 1, 2 * q + 12345, 4 * q - 12345, 30000, 30000, 30000, 30000, 35778 };
    const int64_t answered[] = { p, p, q, q, 10000, 10000, 10000, 10000, 10000 };
    assert_int_equal(index_of_sums(sums, answered, 9), 7661);
    sums[2]--;
    assert_int_equal(index_of_sums(sums, answered, 9), 7660);
    sums[2]++;
    sums[0]--;
    assert_int_equal(index_of_sums(sums, answered, 9), 7660);
}

static void a_tie_among_sixty_four_items_with_large_unequal_counts_is_still_a_tie(void **state) {
    (void)state;
    const int64_t p = 2147483647;
    int64_t sums[64], answered[64];
    for (int i = 0; i < 62; i++) {
        answered[i] = p - 2 * (i / 2); /* pairs of equal denominators, all pairs different */
        sums[i] = 3 * answered[i] + (i % 2 ? -1 : 1);
    }
    answered[62] = answered[63] = 10000;
    sums[62] = sums[63] = 30064; /* the means sum to 192.0128: 10000 / (4 x 64) of it is 7500.5 */
    assert_int_equal(index_of_sums(sums, answered, 64), 7501);
    sums[61]--;
    assert_int_equal(index_of_sums(sums, answered, 64), 7500);
}

static void a_tie_missed_by_less_than_ten_to_minus_200_is_no_tie(void **state) {
    (void)state;
    /* The sum of (-1)^k C(24,k) / (q + k) is 24! / (q (q+1) … (q+24)), about 2^-696: far less than any machine number
     * can hold beside 75, yet it decides. 25 items carry these fractions; two more bring the rest to the tie 74.995. */
    const int64_t q = 2147483000;
    int64_t above[27], below[27], answered[27], coefficient = 1;
    for (int k = 0; k < 25; k++) {
        answered[k] = q + k;
        above[k] = 3 * answered[k] + (k % 2 ? -coefficient : coefficient);
        below[k] = 3 * answered[k] - (k % 2 ? -coefficient : coefficient);
        coefficient = coefficient * (24 - k) / (k + 1);
    }
    answered[25] = answered[26] = 10000;
    above[25] = above[26] = below[25] = below[26] = 29973;
    assert_int_equal(index_of_sums(above, answered, 27), 7500);
    assert_int_equal(index_of_sums(below, answered, 27), 7499);
}

static uint32_t next_number(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* The slow way: every mean over the common denominator of 1 to 36, whole numbers of 128 bits. */
static int64_t slow_index(const uint8_t *answers, size_t rows, unsigned items, unsigned scale, bool *ret_is_tie) {
    const __int128 common = 144403552893600; /* least common multiple of 1 … 36 */
    __int128 total = 0;
    int64_t counted = 0;
    for (unsigned i = 0; i < items; i++) {
        int64_t sum = 0, answered = 0;
        for (size_t row = 0; row < rows; row++) {
            sum += answers[row * items + i];
            answered += answers[row * items + i] > 0;
        }
        if (answered == 0) continue;
        total += sum * (common / answered);
        counted++;
    }
    if (counted == 0) return SKM_NONE;
    __int128 below = common * scale * counted, above = 10000 * total;
    int64_t whole = (int64_t)(above / below);
    __int128 twice_rest = 2 * (above % below);
    *ret_is_tie = twice_rest == below;
    return whole + (twice_rest >= below);
}

static void random_tables_with_missing_answers_agree_with_the_slow_way(void **state) {
    (void)state;
    uint32_t seed = 20240630;
    int ties = 0, unequal = 0;
    for (int round = 0; round < 40000; round++) {
        uint8_t answers[36 * 12];
        unsigned items = 1 + next_number(&seed) % 12, scale = next_number(&seed) % 2 ? 4 : 6;
        size_t rows = 1 + next_number(&seed) % 36;
        uint32_t holes = next_number(&seed) % 60;
        struct skm skm;
        assert_int_equal(begin(&skm, items, scale, 0), DONE);
        for (size_t row = 0; row < rows; row++) {
            for (unsigned i = 0; i < items; i++) {
                bool is_missing = next_number(&seed) % 100 < holes;
                answers[row * items + i] = (uint8_t)(is_missing ? 0 : 1 + next_number(&seed) % scale);
            }
            assert_int_equal(skm_add_row(&skm, answers + row * items), DONE);
        }
        struct skm_figures figures;
        skm_finish(&skm, &figures);
        bool is_tie = false;
        assert_int_equal(figures.ikm, slow_index(answers, rows, items, scale, &is_tie));
        ties += is_tie;
        unequal += items > 1 && figures.answered[0] != figures.answered[1];
    }
    assert_true(ties > 50);      /* the hard cases were really met */
    assert_true(unequal > 10000);
}

static void ten_million_rows_with_unequal_counts_do_not_overflow(void **state) {
    (void)state;
    const int64_t answered[] = { 10000000, 9999991, 9999973, 9999971, 9999943, 9999937, 9999931, 9999929, 9999907 };
    int64_t sums[9];
    for (int i = 0; i < 9; i++) sums[i] = 4 * answered[i];
    assert_int_equal(index_of_sums(sums, answered, 9), 10000);
    for (int i = 0; i < 9; i++) sums[i] = 3 * answered[i] + answered[i] / 7;
    assert_int_equal(index_of_sums(sums, answered, 9), 7857); /* 25 x 22/7 = 78.571 */
}

static void a_missing_answer_counts_for_nobody_and_an_empty_row_is_no_respondent(void **state) {
    (void)state;
    static const char *const ROWS[] = { "40", "00", "42", "00", "30" };
    struct skm_figures figures = figures_of(ROWS, COUNT(ROWS), 2, 4);
    assert_int_equal(figures.n, 3);
    assert_int_equal(figures.answered[0], 3);
    assert_int_equal(figures.answered[1], 1);
    assert_int_equal(figures.nrr[0], 36667);
    assert_int_equal(figures.nrr[1], 20000);
    assert_int_equal(figures.ikm, 7083); /* (11/3 + 2) / 2 x 25 = 70.8333 */
    assert_int_equal(figures.all_top, 0);
}

static void an_item_nobody_answered_has_no_mean_and_leaves_the_index(void **state) {
    (void)state;
    static const char *const ROWS[] = { "404444444", "404444444" };
    struct skm_figures figures = figures_of(ROWS, COUNT(ROWS), 9, 4);
    assert_int_equal(figures.nrr[1], SKM_NONE);
    assert_int_equal(figures.ikm, 10000);
    assert_int_equal(figures.ikm_w011, SKM_NONE);
    assert_int_equal(figures.all_top, 0);
}

static void a_survey_nobody_answered_has_no_figures(void **state) {
    (void)state;
    struct skm_figures figures = figures_of(NULL, 0, 9, 4);
    assert_int_equal(figures.n, 0);
    assert_int_equal(figures.ikm, SKM_NONE);
    assert_string_equal(figures.mark, "");
    assert_int_equal(figures.ci95_low, SKM_NONE);
    assert_int_equal(figures.ikm_first_half, SKM_NONE);
}

static void one_respondent_has_an_index_but_no_interval_and_no_halves(void **state) {
    (void)state;
    struct skm_figures figures = repeated("333333333", 1);
    assert_int_equal(figures.ikm, 7500);
    assert_int_equal(figures.ci95_low, SKM_NONE);
    assert_int_equal(figures.ikm_second_half, SKM_NONE);
}

static void the_interval_stays_between_the_worst_and_the_best_index(void **state) {
    (void)state;
    static const char *const HIGH[] = { "4", "4", "4", "1" }, *const LOW[] = { "1", "1", "1", "4" };
    struct skm_figures high = figures_of(HIGH, COUNT(HIGH), 1, 4), low = figures_of(LOW, COUNT(LOW), 1, 4);
    assert_int_equal(high.ikm, 8125);
    assert_int_equal(high.ci95_high, 10000);
    assert_int_equal(high.ci95_low, 4450); /* 81.25 - 1.96 x 1.5 / 2 x 25 */
    assert_int_equal(low.ikm, 4375);
    assert_int_equal(low.ci95_low, 2500);
    assert_int_equal(low.ci95_high, 8050);
}

static void an_odd_number_of_rows_puts_the_middle_one_in_the_second_half(void **state) {
    (void)state;
    static const char *const ROWS[] = { "4", "2", "2" };
    struct skm_figures figures = figures_of(ROWS, COUNT(ROWS), 1, 4);
    assert_int_equal(figures.ikm_first_half, 10000);
    assert_int_equal(figures.ikm_second_half, 5000);
    assert_int_equal(figures.longest_run, 2);
}

static void halves_are_withheld_when_the_announced_number_of_rows_was_wrong(void **state) {
    (void)state;
    struct skm skm;
    struct skm_figures figures;
    assert_int_equal(begin(&skm, 1, 4, 10), DONE);
    for (int i = 0; i < 9; i++) assert_int_equal(skm_add_text(&skm, "3"), DONE);
    skm_finish(&skm, &figures);
    assert_int_equal(figures.ikm, 7500);
    assert_int_equal(figures.ikm_first_half, SKM_NONE);
}

static void a_six_point_instrument_has_an_index_of_100_at_best_and_no_SKM_grade(void **state) {
    (void)state;
    static const char *const ROWS[] = { "66666666", "66666666" };
    struct skm_figures figures = figures_of(ROWS, COUNT(ROWS), 8, 6);
    assert_int_equal(figures.ikm, 10000);
    assert_string_equal(figures.mark, "");
    assert_string_equal(figures.label, "");
    assert_int_equal(figures.ikm_w0111, SKM_NONE);
}

static void every_bound_of_the_grade_table_is_on_its_side(void **state) {
    (void)state;
    static const struct { int64_t ikm; const char *mark; const char *label; } BOUNDS[] = {
        { 2500, "D", "Tidak Baik" },  { 6499, "D", "Tidak Baik" }, { 6500, "C", "Kurang Baik" },
        { 7660, "C", "Kurang Baik" }, { 7661, "B", "Baik" },       { 8830, "B", "Baik" },
        { 8831, "A", "Sangat Baik" }, { 10000, "A", "Sangat Baik" },
    };
    for (size_t i = 0; i < COUNT(BOUNDS); i++) {
        const struct instrument_band *band = instrument_band_of(&INSTRUMENT_RULES_SKM, BOUNDS[i].ikm);
        assert_string_equal(band->mark, BOUNDS[i].mark);
        assert_string_equal(band->label, BOUNDS[i].label);
    }
    assert_null(instrument_band_of(&INSTRUMENT_RULES_SKM, 2499)); /* no index is that low */
    assert_null(instrument_band_of(&INSTRUMENT_RULES_SKM, SKM_NONE));
}

static void an_answer_outside_the_scale_adds_nothing(void **state) {
    (void)state;
    struct skm skm;
    struct skm_figures figures;
    assert_int_equal(begin(&skm, 3, 4, 0), DONE);
    static const char *const WRONG[] = { "345", "34", "3444", "3x4", "" };
    for (size_t i = 0; i < COUNT(WRONG); i++) assert_int_equal(skm_add_text(&skm, WRONG[i]), REFUSED_INVALID);
    skm_finish(&skm, &figures);
    assert_int_equal(figures.n, 0);
    assert_int_equal(figures.sum[0], 0);
}

static void an_instrument_without_items_or_with_another_scale_is_refused(void **state) {
    (void)state;
    struct skm skm;
    assert_int_equal(begin(&skm, 0, 4, 0), REFUSED_INVALID);
    assert_int_equal(begin(&skm, 65, 4, 0), REFUSED_INVALID);
    assert_int_equal(begin(&skm, 9, 5, 0), REFUSED_INVALID);
    assert_int_equal(begin(&skm, 64, 6, 0), DONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_published_survey_of_140_respondents_has_these_figures),
        cmocka_unit_test(the_best_answers_reach_100_only_under_the_exact_weight),
        cmocka_unit_test(a_raw_index_of_76_605_is_rounded_up_into_B),
        cmocka_unit_test(one_answer_in_two_thousand_million_decides_a_tie),
        cmocka_unit_test(a_tie_among_sixty_four_items_with_large_unequal_counts_is_still_a_tie),
        cmocka_unit_test(a_tie_missed_by_less_than_ten_to_minus_200_is_no_tie),
        cmocka_unit_test(random_tables_with_missing_answers_agree_with_the_slow_way),
        cmocka_unit_test(ten_million_rows_with_unequal_counts_do_not_overflow),
        cmocka_unit_test(a_missing_answer_counts_for_nobody_and_an_empty_row_is_no_respondent),
        cmocka_unit_test(an_item_nobody_answered_has_no_mean_and_leaves_the_index),
        cmocka_unit_test(a_survey_nobody_answered_has_no_figures),
        cmocka_unit_test(one_respondent_has_an_index_but_no_interval_and_no_halves),
        cmocka_unit_test(the_interval_stays_between_the_worst_and_the_best_index),
        cmocka_unit_test(an_odd_number_of_rows_puts_the_middle_one_in_the_second_half),
        cmocka_unit_test(halves_are_withheld_when_the_announced_number_of_rows_was_wrong),
        cmocka_unit_test(a_six_point_instrument_has_an_index_of_100_at_best_and_no_SKM_grade),
        cmocka_unit_test(every_bound_of_the_grade_table_is_on_its_side),
        cmocka_unit_test(an_answer_outside_the_scale_adds_nothing),
        cmocka_unit_test(an_instrument_without_items_or_with_another_scale_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
