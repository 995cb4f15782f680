/* Facts about requests that come back every month. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/standing.h"

static day_number day(const char *text) {
    day_number number = 0;
    assert_true(day_parse(text, &number));
    return number;
}

static month_number month(const char *text) {
    month_number number = 0;
    assert_true(month_parse(text, &number));
    return number;
}

static void a_month_is_read_and_written(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char *const GOOD[] = { "2026-01", "2026-12", "2000-02" }, *const BAD[] = { "", "2026", "2026-13", "2026-00", "2026-Q4", "2026-S1", "2026-1", "26-01", "2026-11-01" };
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) assert_string_equal(month_text(arena, month(GOOD[i])), GOOD[i]);
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        month_number none = 7;
        assert_false(month_parse(BAD[i], &none));
        assert_int_equal(none, 7);
    }
    assert_string_equal(month_label(arena, month("2026-11")), "November 2026");
    assert_int_equal(month("2026-12") + 1, month("2027-01"));
}

static void a_month_is_that_of_its_days(void **state) {
    (void)state;
    assert_int_equal(month_of_day(day("2026-12-31")), month("2026-12"));
    assert_int_equal(month_of_day(day("2027-01-01")), month("2027-01"));
    assert_int_equal(month_day(month("2027-01"), 28), day("2027-01-28"));
}

static void the_day_itself_is_the_first_on_which_it_is_due(void **state) {
    (void)state;
    struct standing_rule rule = { .day = 5, .first = month("2026-11") };
    assert_false(standing_is_due(&rule, day("2026-11-04")));
    assert_true(standing_is_due(&rule, day("2026-11-05")));
    assert_true(standing_is_due(&rule, day("2026-12-31")));
}

static void after_a_request_the_next_month_is_due_and_no_earlier(void **state) {
    (void)state;
    struct standing_rule rule = { .day = 5, .first = month("2026-11"), .last = month("2026-11") };
    assert_int_equal(standing_next(&rule), month("2026-12"));
    assert_false(standing_is_due(&rule, day("2026-11-30")));
    assert_false(standing_is_due(&rule, day("2026-12-04")));
    assert_true(standing_is_due(&rule, day("2026-12-05")));
}

static void months_that_were_missed_come_one_after_the_other(void **state) {
    (void)state;
    struct standing_rule rule = { .day = 28, .first = month("2026-10") };
    int made = 0;
    while (standing_is_due(&rule, day("2027-02-10"))) {
        rule.last = standing_next(&rule);
        made++;
    }
    assert_int_equal(made, 4); /* October to January; February's day is still to come */
    assert_int_equal(rule.last, month("2027-01"));
}

static void another_day_makes_no_second_request_of_a_month(void **state) {
    (void)state;
    struct standing_rule rule = { .day = 5, .first = month("2026-11"), .last = month("2026-11") };
    rule.day = 20;
    assert_false(standing_is_due(&rule, day("2026-11-28")));
    assert_true(standing_is_due(&rule, day("2026-12-20")));
}

static void data_are_wanted_of_the_month_that_was_agreed(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { enum standing_period period; const char *month, *wanted; } CASES[] = {
        { STANDING_MONTH_BEFORE, "2026-11", "Oktober 2026" }, { STANDING_MONTH_BEFORE, "2027-01", "Desember 2026" },
        { STANDING_SAME_MONTH, "2026-11", "November 2026" },  { STANDING_NO_PERIOD, "2026-11", "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_string_equal(standing_period_wanted(arena, CASES[i].period, month(CASES[i].month)), CASES[i].wanted);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_month_is_read_and_written),
        cmocka_unit_test(a_month_is_that_of_its_days),
        cmocka_unit_test(the_day_itself_is_the_first_on_which_it_is_due),
        cmocka_unit_test(after_a_request_the_next_month_is_due_and_no_earlier),
        cmocka_unit_test(months_that_were_missed_come_one_after_the_other),
        cmocka_unit_test(another_day_makes_no_second_request_of_a_month),
        cmocka_unit_test(data_are_wanted_of_the_month_that_was_agreed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
