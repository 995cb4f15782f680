/* Facts about the periods official figures are about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/rules/period.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *text, *first, *last, *label;
} PERIODS[] = {
    { "2024-Q1", "2024-01-01", "2024-03-31", "Triwulan I 2024" },
    { "2024-Q2", "2024-04-01", "2024-06-30", "Triwulan II 2024" },
    { "2026-Q4", "2026-10-01", "2026-12-31", "Triwulan IV 2026" },
    { "2020-S1", "2020-01-01", "2020-06-30", "Semester I 2020" },
    { "2020-S2", "2020-07-01", "2020-12-31", "Semester II 2020" },
    { "2020", "2020-01-01", "2020-12-31", "Tahun 2020" },
    { "2021-2026", "2021-01-01", "2026-12-31", "Tahun 2021–2026" },
    { "2024-02", "2024-02-01", "2024-02-29", "Februari 2024" },
    { "2023-12", "2023-12-01", "2023-12-31", "Desember 2023" },
};

static void a_period_has_its_days_and_its_name(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(PERIODS); i++) {
        struct period period;
        assert_true(period_parse(PERIODS[i].text, &period));
        assert_string_equal(day_iso(arena, period.first), PERIODS[i].first);
        assert_string_equal(day_iso(arena, period.last), PERIODS[i].last);
        assert_string_equal(period_label(arena, PERIODS[i].text), PERIODS[i].label);
    }
}

static void what_is_no_period_is_refused_and_shown_as_it_is(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char *const TEXTS[] = { "", "24-Q1", "2024-Q0", "2024-Q5", "2024-S3", "2024-13", "2024-00", "2024-1",
                                         "2024Q1", "2024-q1", "2024-Q1 ", "20245", "2024-", "x", "9999", "2024-04-01",
                                         "2026-2021", "2024-2024", "2021-2041", "2021-20267", "2021-9999" };
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        struct period period = { 7, 8 };
        assert_false(period_parse(TEXTS[i], &period));
        assert_int_equal(period.first, 7);
        assert_string_equal(period_label(arena, TEXTS[i]), TEXTS[i]);
    }
}

static void a_day_lies_in_its_quarter(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char *const DAYS[][2] = { { "2026-01-01", "2026-Q1" }, { "2026-03-31", "2026-Q1" },
                                           { "2026-04-01", "2026-Q2" }, { "2026-12-31", "2026-Q4" } };
    for (size_t i = 0; i < COUNT(DAYS); i++) {
        day_number day;
        assert_true(day_parse(DAYS[i][0], &day));
        assert_string_equal(period_of_day(arena, day), DAYS[i][1]);
    }
}

static void neighbours_of_a_period_cross_the_year(void **state) {
    (void)state;
    static const struct { const char *day; int months, shift; const char *expected; } CASES[] = {
        { "2026-11-21", 3, 0, "2026-Q4" }, { "2026-11-21", 3, 1, "2027-Q1" },  { "2026-02-01", 3, -1, "2025-Q4" },
        { "2026-06-30", 6, 0, "2026-S1" }, { "2026-11-21", 6, 1, "2027-S1" },  { "2026-12-31", 1, 1, "2027-01" },
        { "2026-01-01", 1, -1, "2025-12" }, { "2026-11-21", 12, 0, "2026" },   { "2026-11-21", 12, -1, "2025" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(CASES); i++) {
        day_number day;
        assert_true(day_parse(CASES[i].day, &day));
        assert_string_equal(period_near(arena, day, CASES[i].months, CASES[i].shift), CASES[i].expected);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_period_has_its_days_and_its_name),
        cmocka_unit_test(what_is_no_period_is_refused_and_shown_as_it_is),
        cmocka_unit_test(a_day_lies_in_its_quarter),
        cmocka_unit_test(neighbours_of_a_period_cross_the_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
