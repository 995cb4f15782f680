/* Facts about the number of respondents a survey needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/sample_size.h"

/* Rows of the printed table of Krejcie and Morgan (1970). */
static const struct { int64_t population, sample; } PRINTED[] = {
    { 10, 10 },     { 20, 19 },     { 30, 28 },     { 50, 44 },       { 100, 80 },
    { 150, 108 },   { 200, 132 },   { 300, 169 },   { 500, 217 },     { 800, 260 },
    { 1000, 278 },  { 1500, 306 },  { 2000, 322 },  { 3000, 341 },    { 5000, 357 },
    { 10000, 370 }, { 20000, 377 }, { 75000, 382 }, { 1000000, 384 },
};

static void every_row_of_the_printed_table_comes_out(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof PRINTED / sizeof *PRINTED; i++) {
        assert_int_equal(sample_size(PRINTED[i].population), PRINTED[i].sample);
    }
}

static void a_larger_population_never_needs_fewer_and_nobody_is_asked_twice(void **state) {
    (void)state;
    int64_t before = 0;
    for (int64_t population = 1; population <= 200000; population++) {
        int64_t needed = sample_size(population);
        assert_true(needed >= before && needed <= population);
        before = needed;
    }
}

static void the_largest_population_still_fits_and_none_at_all_needs_nobody(void **state) {
    (void)state;
    assert_int_equal(sample_size(SAMPLE_POPULATION_LARGEST), 384);
    assert_int_equal(sample_size(SAMPLE_POPULATION_LARGEST + 1), 0);
    assert_int_equal(sample_size(1), 1);
    assert_int_equal(sample_size(0), 0);
    assert_int_equal(sample_size(-5), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_the_printed_table_comes_out),
        cmocka_unit_test(a_larger_population_never_needs_fewer_and_nobody_is_asked_twice),
        cmocka_unit_test(the_largest_population_still_fits_and_none_at_all_needs_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
