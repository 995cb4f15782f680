/* Facts about what people type into a search. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/rules/search_words.h"

static const struct { const char *typed, *match; } SEARCHES[] = {
    { "lampu", "\"lampu\"*" },
    { "  Lampu   loket ", "\"Lampu\"* \"loket\"*" },
    { "di pintu", "\"di\" \"pintu\"*" },
    { "lampu-lampu", "\"lampu\"* \"lampu\"*" },
    { "\xC3\xA9lan", "\"\xC3\xA9lan\"*" },
    { "izin (baru)", "\"izin\"* \"baru\"*" },
    /* signs of the index's language are no signs here */
    { "lampu\" OR \"1", "\"lampu\"* \"OR\" \"1\"" },
    { "subject:lampu", "\"subject\"* \"lampu\"*" },
    { "lampu*", "\"lampu\"*" },
    { "^lampu", "\"lampu\"*" },
    { "-lampu", "\"lampu\"*" },
    { "{subject story}:a", "\"subject\"* \"story\"* \"a\"" },
    { "NEAR(lampu loket, 2)", "\"NEAR\"* \"lampu\"* \"loket\"* \"2\"" },
    { "lampu AND NOT loket", "\"lampu\"* \"AND\"* \"NOT\"* \"loket\"*" },
    { "a'; DROP TABLE cases; --", "\"a\" \"DROP\"* \"TABLE\"* \"cases\"*" },
    { "((((", NULL },
    { "\"\"\"", NULL },
    { "* ^ : + - { }", NULL },
    { "", NULL },
    { "1 2 3 4 5 6 7 8 9", "\"1\" \"2\" \"3\" \"4\" \"5\" \"6\" \"7\" \"8\"" },
};

static void a_search_is_its_words_quoted_and_nothing_else(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof SEARCHES / sizeof *SEARCHES; i++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        const char *match = search_match(arena, SEARCHES[i].typed);
        if (SEARCHES[i].match) assert_string_equal(match, SEARCHES[i].match);
        else assert_null(match);
    }
}

static const struct { const char *text, *typed, *excerpt; } EXCERPTS[] = {
    { "Lampu di pintu mati.", "lampu", "\x02Lampu\x03 di pintu mati." },
    { "Lampu di pintu mati.", "PINTU lam", "\x02Lampu\x03 di \x02pintu\x03 mati." },
    { "Dilampui saja.", "lampu", NULL },
    { "Lampu.", "kursi", NULL },
    { "", "lampu", NULL },
    { "Ada di sini", "di", "Ada \x02" "di\x03 sini" }, /* two letters stand for themselves alone */
    { "dia di", "di", "dia \x02" "di\x03" },
    { "<b>Lampu</b> & \"mati\"", "lampu", "<b>\x02Lampu\x03</b> & \"mati\"" },
    { "Kaf\xC3\xA9 lampu", "kaf\xC3\xA9", "\x02Kaf\xC3\xA9\x03 lampu" },
    { "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas lampu", "lampu",
      "…empat lima enam tujuh delapan sembilan sepuluh sebelas \x02lampu\x03" },
};

static void an_excerpt_shows_the_first_place_of_a_word_and_marks_all(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof EXCERPTS / sizeof *EXCERPTS; i++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        const char *excerpt = search_excerpt(arena, EXCERPTS[i].text, EXCERPTS[i].typed);
        if (EXCERPTS[i].excerpt) assert_string_equal(excerpt, EXCERPTS[i].excerpt);
        else assert_null(excerpt);
    }
}

static void an_excerpt_of_a_text_without_spaces_stays_short_and_whole_in_its_characters(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *text = "";
    for (int i = 0; i < 200; i++) text = arena_format(arena, "%s\xE2\x80\xA6.", text);
    const char *excerpt = search_excerpt(arena, arena_format(arena, "%s lampu %s", text, text), "lampu");
    assert_true(text_is_clean(arena_format(arena, "%.*s", (int)(strchr(excerpt, SEARCH_MARK_BEGIN) - excerpt), excerpt),
                              (size_t)(strchr(excerpt, SEARCH_MARK_BEGIN) - excerpt)));
    assert_true(strlen(excerpt) < EXCERPT_LENGTH + 20);
}

static void candidates_are_different_long_words_the_longest_first(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct search_words words = search_candidates(arena, "Retribusi parkir, RETRIBUSI pasar yang mahal di kaf\xC3\xA9teria pelabuhan");
    assert_int_equal(words.count, 5);
    static const char *const EXPECTED[] = { "retribusi", "pelabuhan", "parkir", "pasar", "mahal" };
    for (size_t i = 0; i < 5; i++) assert_string_equal(words.rows[i], EXPECTED[i]);
}

static void a_long_text_gives_its_longest_words_only(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *text = "";
    for (int i = 0; i < 60; i++) text = arena_format(arena, "%s kata%0*d", text, 2 + i % 10, i);
    struct search_words words = search_candidates(arena, text);
    assert_int_equal(words.count, SIMILAR_CANDIDATES);
    for (size_t i = 1; i < words.count; i++) assert_true(strlen(words.rows[i - 1]) >= strlen(words.rows[i]));
    assert_int_equal(strlen(words.rows[0]), 4 + 11);
}

static void two_shared_words_make_cases_similar(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct search_words words = { { "aa", "bb", "cc" }, 0 };
    assert_null(search_match_pairs(arena, &words));
    words.count = 1;
    assert_string_equal(search_match_pairs(arena, &words), "\"aa\"");
    words.count = 3;
    assert_string_equal(search_match_pairs(arena, &words), "(\"aa\" AND \"bb\") OR (\"aa\" AND \"cc\") OR (\"bb\" AND \"cc\")");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_search_is_its_words_quoted_and_nothing_else),
        cmocka_unit_test(an_excerpt_shows_the_first_place_of_a_word_and_marks_all),
        cmocka_unit_test(an_excerpt_of_a_text_without_spaces_stays_short_and_whole_in_its_characters),
        cmocka_unit_test(candidates_are_different_long_words_the_longest_first),
        cmocka_unit_test(a_long_text_gives_its_longest_words_only),
        cmocka_unit_test(two_shared_words_make_cases_similar),
    };
    return cmocka_run_group_tests_name("search_words", tests, NULL, NULL);
}
