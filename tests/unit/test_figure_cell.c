/* Facts about single cells of files of figures, and the fractions printed percentages are compared with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/cleanup.h"
#include "lib/rules/achievement.h"
#include "lib/rules/figure_cell.h"
#include "lib/rules/growth.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* NULL: refused. */
static const struct { const char *cell, *comma, *point; } NUMBERS[] = {
    { "12", "12", "12" },                          { " 0 ", "0", "0" },
    { "12.5", "", "12.5" },                        { "12,5", "12.5", "" },
    { "1.234.567", "1234567", "" },                { "1,234,567", "", "1234567" },
    { "1.234.567,89", "1234567.89", "" },          { "1,234,567.89", "", "1234567.89" },
    { "1.234", "1234", "1.234" },                  { "1,234", "1.234", "1234" },
    { "12.345", "12345", "12.345" },               { "1234.567", "", "1234.567" },
    { "0.380", "", "0.380" },                      { "0,380", "0.380", "" },
    { "576145.90", "", "576145.90" },              { "10377143130.77", "", "10377143130.77" },
    { "Rp1.000.000", "1000000", "" },              { "Rp. 2.500.000,-", "2500000", "" },
    { "US$ 12,5", "12.5", "" },                    { "93,41 %", "93.41", "" },
    { "-0,5", "-0.5", "" },                        { "\xC2\xA0" "84.59" "\xC2\xA0", "", "84.59" },
    { "1.000,-", "1000", "" },
    { "12.34.56", NULL, NULL },                    { "1.23.456", NULL, NULL },
    { "1,2,3", NULL, NULL },                       { "12.", NULL, NULL },
    { ".5", NULL, NULL },                          { "empat", NULL, NULL },
    { "=SUM(A1:A3)", NULL, NULL },                 { "+62", NULL, NULL },
    { "#REF!", NULL, NULL },                       { "#N/A", NULL, NULL },
    { "3.40496E+11", NULL, NULL },                 { "3,40496E+11", NULL, NULL },
    { "12 34", NULL, NULL },                       { "80-90", NULL, NULL },
    { "1.2.3.4.5.6.7.8.9.1.2.3.4.5.6.7.8.9.1.2", NULL, NULL },
    { "11111111111111111111111111111111111111111111111111111111", NULL, NULL },
};

static void a_number_is_read_the_one_way_it_can_be_meant_or_both_ways(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(NUMBERS); i++) {
        struct figure_number number;
        const char *reason = figure_cell_number(NUMBERS[i].cell, &number);
        bool is_right = NUMBERS[i].comma ? !reason && strcmp(number.comma, NUMBERS[i].comma) == 0 && strcmp(number.point, NUMBERS[i].point) == 0 : reason != NULL;
        if (!is_right) fail_msg("%s: %s, %s %s", NUMBERS[i].cell, reason ? reason : "read", reason ? "" : number.comma, reason ? "" : number.point);
    }
}

static void only_a_number_with_two_meanings_is_asked_about(void **state) {
    (void)state;
    static const struct { const char *cell; bool asks; enum figure_notation proves; } CASES[] = {
        { "1.234", true, NOTATION_UNKNOWN }, { "1,234", true, NOTATION_UNKNOWN }, { "12", false, NOTATION_UNKNOWN },
        { "12.5", false, NOTATION_POINT },   { "12,5", false, NOTATION_COMMA },   { "1.234.567", false, NOTATION_COMMA },
        { "0.123", false, NOTATION_POINT },  { "1.000,-", false, NOTATION_COMMA },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct figure_number number;
        assert_null(figure_cell_number(CASES[i].cell, &number));
        if (figure_number_asks(&number) != CASES[i].asks || figure_number_proves(&number) != CASES[i].proves) fail_msg("%s", CASES[i].cell);
    }
}

static void a_cell_that_says_nothing_is_no_zero(void **state) {
    (void)state;
    static const char *const EMPTY[] = { "", "  ", "-", " – ", "n/a" }, *const FULL[] = { "0", "--", "x" };
    for (size_t i = 0; i < COUNT(EMPTY); i++) assert_true(figure_cell_is_empty(EMPTY[i]));
    for (size_t i = 0; i < COUNT(FULL); i++) assert_false(figure_cell_is_empty(FULL[i]));
}

static void months_are_known_as_people_and_spreadsheets_write_them(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { const char *cell; int year; const char *month; } CASES[] = {
        { "2024-04", 0, "2024-04" },       { "04/2024", 0, "2024-04" },    { "4/2024", 0, "2024-04" },      { "2024-04-01", 0, "2024-04" },
        { "01/04/2024", 0, "2024-04" },    { "2024-04-01 00:00", 0, "2024-04" }, { "45383", 0, "2024-04" }, { "45412", 0, "2024-04" },
        { "45413", 0, "2024-05" },         { "April 2024", 0, "2024-04" }, { "apr 2024", 0, "2024-04" },    { "Bulan Agustus 2024", 0, "2024-08" },
        { "April", 2024, "2024-04" },      { "Agst", 2024, "2024-08" },    { "April", 0, "" },              { "2024-13", 0, "" },
        { "31/02/2024", 0, "" },           { "Apri 2024", 0, "" },         { "2024", 0, "" },               { "4", 2024, "" },
        { "", 2024, "" },                  { "123456", 0, "" },            { "2024-04-01-02", 0, "" },      { "April 24", 0, "" },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const char *month = figure_cell_month(arena, CASES[i].cell, CASES[i].year);
        if (strcmp(month, CASES[i].month) != 0) fail_msg("%s: %s", CASES[i].cell, month);
    }
}

static void quarters_and_years_are_known_by_their_words(void **state) {
    (void)state;
    static const struct { const char *cell; int quarter; } QUARTERS[] = {
        { "TW I", 1 }, { "Triwulan II", 2 }, { "triwulan 3", 3 }, { "Q4", 4 }, { "IV", 4 }, { "1", 1 }, { "Januari - Maret", 1 }, { "Jul-Sep", 3 },
        { "5", 0 }, { "", 0 }, { "TW V", 0 }, { "Semester I", 0 }, { "2024", 0 },
    };
    for (size_t i = 0; i < COUNT(QUARTERS); i++) {
        if (figure_cell_quarter(QUARTERS[i].cell) != QUARTERS[i].quarter) fail_msg("%s", QUARTERS[i].cell);
    }
    static const struct { const char *cell; int year; } YEARS[] = { { "2021", 2021 }, { "Tahun 2021", 2021 }, { "21", 0 }, { "1899", 0 }, { "2021-2022", 0 }, { "", 0 } };
    for (size_t i = 0; i < COUNT(YEARS); i++) {
        if (figure_cell_year(YEARS[i].cell) != YEARS[i].year) fail_msg("%s", YEARS[i].cell);
    }
}

/* ---- fractions ---- */

static struct decimal decimal_of(const char *text) {
    struct decimal decimal = { 0, 0 };
    if (!decimal_parse(text, &decimal)) fail_msg("%s is no decimal", text);
    return decimal;
}

static void an_achievement_is_printed_as_it_is_computed_or_it_is_not(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { enum direction direction; const char *target, *realisation, *printed, *computed; } CASES[] = {
        { DIRECTION_HIGHER, "130000000000", "340496356836", "261.8", "261.9" }, /* Kota Prabumulih 2020 */
        { DIRECTION_HIGHER, "0.38", "0.37", "97", "97" },                       /* Kota Probolinggo 2021 */
        { DIRECTION_HIGHER, "100", "93.41", "93.41", "93.41" },
        { DIRECTION_HIGHER, "83.3", "83.79", "100.58", "100.59" },
        { DIRECTION_HIGHER, "80", "50", "62.5", "62.5" },
        { DIRECTION_HIGHER, "77.2", "84.6", "109.5", "109.6" },
        { DIRECTION_LOWER, "10", "8", "120", "120" },
        { DIRECTION_LOWER, "10", "12", "80", "80" },
        { DIRECTION_LOWER, "10", "25", "-50.0", "-50.0" },
        { DIRECTION_LOWER, "3", "2", "133.33", "133.33" },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct fraction fraction;
        struct decimal printed = decimal_of(CASES[i].printed), rounded;
        assert_true(achievement_of(CASES[i].direction, decimal_of(CASES[i].target), decimal_of(CASES[i].realisation), &fraction));
        assert_true(fraction_rounded(fraction, printed.places, &rounded));
        assert_string_equal(decimal_text(arena, rounded), CASES[i].computed);
        assert_int_equal(fraction_is_printed(fraction, printed), strcmp(CASES[i].printed, CASES[i].computed) == 0);
    }
    struct fraction none;
    assert_false(achievement_of(DIRECTION_HIGHER, decimal_of("0"), decimal_of("5"), &none));
    assert_false(achievement_of(DIRECTION_HIGHER, decimal_of("-1"), decimal_of("5"), &none));
}

static void growth_and_shares_are_exact(void **state) {
    (void)state;
    struct fraction fraction;
    assert_true(growth_of(85936833821, 340496356836, &fraction)); /* Kota Prabumulih, printed 296.8 */
    assert_true(fraction_is_printed(fraction, decimal_of("296.2")));
    assert_false(fraction_is_printed(fraction, decimal_of("296.8")));
    assert_true(growth_of(100, 50, &fraction));
    assert_true(fraction_is_printed(fraction, decimal_of("-50")));
    assert_false(growth_of(0, 50, &fraction));
    assert_true(share_of(1248248547800, 1325573428600, &fraction)); /* Kota Probolinggo, printed 94.60 */
    assert_true(fraction_is_printed(fraction, decimal_of("94.17")));
    assert_false(fraction_is_printed(fraction, decimal_of("94.60")));
    assert_false(share_of(1, 0, &fraction));
    assert_true(growth_of(1, INT64_MAX, &fraction));
    struct decimal rounded;
    assert_false(fraction_rounded(fraction, 6, &rounded)); /* does not fit */
}

static void a_decimal_stays_as_precise_as_it_was_printed(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char *const RIGHT[] = { "84.59", "84.590", "0.38", "-0.5", "130000000000", "0.000001" }, *const WRONG[] = { "B", "", "1.", ".5", "0.0000001", "1,5", "1e3" };
    struct decimal decimal;
    for (size_t i = 0; i < COUNT(RIGHT); i++) assert_string_equal(decimal_text(arena, decimal_of(RIGHT[i])), RIGHT[i]);
    for (size_t i = 0; i < COUNT(WRONG); i++) assert_false(decimal_parse(WRONG[i], &decimal));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_read_the_one_way_it_can_be_meant_or_both_ways),
        cmocka_unit_test(only_a_number_with_two_meanings_is_asked_about),
        cmocka_unit_test(a_cell_that_says_nothing_is_no_zero),
        cmocka_unit_test(months_are_known_as_people_and_spreadsheets_write_them),
        cmocka_unit_test(quarters_and_years_are_known_by_their_words),
        cmocka_unit_test(an_achievement_is_printed_as_it_is_computed_or_it_is_not),
        cmocka_unit_test(growth_and_shares_are_exact),
        cmocka_unit_test(a_decimal_stays_as_precise_as_it_was_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
