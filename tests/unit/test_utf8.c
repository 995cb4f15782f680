/* Facts about the hygiene of typed text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/utf8.h"

#define SIZE(table) (sizeof(table) / sizeof *(table))

static void well_formed_text_with_line_ends_is_clean(void **state) {
    (void)state;
    static const char *const CLEAN[] = {
        "", "Pengaduan", "a\tb\nc\r\n", "é ñ 漢 😀 ؀", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xef\xbf\xbd", "\xf0\x90\x80\x80",
        "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf", "\xee\x80\x80",
    };
    for (size_t i = 0; i < SIZE(CLEAN); i++) {
        if (!text_is_clean(CLEAN[i], strlen(CLEAN[i]))) fail_msg("row %zu: %s", i, CLEAN[i]);
    }
}

static void bytes_that_are_not_UTF_8_are_not_clean(void **state) {
    (void)state;
    static const char *const WRONG[] = {
        "\x80", "a\xbf", "\xff", "\xfe", "\xc3", "\xc3(", "\xe2\x82", "\xf0\x9f\x98", /* stray, cut off */
        "\xc0\xaf", "\xc1\x81", "\xe0\x80\xaf", "\xe0\x9f\xbf", "\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf", /* longer than needed */
        "\xed\xa0\x80", "\xed\xbf\xbf", "\xed\xa0\xbd\xed\xb8\x80", /* surrogates */
        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80", /* beyond U+10FFFF */
    };
    for (size_t i = 0; i < SIZE(WRONG); i++) {
        if (text_is_clean(WRONG[i], strlen(WRONG[i]))) fail_msg("row %zu passed", i);
    }
}

static void only_three_control_characters_are_clean(void **state) {
    (void)state;
    for (int byte = 0; byte < 0x80; byte++) {
        char character = (char)byte;
        bool is_control = byte < 0x20 || byte == 0x7f;
        bool is_allowed = byte == '\t' || byte == '\n' || byte == '\r';
        assert_int_equal(text_is_clean(&character, 1), !is_control || is_allowed);
    }
    assert_false(text_is_clean("a\0b", 3));
    assert_true(text_is_clean("a\0b", 1));
}

static void typed_text_is_composed_trimmed_and_has_LF_only(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { const char *typed, *kept; } ROWS[] = {
        { "", "" }, { " \t\r\n ", "" }, { "a", "a" }, { "  a  b \n", "a  b" },
        { "a\r\nb", "a\nb" }, { "a\rb", "a\nb" }, { "a\r\r\nb", "a\n\nb" }, { "a\n\rb", "a\n\nb" }, { "a\r", "a" },
        { "e\xcc\x81", "\xc3\xa9" },                 /* e + acute is é */
        { "\xc3\xa9", "\xc3\xa9" },                  /* é stays é */
        { "\xe2\x84\xab", "\xc3\x85" },              /* ångström sign becomes Å: NFC, canonical */
        { "\xef\xac\x81", "\xef\xac\x81" },          /* the ligature fi stays: not NFKC */
        { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xed\x95\x9c" }, /* Hangul composes */
        { "a\xe2\x80\xae" "b\xe2\x81\xa9", "ab" },  /* an appeal was read backwards: overrides go */
        { "\xe2\x80\xae", "" }, { " \xe2\x80\xaa a ", "a" }, { "a\xe2\x80\x8f", "a\xe2\x80\x8f" }, /* the marks of Arabic stay */
        { "a\xcc\xa3\xcc\x82", "\xe1\xba\xad" }, { "a\xcc\x82\xcc\xa3", "\xe1\xba\xad" }, /* marks in either order */
        { "\xf0\x9d\x85\x9e", "\xf0\x9d\x85\x97\xf0\x9d\x85\xa5" }, /* one of the few that grow */
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) {
        char *kept = text_normal(arena, ROWS[i].typed);
        assert_string_equal(kept, ROWS[i].kept);
        assert_string_equal(text_normal(arena, kept), kept); /* once is enough */
    }
}

static void a_long_text_stays_whole(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    char *typed = arena_alloc(arena, 3 * 50000 + 1);
    for (size_t i = 0; i < 50000; i++) memcpy(typed + 3 * i, "e\xcc\x81", 3);
    char *kept = text_normal(arena, typed);
    assert_int_equal(strlen(kept), 2 * 50000);
    assert_int_equal(text_length(kept), 50000);
}

static void length_counts_characters_not_bytes(void **state) {
    (void)state;
    static const struct { const char *text; size_t length; } ROWS[] = {
        { "", 0 }, { "abc", 3 }, { "\xc3\xa9", 1 }, { "e\xcc\x81", 2 }, { "漢字", 2 }, { "😀", 1 }, { "a\nb", 3 },
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) assert_int_equal(text_length(ROWS[i].text), ROWS[i].length);
}

static void only_the_nine_direction_controls_are_found(void **state) {
    (void)state;
    for (unsigned c = 0x2000; c < 0x2100; c++) {
        char text[6] = { 'a', (char)(0xe0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3f)), (char)(0x80 | (c & 0x3f)), 'b', '\0' };
        bool is_control = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        assert_int_equal(text_has_direction_control(text), is_control);
    }
    assert_false(text_has_direction_control(""));
    assert_false(text_has_direction_control("laporan.pdf"));
    assert_true(text_has_direction_control("laporan\u202efdp.exe"));
    assert_true(text_has_direction_control("\u2066"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_text_with_line_ends_is_clean),
        cmocka_unit_test(bytes_that_are_not_UTF_8_are_not_clean),
        cmocka_unit_test(only_three_control_characters_are_clean),
        cmocka_unit_test(typed_text_is_composed_trimmed_and_has_LF_only),
        cmocka_unit_test(a_long_text_stays_whole),
        cmocka_unit_test(length_counts_characters_not_bytes),
        cmocka_unit_test(only_the_nine_direction_controls_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
