/* Facts about register numbers and access codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/register.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void a_number_prints_with_six_digits_or_more_and_reads_back(void **state) {
    (void)state;
    static const struct { struct register_number number; const char *text; } NUMBERS[] = {
        { { CASE_COMPLAINT, 2026, 123 }, "PGD-2026-000123" },
        { { CASE_REQUEST, 2026, 45 }, "PMI-2026-000045" },
        { { CASE_COMPLAINT, 2999, 1234567 }, "PGD-2999-1234567" },
        { { CASE_REQUEST, 2000, REGISTER_LAST_SEQUENCE }, "PMI-2000-999999999" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(NUMBERS); i++) {
        struct register_number number;
        assert_string_equal(register_text(arena, NUMBERS[i].number), NUMBERS[i].text);
        assert_true(register_parse(NUMBERS[i].text, &number));
        assert_int_equal(number.kind, NUMBERS[i].number.kind);
        assert_int_equal(number.year, NUMBERS[i].number.year);
        assert_int_equal(number.sequence, NUMBERS[i].number.sequence);
    }
}

static void a_number_is_understood_as_people_type_it(void **state) {
    (void)state;
    static const char *const TYPED[] = { "pgd-2026-000123",  " PGD 2026 000123 ", "PGD2026000123",
                                         "pgd-2026-123",     "PGD–2026–000123",   "PGD-2O26-OOOI23",
                                         "PGD-2026-000l23",  "PGD\xC2\xA0" "2026-000123\n" };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(TYPED); i++) {
        struct register_number number;
        assert_true(register_parse(TYPED[i], &number));
        assert_string_equal(register_text(arena, number), "PGD-2026-000123");
    }
}

static void what_is_no_number_is_refused_and_nothing_is_written(void **state) {
    (void)state;
    static const char *const WRONG[] = { "",
                                         "PGD",
                                         "PGD-2026",
                                         "PGD-2026-",
                                         "PGD-2026-000000",
                                         "XXX-2026-000123",
                                         "PGD-1999-000123",
                                         "PGD-3000-000123",
                                         "PGD-2026-00012x",
                                         "PGD-2026-1000000000",
                                         "PGD-2026-99999999999999999999999999",
                                         "PGD/2026/000123",
                                         "2026-000123",
                                         "PGD-2026-0000000000000000000000000000000000000000000000000000000000000000001" };
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        struct register_number number = { .year = 777 };
        assert_false(register_parse(WRONG[i], &number));
        assert_int_equal(number.year, 777);
    }
}

static void ten_bytes_become_sixteen_characters_highest_bits_first(void **state) {
    (void)state;
    static const struct { uint8_t bytes[ACCESS_CODE_BYTES]; const char *text; } CODES[] = {
        { { 0 }, "2222-2222-2222-2222" },
        { { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 }, "ZZZZ-ZZZZ-ZZZZ-ZZZZ" },
        { { 0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf }, "2345-6789-ABCD-EFGH" },
        { { 0x84, 0x65, 0x3a, 0x56, 0xd7, 0xc6, 0x75, 0xbe, 0x77, 0xdf }, "JKLM-NPQR-STUV-WXYZ" },
        { { 0x08 }, "3222-2222-2222-2222" },
        { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }, "2222-2222-2222-2223" },
    };
    for (size_t i = 0; i < COUNT(CODES); i++) {
        assert_string_equal(access_code_from_bytes(CODES[i].bytes).text, CODES[i].text);
    }
}

static void every_single_bit_changes_the_code(void **state) {
    (void)state;
    const uint8_t zero[ACCESS_CODE_BYTES] = { 0 };
    struct access_code nothing = access_code_from_bytes(zero);
    for (unsigned bit = 0; bit < 80; bit++) {
        uint8_t bytes[ACCESS_CODE_BYTES] = { 0 };
        bytes[bit / 8] = (uint8_t)(1u << bit % 8);
        struct access_code code = access_code_from_bytes(bytes);
        int differences = 0;
        for (size_t i = 0; i < ACCESS_CODE_LENGTH; i++) differences += code.text[i] != nothing.text[i];
        assert_int_equal(differences, 1);
    }
}

static void a_code_is_understood_as_people_type_it(void **state) {
    (void)state;
    static const struct { const char *typed, *meant; } TYPED[] = {
        { "2345-6789-ABCD-EFGH", "2345-6789-ABCD-EFGH" }, { "23456789abcdefgh", "2345-6789-ABCD-EFGH" },
        { " 2345 6789\tabcd efgh\n", "2345-6789-ABCD-EFGH" }, { "2345—6789—ABCD—EFGH", "2345-6789-ABCD-EFGH" },
        { "1il1-0oOo-QQQQ-LLLL", "LLLL-QQQQ-QQQQ-LLLL" },
    };
    for (size_t i = 0; i < COUNT(TYPED); i++) {
        struct access_code code;
        assert_true(access_code_parse(TYPED[i].typed, &code));
        assert_string_equal(code.text, TYPED[i].meant);
    }
}

static void what_is_no_code_is_refused_and_nothing_is_written(void **state) {
    (void)state;
    static const char *const WRONG[] = { "", "2345-6789-ABCD-EFG", "2345-6789-ABCD-EFGHJ", "2345-6789-ABCD-EFG!",
                                         "2345/6789/ABCD/EFGH", "2345-6789-ABCD-EFG\xC3\x89" };
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        struct access_code code = { .text = "untouched" };
        assert_false(access_code_parse(WRONG[i], &code));
        assert_string_equal(code.text, "untouched");
    }
}

static void a_code_without_its_hyphens_is_sixteen_characters(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct access_code code = { .text = "2345-6789-ABCD-EFGH" };
    assert_string_equal(access_code_plain(arena, code), "23456789ABCDEFGH");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_prints_with_six_digits_or_more_and_reads_back),
        cmocka_unit_test(a_number_is_understood_as_people_type_it),
        cmocka_unit_test(what_is_no_number_is_refused_and_nothing_is_written),
        cmocka_unit_test(ten_bytes_become_sixteen_characters_highest_bits_first),
        cmocka_unit_test(every_single_bit_changes_the_code),
        cmocka_unit_test(a_code_is_understood_as_people_type_it),
        cmocka_unit_test(what_is_no_code_is_refused_and_nothing_is_written),
        cmocka_unit_test(a_code_without_its_hyphens_is_sixteen_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
