/* Facts about showing and reading figures, money, dates and telephone numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/format.h"
#include "lib/rules/ratio.h"
#include "lib/rules/typed.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void numbers_have_points_between_thousands_and_a_decimal_comma(void **state) {
    (void)state;
    static const struct { int64_t value; unsigned decimals; const char *shown, *plain; } NUMBERS[] = {
        { 123456789, 2, "1.234.567,89", "1234567.89" },
        { 0, 0, "0", "0" },
        { 0, 2, "0,00", "0.00" },
        { 5, 2, "0,05", "0.05" },
        { -5, 2, "-0,05", "-0.05" },
        { 999, 0, "999", "999" },
        { 1000, 0, "1.000", "1000" },
        { -1000, 0, "-1.000", "-1000" },
        { 33500, 4, "3,3500", "3.3500" },
        { INT64_MAX, 0, "9.223.372.036.854.775.807", "9223372036854775807" },
        { INT64_MIN, 9, "-9.223.372.036,854775808", "-9223372036.854775808" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(NUMBERS); i++) {
        assert_string_equal(format_number(arena, NUMBERS[i].value, NUMBERS[i].decimals), NUMBERS[i].shown);
        assert_string_equal(format_plain(arena, NUMBERS[i].value, NUMBERS[i].decimals), NUMBERS[i].plain);
    }
    assert_string_equal(format_percent(arena, 974, 1), "97,4%");
}

static void money_is_shown_in_full_or_at_a_glance(void **state) {
    (void)state;
    static const struct { int64_t rupiah; const char *full, *glance; } MONEY[] = {
        { 0, "Rp0", "Rp0" },
        { -5, "-Rp5", "-Rp5" },
        { 950000, "Rp950.000", "Rp950.000" },
        { 994999, "Rp994.999", "Rp994.999" },
        { 995000, "Rp995.000", "Rp1,00 juta" },
        { 1234567, "Rp1.234.567", "Rp1,23 juta" },
        { 313630500000, "Rp313.630.500.000", "Rp313,63 miliar" },
        { 340496356836, "Rp340.496.356.836", "Rp340,50 miliar" },
        { 999994999999, "Rp999.994.999.999", "Rp1,00 triliun" },
        { 1500000000000, "Rp1.500.000.000.000", "Rp1,50 triliun" },
        { -26845000000, "-Rp26.845.000.000", "-Rp26,85 miliar" },
        { INT64_MIN, "-Rp9.223.372.036.854.775.808", "-Rp9.223.372,04 triliun" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(MONEY); i++) {
        assert_string_equal(format_rupiah(arena, MONEY[i].rupiah), MONEY[i].full);
        assert_string_equal(format_rupiah_short(arena, MONEY[i].rupiah), MONEY[i].glance);
    }
    assert_string_equal(format_dollar(arena, 2090870000), "US$20.908.700,00");
}

static void days_and_times_are_shown_as_Indonesians_write_them(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    day_number day = day_from_civil((struct civil){ 2026, 1, 31 });
    assert_string_equal(format_day(arena, day), "31 Januari 2026");
    assert_string_equal(format_day_short(arena, day), "31/01/2026");
    assert_string_equal(format_day(arena, day + 1), "1 Februari 2026");
    assert_string_equal(format_weekday(day), "Sabtu");
    instant at;
    assert_true(instant_parse("2026-01-31T17:05:00Z", &at));
    assert_string_equal(format_clock(arena, at, 480, "WITA"), "01.05 WITA");
    assert_string_equal(format_moment(arena, at, 480, "WITA"), "1 Februari 2026 pukul 01.05 WITA");
    assert_string_equal(format_moment(arena, at, 420, "WIB"), "1 Februari 2026 pukul 00.05 WIB");
    assert_string_equal(format_month(12), "Desember");
}

static void halves_are_rounded_away_from_zero(void **state) {
    (void)state;
    static const struct { int64_t above, below, rounded; } FRACTIONS[] = {
        { 1, 2, 1 }, { -1, 2, -1 }, { 1, 3, 0 }, { 2, 3, 1 }, { 5, 2, 3 }, { -5, 2, -3 }, { 49, 100, 0 }, { 0, 7, 0 },
        { INT64_MAX, 1, INT64_MAX },
    };
    for (size_t i = 0; i < COUNT(FRACTIONS); i++) {
        assert_int_equal(round_half_up(FRACTIONS[i].above, FRACTIONS[i].below), FRACTIONS[i].rounded);
    }
}

static void a_machine_decimal_is_read_exactly_or_refused(void **state) {
    (void)state;
    static const struct { const char *text; unsigned decimals; enum typed_fault fault; int64_t value; } TEXTS[] = {
        { "313630.50", 2, TYPED_OK, 31363050 },
        { "313630.5", 2, TYPED_OK, 31363050 },
        { "313630.500", 2, TYPED_OK, 31363050 },
        { "313630", 2, TYPED_OK, 31363000 },
        { "-0.05", 2, TYPED_OK, -5 },
        { "0007", 0, TYPED_OK, 7 },
        { "9223372036854775807", 0, TYPED_OK, INT64_MAX },
        { "-9223372036854775808", 0, TYPED_OK, INT64_MIN },
        { "9223372036854775808", 0, TYPED_TOO_LARGE, 0 },
        { "92233720368547758.08", 2, TYPED_TOO_LARGE, 0 },
        { "313630.501", 2, TYPED_TOO_MANY_DECIMALS, 0 },
        { "7.5", 0, TYPED_TOO_MANY_DECIMALS, 0 },
        { "", 2, TYPED_NOT_A_NUMBER, 0 },
        { "-", 2, TYPED_NOT_A_NUMBER, 0 },
        { ".5", 2, TYPED_NOT_A_NUMBER, 0 },
        { "5.", 2, TYPED_NOT_A_NUMBER, 0 },
        { "+5", 2, TYPED_NOT_A_NUMBER, 0 },
        { " 5", 2, TYPED_NOT_A_NUMBER, 0 },
        { "5 ", 2, TYPED_NOT_A_NUMBER, 0 },
        { "1,5", 2, TYPED_NOT_A_NUMBER, 0 },
        { "1e3", 2, TYPED_NOT_A_NUMBER, 0 },
        { "0x10", 2, TYPED_NOT_A_NUMBER, 0 },
        { "1.2.3", 2, TYPED_NOT_A_NUMBER, 0 },
        { "0000000000000000000000000000000000000000000000000000000000001", 0, TYPED_TOO_LARGE, 0 },
    };
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        int64_t value = 777;
        assert_int_equal(typed_decimal(TEXTS[i].text, TEXTS[i].decimals, &value), TEXTS[i].fault);
        assert_int_equal(value, TEXTS[i].fault == TYPED_OK ? TEXTS[i].value : 777);
    }
}

static void an_amount_is_read_as_Indonesians_type_it(void **state) {
    (void)state;
    static const struct { const char *text; unsigned decimals; enum typed_fault fault; int64_t value; } TEXTS[] = {
        { "1.234.567,89", 2, TYPED_OK, 123456789 },
        { "Rp1.234.567", 0, TYPED_OK, 1234567 },
        { " Rp 1.234.567 ", 0, TYPED_OK, 1234567 },
        { "-Rp5", 0, TYPED_OK, -5 },
        { "Rp 1234567,-", 0, TYPED_OK, 1234567 },
        { "1234567", 0, TYPED_OK, 1234567 },
        { "1.234", 0, TYPED_OK, 1234 },
        { "0,5", 2, TYPED_OK, 50 },
        { "1.23", 2, TYPED_NOT_A_NUMBER, 0 },    /* a decimal point: could be meant either way */
        { "1234.567", 2, TYPED_NOT_A_NUMBER, 0 },
        { "1.234.56", 2, TYPED_NOT_A_NUMBER, 0 },
        { ".123", 2, TYPED_NOT_A_NUMBER, 0 },
        { "1,2,3", 2, TYPED_NOT_A_NUMBER, 0 },
        { "1,", 2, TYPED_NOT_A_NUMBER, 0 },
        { "Rp", 2, TYPED_NOT_A_NUMBER, 0 },
        { "1 234", 0, TYPED_NOT_A_NUMBER, 0 },
        { "12,345", 2, TYPED_TOO_MANY_DECIMALS, 0 },
        { "9.223.372.036.854.775.808", 0, TYPED_TOO_LARGE, 0 },
    };
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        int64_t value = 777;
        assert_int_equal(typed_amount(TEXTS[i].text, TEXTS[i].decimals, &value), TEXTS[i].fault);
        assert_int_equal(value, TEXTS[i].fault == TYPED_OK ? TEXTS[i].value : 777);
    }
}

static void every_shown_amount_reads_back(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (int64_t value = 1; value < INT64_MAX / 13; value = value * 13 + 7) {
        int64_t read;
        assert_int_equal(typed_amount(format_rupiah(arena, value), 0, &read), TYPED_OK);
        assert_int_equal(read, value);
        assert_int_equal(typed_amount(format_number(arena, -value, 3), 3, &read), TYPED_OK);
        assert_int_equal(read, -value);
        assert_int_equal(typed_decimal(format_plain(arena, value, 9), 9, &read), TYPED_OK);
        assert_int_equal(read, value);
    }
}

static void a_time_of_day_is_read_as_it_is_typed(void **state) {
    (void)state;
    static const char *const RIGHT[][2] = { { "9.30", "09:30" }, { "09:30", "09:30" }, { " 00.00 ", "00:00" }, { "23.59", "23:59" } };
    static const char *const WRONG[] = { "", "24.00", "9.60", "9.3", "930", "9,30", "9.30 pagi", "-1.30", "9.300", "09:30:00" };
    struct typed_time time;
    for (size_t i = 0; i < sizeof RIGHT / sizeof *RIGHT; i++) {
        assert_true(typed_time(RIGHT[i][0], &time));
        assert_string_equal(time.text, RIGHT[i][1]);
    }
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) assert_false(typed_time(WRONG[i], &time));
}

static void a_typed_date_is_read_day_first(void **state) {
    (void)state;
    static const char *const RIGHT[] = { "05/02/2026", "5/2/2026", " 5-2-2026 ", "05.02.2026" };
    static const char *const WRONG[] = { "",         "2026-02-05", "31/02/2026",  "5/2/26",
                                         "5/2-2026", "5 2 2026",   "05/02/2026x", "005/2/2026",
                                         "5/2",      "5/Feb/2026", "29/02/2026",  "5" };
    for (size_t i = 0; i < COUNT(RIGHT); i++) {
        day_number day;
        assert_true(typed_day(RIGHT[i], &day));
        assert_int_equal(day, day_from_civil((struct civil){ 2026, 2, 5 }));
    }
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        day_number day = 777;
        assert_false(typed_day(WRONG[i], &day));
        assert_int_equal(day, 777);
    }
}

static void a_telephone_number_has_one_form_however_it_is_typed(void **state) {
    (void)state;
    static const struct { const char *typed, *e164, *shown; } NUMBERS[] = {
        { "081200000000", "+6281200000000", "0812-0000-0000" },
        { " 0812-0000-0000", "+6281200000000", "0812-0000-0000" },
        { "6281200000000", "+6281200000000", "0812-0000-0000" },
        { "+62 812 0000 0000", "+6281200000000", "0812-0000-0000" },
        { "(0800) 000.00000", "+6280000000000", "0800-0000-0000" },
        { "080000000", "+6280000000", "0800-00000" },
        { "+9990000000", "+9990000000", "+9990000000" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(NUMBERS); i++) {
        struct typed_phone phone;
        assert_true(typed_phone(NUMBERS[i].typed, &phone));
        assert_string_equal(phone.text, NUMBERS[i].e164);
        assert_string_equal(format_phone(arena, phone.text), NUMBERS[i].shown);
    }
}

static void what_is_no_telephone_number_is_refused(void **state) {
    (void)state;
    static const char *const WRONG[] = { "",
                                         "0",
                                         "0812",
                                         "812000000000",
                                         "081200000000000",
                                         "08120000000000000",
                                         "+62081200000000",
                                         "0812x0000000",
                                         "++6281200000000",
                                         "nomor saya",
                                         "00812000000000" };
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        struct typed_phone phone = { "untouched" };
        assert_false(typed_phone(WRONG[i], &phone));
        assert_string_equal(phone.text, "untouched");
    }
}

static void a_size_is_never_smaller_than_the_file_in_kilobytes_and_never_1024_of_them(void **state) {
    (void)state;
    static const struct { int64_t bytes; const char *shown; } SIZES[] = {
        { 0, "0 kB" },           { 1, "1 kB" },           { 1024, "1 kB" },       { 1025, "2 kB" },      { 1023 * 1024, "1.023 kB" },
        { 1023 * 1024 + 1, "1,0 MB" }, { 1024 * 1024, "1,0 MB" }, { 1572864, "1,5 MB" }, { 1100000, "1,0 MB" }, { 1101005, "1,1 MB" },
        { 10 * 1024 * 1024, "10,0 MB" }, { INT64_MAX, "8.796.093.022.208,0 MB" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(SIZES); i++) assert_string_equal(format_size(arena, SIZES[i].bytes), SIZES[i].shown);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_time_of_day_is_read_as_it_is_typed),
        cmocka_unit_test(numbers_have_points_between_thousands_and_a_decimal_comma),
        cmocka_unit_test(money_is_shown_in_full_or_at_a_glance),
        cmocka_unit_test(days_and_times_are_shown_as_Indonesians_write_them),
        cmocka_unit_test(halves_are_rounded_away_from_zero),
        cmocka_unit_test(a_machine_decimal_is_read_exactly_or_refused),
        cmocka_unit_test(an_amount_is_read_as_Indonesians_type_it),
        cmocka_unit_test(every_shown_amount_reads_back),
        cmocka_unit_test(a_typed_date_is_read_day_first),
        cmocka_unit_test(a_telephone_number_has_one_form_however_it_is_typed),
        cmocka_unit_test(what_is_no_telephone_number_is_refused),
        cmocka_unit_test(a_size_is_never_smaller_than_the_file_in_kilobytes_and_never_1024_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
