/* Facts about figures of investment that may be missing: sums, shares, growth, and what the exchange rate did. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/rate_effect.h"
#include "site/investment.h"
#include "site/investment_sectors.h"

static struct optional_number some(int64_t value) {
    return (struct optional_number){ true, value };
}

static const struct optional_number NONE = { false, 0 };

static void the_growth_a_report_printed_as_296_8_is_296_22(void **state) {
    (void)state;
    struct optional_number growth = growth_hundredths(some(85936833821), some(340496356836));
    assert_true(growth.known);
    assert_int_equal(growth.value, 29622);
}

static void the_achievement_a_report_cut_to_261_8_is_261_92(void **state) {
    (void)state;
    assert_int_equal(share_hundredths(some(340496356836), some(130000000000)).value, 26192);
    assert_int_equal(share_hundredths(some(340496356836), some(50000000000)).value, 68099);
}

static void the_shares_of_the_first_quarter_are_64_75_and_35_25(void **state) {
    (void)state;
    assert_int_equal(share_hundredths(some(576145900000), some(889776400000)).value, 6475);
    assert_int_equal(share_hundredths(some(313630500000), some(889776400000)).value, 3525);
}

static void halves_are_rounded_away_from_zero_once(void **state) {
    (void)state;
    assert_int_equal(growth_hundredths(some(20000), some(20001)).value, 1);   /* 0.005 % */
    assert_int_equal(growth_hundredths(some(20000), some(19999)).value, -1);
    assert_int_equal(growth_hundredths(some(INT64_MAX / 2), some(INT64_MAX)).value, 10000);
}

static void nothing_grows_from_nothing_and_nothing_is_part_of_nothing(void **state) {
    (void)state;
    assert_false(growth_hundredths(some(0), some(5)).known);
    assert_false(growth_hundredths(NONE, some(5)).known);
    assert_false(growth_hundredths(some(5), NONE).known);
    assert_false(share_hundredths(some(5), some(0)).known);
    assert_false(share_hundredths(NONE, some(5)).known);
    assert_false(growth_hundredths(some(-5), some(5)).known);
    assert_false(share_hundredths(some(INT64_MAX), some(1)).known); /* more than can be written, not another number */
}

static void a_figure_nobody_reported_stays_unknown_in_a_sum(void **state) {
    (void)state;
    assert_false(amounts_plus(NONE, NONE).known);
    assert_true(amounts_plus(NONE, some(0)).known);
    assert_int_equal(amounts_plus(some(3), NONE).value, 3);
}

static void totals_with_other_origins_are_not_compared(void **state) {
    (void)state;
    struct amounts both[ORIGIN_COUNT] = { { .of = { [RUPIAH] = { true, 1 } } }, { .of = { [RUPIAH] = { true, 2 } } } };
    struct amounts one[ORIGIN_COUNT] = { { .of = { [RUPIAH] = { true, 1 } } } };
    assert_true(investment_is_comparable(both, both));
    assert_false(investment_is_comparable(both, one));
}

static void a_change_in_rupiah_without_one_in_dollars_is_the_rate_alone(void **state) {
    (void)state;
    static const struct { struct rate_amounts before, now; enum rate_effect effect; } CASES[] = {
        { { 303176150000, 2090870000 }, { 313630500000, 2090870000 }, RATE_ALONE },     /* the dollars stood still */
        { { 303176150000, 2090870000 }, { 310000000000, 2066666667 }, RATE_ALONE },     /* they even fell */
        { { 313630500000, 2090870000 }, { 303176150000, 2100000000 }, RATE_ALONE },     /* as in 2017: less rupiah, more dollars */
        { { 313630500000, 2090870000 }, { 291676365000, 1881783000 }, RATE_NOT_ALONE }, /* both fell */
        { { 100, 10 }, { 200, 20 }, RATE_NOT_ALONE },
        { { 100, 10 }, { 100, 20 }, RATE_NO_CHANGE },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) assert_int_equal(rate_effect_of(CASES[i].before, CASES[i].now), CASES[i].effect);
}

static void the_classification_has_23_sub_sectors_in_3_sectors(void **state) {
    (void)state;
    int sectors = 0;
    for (int i = 0; i < SECTOR_NAME_COUNT; i++) sectors += SECTOR_NAMES[i].sector == NULL;
    assert_int_equal(sectors, 3);
    assert_int_equal(SECTOR_NAME_COUNT - sectors, 23);
}

static void a_sector_is_known_whatever_its_capitals_and_commas(void **state) {
    (void)state;
    assert_string_equal(sector_known_name("INDUSTRI KIMIA DAN FARMASI"), "Industri Kimia dan Farmasi");
    assert_string_equal(sector_known_name("Tanaman Pangan, Perkebunan dan Peternakan"), "Tanaman Pangan, Perkebunan, dan Peternakan");
    assert_string_equal(sector_known_name("Industri Kayu Lapis"), "Industri Kayu Lapis");
    assert_true(sector_is_same("Industri A", "INDUSTRI  a"));
    assert_false(sector_is_same("Industri A", "Industri A1"));
    assert_int_equal(sector_order("Industri"), SECTOR_NAME_COUNT);
    assert_int_equal(sector_order(""), SECTOR_NAME_COUNT);
}

static void an_address_of_a_sector_has_letters_and_hyphens_only(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    assert_string_equal(sector_slug(arena, "Listrik, Gas dan Air"), "listrik-gas-dan-air");
    assert_string_equal(sector_slug(arena, " ../Jasa (lain) "), "jasa-lain");
    assert_string_equal(sector_slug(arena, "…"), "lain");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_growth_a_report_printed_as_296_8_is_296_22),
        cmocka_unit_test(the_achievement_a_report_cut_to_261_8_is_261_92),
        cmocka_unit_test(the_shares_of_the_first_quarter_are_64_75_and_35_25),
        cmocka_unit_test(halves_are_rounded_away_from_zero_once),
        cmocka_unit_test(nothing_grows_from_nothing_and_nothing_is_part_of_nothing),
        cmocka_unit_test(a_figure_nobody_reported_stays_unknown_in_a_sum),
        cmocka_unit_test(totals_with_other_origins_are_not_compared),
        cmocka_unit_test(a_change_in_rupiah_without_one_in_dollars_is_the_rate_alone),
        cmocka_unit_test(the_classification_has_23_sub_sectors_in_3_sectors),
        cmocka_unit_test(a_sector_is_known_whatever_its_capitals_and_commas),
        cmocka_unit_test(an_address_of_a_sector_has_letters_and_hyphens_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
