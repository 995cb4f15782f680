/* Facts about the line of sums that stands for many answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/rules/skm_tally.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Two unsur of one and two questions, and an own question. */
static const struct instrument_rules SUBS = {
    .item_count = 4, .scale = 4, .unsur_count = 2, .unsur = { 0, 1, 1, INSTRUMENT_OUTSIDE },
    .conversion_numerator = 25, .conversion_denominator = 1
};

static struct skm begun(const struct instrument_rules *rules) {
    struct skm skm;
    assert_int_equal(skm_begin(&skm, rules, 0), DONE);
    return skm;
}

static void answers_written_as_a_line_give_the_same_figures_again(void **state) {
    (void)state;
    static const char *const ROWS[] = { "4321", "4440", "0304", "1000", "4444" };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct skm skm = begun(&SUBS), read = begun(&SUBS);
    for (size_t i = 0; i < COUNT(ROWS); i++) assert_int_equal(skm_add_text(&skm, ROWS[i]), DONE);
    assert_int_equal(skm_tally_add(&read, skm_tally_write(arena, &skm)), DONE);
    struct skm_figures written, again;
    skm_finish(&skm, &written);
    skm_finish(&read, &again);
    assert_int_equal(again.n, written.n);
    assert_int_equal(again.ikm, written.ikm);
    assert_int_equal(again.ci95_low, written.ci95_low);
    assert_int_equal(again.all_top, written.all_top);
    assert_memory_equal(again.nrr, written.nrr, sizeof written.nrr);
}

static void answers_to_own_questions_alone_can_be_read_again(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct skm skm = begun(&SUBS), read = begun(&SUBS);
    assert_int_equal(skm_add_text(&skm, "0003"), DONE); /* more answered the own question than count for the index */
    assert_int_equal(skm_tally_add(&read, skm_tally_write(arena, &skm)), DONE);
    assert_int_equal(read.all.answered[3], 1);
    assert_int_equal(read.n, 0);
}

static void a_line_that_cannot_be_true_is_refused(void **state) {
    (void)state;
    static const char *const SOUND = "1 0|4/1 3/1 3/1 2/1|4:1:14:196";
    static const char *const WRONG[] = {
        "", "1", "1 0|4/1 3/1 3/1 2/1", "1 0|4/1 3/1 3/1|4:1:14:196",
        "1 2|4/1 3/1 3/1 2/1|4:1:14:196",  /* more at the top than there are */
        "1 0|5/1 3/1 3/1 2/1|4:1:14:196",  /* a sum above the scale */
        "1 0|4/2 3/1 3/1 2/1|4:1:14:196",  /* more answered than came */
        "1 0|4/1 3/1 3/1 2/1|5:1:14:196",  /* a weight above all items */
        "1 0|4/1 3/1 3/1 2/1|4:2:14:196",  /* rows that are not the rows */
        "2 0|4/1 3/1 3/1 2/1|4:1:14:196 4:1:14:196",
        "1 0|4/1 3/1 3/1 2/9999999999|4:1:14:196",
        "99999999999999999999 0|4/1 3/1 3/1 2/1|4:1:14:196",
        "-1 0|4/1 3/1 3/1 2/1|4:1:14:196", "1 0|4/1 3/1 3/1 2/1|4:1:14:196x",
    };
    struct skm skm = begun(&SUBS);
    assert_int_equal(skm_tally_add(&skm, SOUND), DONE);
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        assert_int_equal(skm_tally_add(&skm, WRONG[i]), REFUSED_INVALID);
        assert_int_equal(skm.n, 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_written_as_a_line_give_the_same_figures_again),
        cmocka_unit_test(answers_to_own_questions_alone_can_be_read_again),
        cmocka_unit_test(a_line_that_cannot_be_true_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
