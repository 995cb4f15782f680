/* Facts about finding published figures by what somebody wants to ask for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/published_match.h"

#define TITLE "Izin terbit Kabupaten Contoh tahun 2025, OSS dan SIMBG"

static const struct { const char *typed, *known; int words, found; } CASES[] = {
    { "izin 2025", TITLE, 2, 2 },
    { "IZIN Terbit", TITLE, 2, 2 },
    { "kab contoh", TITLE, 2, 2 },                                        /* beginnings of words */
    { "Mohon data jumlah izin untuk tahun 2024", TITLE, 2, 1 },           /* what everybody says does not count */
    { "berapa jumlah data?", TITLE, 0, 0 },
    { "", TITLE, 0, 0 },
    { "di ke", TITLE, 0, 0 },                                             /* too short */
    { "perizinan", TITLE, 1, 0 },                                         /* longer than any word there */
    { "\"izin\" (2025) OR *", TITLE, 2, 2 },                              /* signs are nothing */
    { "pe\xc3\xb1" "a", "Pe\xc3\xb1" "a", 1, 1 },
    { "a1 b22 c33 d44 e55 f66 g77 h88 i99 j10 k11 l12 m13 n14 o15", "o15", 12, 0 }, /* a letter is not looked through */
};

static void words_that_matter_are_found_where_a_word_begins_with_them(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct published_match match = published_match(CASES[i].typed, CASES[i].known);
        if (match.words != CASES[i].words || match.found != CASES[i].found) {
            fail_msg("%s: %d of %d", CASES[i].typed, match.found, match.words);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(words_that_matter_are_found_where_a_word_begins_with_them) };
    return cmocka_run_group_tests_name("published_match", tests, NULL, NULL);
}
