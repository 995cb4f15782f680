/* Facts about finding the rule under which a printed index follows from its printed NRR. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/rules/skm_reconcile.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NOTHING ""

struct printed_case {
    const char *nrr[12], *ikm;
    int64_t recomputed; /* hundredths */
    const char *mark_published, *mark_recomputed;
    const char *rules; /* each followed by a blank */
};

#define KOTIM "3.512", "3.350", "3.193", "4.000", "3.343", "3.386", "3.386", "3.221", "3.186"
#define FULL "4", "4", "4", "4", "4", "4", "4", "4", "4"

static const struct printed_case CASES[] = {
    /* a real report, second quarter 2024: U1 printed as 3.512, sum of the weighted NRR as 3.397 */
    { { KOTIM }, "84.93", 8494, "B", "B", "mean_rounded_3 " },
    { { KOTIM }, "84.94", 8494, "B", "B", "exact nrr_rounded_3 " },
    { { KOTIM }, "84.9361", 8494, "B", "B", "exact nrr_rounded_3 " }, /* 30.577 / 9 x 25 = 84.93611… */
    { { KOTIM }, "84.9362", 8494, "B", "B", NOTHING },
    { { KOTIM }, "84.925", 8494, "B", "B", "mean_rounded_3 " },
    { { KOTIM }, "84.09", 8494, "B", "B", "weight_0.11 " },   /* 30.577 x 0.11 x 25 = 84.08675 */
    { { KOTIM }, "84.85", 8494, "B", "B", "weight_0.111 " },  /* 84.851175 */
    { { KOTIM }, "79.65", 8494, "B", "B", "last_row " },      /* 3.186 x 25 */
    { { KOTIM }, "85", 8494, "B", "B", "exact weight_0.111 nrr_rounded_3 mean_rounded_3 " },
    /* the best answers everywhere show what a cut weight takes away */
    { { FULL }, "100", 10000, "A", "A", "exact weight_0.111 nrr_rounded_3 mean_rounded_3 last_row " },
    { { FULL }, "99.90", 10000, "A", "A", "weight_0.111 " },
    { { FULL }, "99.00", 10000, "A", "A", "weight_0.11 " },
    /* a mean printed with an index that does not follow from it: 3.633 x 25 = 90.825 */
    { { "3.633" }, "90.863", 9083, "A", "A", NOTHING },
    { { "3.633" }, "90.825", 9083, "A", "A", "exact nrr_rounded_3 mean_rounded_3 last_row " },
    /* the last row taken for the index makes an A of a B */
    { { "3.2", "3.3", "3.6" }, "90.00", 8417, "A", "B", "last_row " },
    /* the mark goes by the figure rounded half up: 76.605 is B, and so is 76.60 of one that printed fewer decimals not */
    { { "3.0642" }, "76.605", 7661, "B", "B", "exact last_row " },
    { { "3.0642" }, "76.60", 7661, "C", "B", "nrr_rounded_3 mean_rounded_3 " },
    { { "3.0642" }, "76.61", 7661, "B", "B", "exact last_row " },
    /* one unit in the thirtieth decimal decides */
    { { "3.064200000000000000000000000000" }, "76.61", 7661, "B", "B", "exact last_row " },
    { { "3.064199999999999999999999999999" }, "76.61", 7660, "B", "C", NOTHING },
    { { "3.064199999999999999999999999999" }, "76.60", 7660, "C", "C", "exact nrr_rounded_3 mean_rounded_3 last_row " },
    /* NRR of full length, their three-decimal forms and the rounded mean lead to three different figures */
    { { "3.3336", "3.3336", "3.3336" }, "83.340", 8334, "B", "B", "exact last_row " },
    { { "3.3336", "3.3336", "3.3336" }, "83.350", 8334, "B", "B", "nrr_rounded_3 mean_rounded_3 " },
    { { "1", "1" }, "20", 2500, NOTHING, "D", NOTHING }, /* below the lowest mark there is none */
    { { "1" }, "0", 2500, NOTHING, "D", NOTHING },
};

static size_t count_of(const struct printed_case *example) {
    size_t count = 0;
    while (example->nrr[count]) count++;
    return count;
}

static void every_practice_is_named_and_nothing_else(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct skm_printed printed = { .count = count_of(&CASES[i]), .ikm = CASES[i].ikm };
        for (size_t at = 0; at < printed.count; at++) printed.nrr[at] = CASES[i].nrr[at];
        struct skm_reconciled reconciled;
        assert_int_equal(skm_reconcile(arena, &printed, &reconciled), DONE);
        struct buffer rules = buffer_in(arena);
        for (enum skm_rule rule = 0; rule < SKM_RULE_COUNT; rule++) {
            if (reconciled.follows[rule]) buffer_format(&rules, "%s ", skm_rule_text(rule));
        }
        if (strcmp(buffer_string(&rules), CASES[i].rules) != 0) print_error("case %zu, index %s\n", i, CASES[i].ikm);
        assert_string_equal(buffer_string(&rules), CASES[i].rules);
        assert_string_equal(reconciled.published, CASES[i].ikm);
        assert_int_equal(reconciled.recomputed, CASES[i].recomputed);
        assert_string_equal(reconciled.mark_published, CASES[i].mark_published);
        assert_string_equal(reconciled.mark_recomputed, CASES[i].mark_recomputed);
    }
}

static void only_plain_decimal_numbers_in_range_are_read(void **state) {
    (void)state;
    static const struct { const char *text; bool is_nrr, is_index; } NUMBERS[] = {
        { "1", true, true },       { "4.000", true, true },   { "4.001", false, true }, { "0.999", false, true },
        { "0", false, true },      { "100", false, true },    { "100.01", false, false }, { "0100.0", false, true },
        { "3,512", false, false }, { "3.", false, false },    { ".5", false, false },   { "", false, false },
        { "-3", false, false },    { "+3", false, false },    { "3e0", false, false },  { "3.5.1", false, false },
        { " 3", false, false },    { "3 ", false, false },    { "nan", false, false },  { "4294967299", false, false },
    };
    for (size_t i = 0; i < COUNT(NUMBERS); i++) {
        assert_int_equal(skm_printed_is_number(NUMBERS[i].text, 1, 4), NUMBERS[i].is_nrr);
        assert_int_equal(skm_printed_is_number(NUMBERS[i].text, 0, 100), NUMBERS[i].is_index);
    }
}

static void zeros_in_front_say_nothing(void **state) {
    (void)state;
    static const char *const SPELLED[][2] = { { "084.930", "84.930" }, { "000", "0" }, { "00.5", "0.5" }, { "100", "100" } };
    for (size_t i = 0; i < COUNT(SPELLED); i++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct skm_printed printed = { .nrr = { "003.4" }, .count = 1, .ikm = SPELLED[i][0] };
        struct skm_reconciled reconciled;
        assert_int_equal(skm_reconcile(arena, &printed, &reconciled), DONE);
        assert_string_equal(reconciled.published, SPELLED[i][1]);
        assert_int_equal(reconciled.recomputed, 8500);
    }
}

static void a_table_without_rows_or_with_a_wrong_number_is_refused(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct skm_reconciled reconciled;
    struct skm_printed none = { .ikm = "80" }, wrong = { .nrr = { "3", "5" }, .count = 2, .ikm = "80" };
    struct skm_printed no_index = { .nrr = { "3" }, .count = 1, .ikm = "" };
    assert_int_equal(skm_reconcile(arena, &none, &reconciled), REFUSED_INVALID);
    assert_int_equal(skm_reconcile(arena, &wrong, &reconciled), REFUSED_INVALID);
    assert_int_equal(skm_reconcile(arena, &no_index, &reconciled), REFUSED_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_practice_is_named_and_nothing_else),
        cmocka_unit_test(only_plain_decimal_numbers_in_range_are_read),
        cmocka_unit_test(zeros_in_front_say_nothing),
        cmocka_unit_test(a_table_without_rows_or_with_a_wrong_number_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
