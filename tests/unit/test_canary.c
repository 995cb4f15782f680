/* Facts about looking for erased bytes in a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/base/canary.h"

#define WORDS "sebuah kalimat yang cukup panjang untuk dicari kembali di dalam berkas apa pun"

static size_t found_in(const char *content, size_t length, const char *wanted, size_t wanted_length) {
    char path[] = "/tmp/loket-canary-XXXXXX";
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct canary canary = { .bytes = wanted, .length = wanted_length };
    struct canaries canaries = { &canary, 1 };
    size_t found = 0;
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, content, length), (ssize_t)length);
    assert_int_equal(close(file), 0);
    assert_int_equal(canaries_find(arena, path, &canaries, &found), DONE);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(canary.found, found == 1);
    return found;
}

static void bytes_are_found_wherever_they_lie(void **state) {
    (void)state;
    static const size_t PLACES[] = { 0, 1, 7, 8, 4095, 4096, 9000 };
    static char content[9000 + sizeof WORDS];
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        memset(content, 'x', sizeof content);
        memcpy(content + PLACES[i], WORDS, strlen(WORDS));
        assert_int_equal(found_in(content, PLACES[i] + strlen(WORDS), WORDS, strlen(WORDS)), 1);
    }
}

static void one_other_byte_is_not_it(void **state) {
    (void)state;
    char content[] = WORDS;
    content[CANARY_LONGEST - 1] ^= 1;
    assert_int_equal(found_in(content, strlen(content), WORDS, strlen(WORDS)), 0);
}

static void of_long_words_the_beginning_counts(void **state) {
    (void)state;
    assert_int_equal(found_in(WORDS, CANARY_LONGEST, WORDS, strlen(WORDS)), 1);
    assert_int_equal(found_in(WORDS, CANARY_LONGEST - 1, WORDS, strlen(WORDS)), 0);
}

static void an_empty_file_and_one_that_is_not_there_hold_nothing(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct canary canary = { .bytes = WORDS, .length = strlen(WORDS) };
    struct canaries canaries = { &canary, 1 };
    size_t found = 0;
    assert_int_equal(found_in("", 0, WORDS, strlen(WORDS)), 0);
    assert_int_equal(canaries_find(arena, "/tmp/loket-canary-nowhere", &canaries, &found), DONE);
    assert_int_equal(found, 0);
}

static void what_many_said_is_looked_for_once(void **state) {
    (void)state;
    struct canary rows[] = { { "terima kasih banyak", 19, false }, { WORDS, 40, false }, { "terima kasih banyak", 19, false },
                             { WORDS, 48, false }, { "terima kasih banyak", 19, false } };
    struct canaries canaries = { rows, sizeof rows / sizeof *rows };
    canaries_once(&canaries);
    assert_int_equal(canaries.count, 3);
    for (size_t i = 1; i < canaries.count; i++) assert_true(canaries.rows[i - 1].length < canaries.rows[i].length);
    canaries.count = 0;
    canaries_once(&canaries);
    assert_int_equal(canaries.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_found_wherever_they_lie),
        cmocka_unit_test(one_other_byte_is_not_it),
        cmocka_unit_test(of_long_words_the_beginning_counts),
        cmocka_unit_test(what_many_said_is_looked_for_once),
        cmocka_unit_test(an_empty_file_and_one_that_is_not_there_hold_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
