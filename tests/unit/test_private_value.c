/* Facts about the search of finished pages for private values. Every number here is invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/private_value.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const OWN_EMAILS[] = { "dpmptsp@contoh.go.id", NULL };
static const char *const OWN_PHONES[] = { "0800-100-2000", "(0531) 000111", NULL };
static const char *const PLANTED[] = { "kanari7q2x", NULL };
static const struct private_values VALUES = { OWN_EMAILS, OWN_PHONES, PLANTED };

struct text {
    const char *text;
    enum private_kind kind;
};

/* Each text at every place among the sixteen bytes that are looked at together. */
static void check_all(const struct text *rows, size_t count) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < count; i++) {
        for (int before = 0; before <= 17; before++) {
            const char *text = arena_format(arena, "%*s%s", before, "", rows[i].text);
            enum private_kind found = private_find(arena, &VALUES, text, strlen(text));
            if (found != rows[i].kind) fail_msg("\"%s\": found %d, expected %d", text, found, rows[i].kind);
        }
    }
}

static void private_values_are_found_in_running_text(void **state) {
    (void)state;
    static const struct text ROWS[] = {
        { "<td>3201014107900001</td>", PRIVATE_IDENTITY_NUMBER },
        { "NIK 3201-0141-0790-0001.", PRIVATE_IDENTITY_NUMBER },
        { "320101 410790 0001", PRIVATE_IDENTITY_NUMBER },
        { "hubungi 081200000000", PRIVATE_PHONE },
        { "0812-0000-0000", PRIVATE_PHONE },
        { "+62 812 0000 0000", PRIVATE_PHONE },
        { "https://wa.me/6281200000000", PRIVATE_PHONE },
        { "telepon (0531) 123456", PRIVATE_PHONE },
        { "surel pelapor@contoh.example, segera", PRIVATE_EMAIL },
        { "pelapor@contoh.example", PRIVATE_EMAIL },
        { "aman kanari7q2x aman", PRIVATE_PLANTED },
        { "kanari7q2x", PRIVATE_PLANTED },
    };
    check_all(ROWS, COUNT(ROWS));
}

static void official_figures_and_the_offices_own_contacts_pass(void **state) {
    (void)state;
    static const struct text ROWS[] = {
        { "", PRIVATE_NOTHING },
        { "Rp576.145.900.000, 2024-04-01, 84,93", PRIVATE_NOTHING },
        { "1650000000000000", PRIVATE_NOTHING },                /* sixteen digits of rupiah: no birth date inside */
        { "0000000000000000", PRIVATE_NOTHING },
        { "32010141079000011", PRIVATE_NOTHING },               /* seventeen digits */
        { "3201 01 41 07 90 0001", PRIVATE_NOTHING },           /* not how a card groups it */
        { "62812345678", PRIVATE_NOTHING },                     /* an amount: nobody writes 62… without a plus */
        { "tel:08001002000 atau 0800-100-2000", PRIVATE_NOTHING },
        { "(0531) 000111", PRIVATE_NOTHING },
        { "DPMPTSP@contoh.go.id", PRIVATE_NOTHING },
        { "M0.81 20.5L08 10", PRIVATE_NOTHING },
        { "08-10-2024", PRIVATE_NOTHING },
        { "@media (min-width: 40em) { a@b }", PRIVATE_NOTHING },
        { "kanari7q2", PRIVATE_NOTHING },
    };
    check_all(ROWS, COUNT(ROWS));
}

/* What stopped an edition: the fingerprint of a table held 0838…, which is no telephone number. */
static void a_fingerprint_that_reads_like_a_telephone_number_stops_nothing(void **state) {
    (void)state;
    static const struct text ROWS[] = {
        { "sha256:d6dfb8b69323ab0ddee91a0812000000a5174c9819cccff90e7044d9ff908600", PRIVATE_NOTHING },
        { "0812000000a9323ab0ddee91aa34e1a3555174c9819cccff90e7044d9ff9086b", PRIVATE_NOTHING },
        { "d6dfb8b69323ab0ddee91aa34e1a3555174c9819cccff90e7044df0812000000", PRIVATE_NOTHING },
        { "d6dfb8b69323ab0ddee91aa34e1a3555174c9819cccff90e7044df 0812000000", PRIVATE_PHONE }, /* not part of it */
        { "d6dfb8b69323ab0ddee91a0812000000a5174c9819cccff90e7044d9ff90860", PRIVATE_PHONE }, /* a letter short */
        { "ad6dfb8b69323ab0ddee91a0812000000a5174c9819cccff90e7044d9ff908600", PRIVATE_PHONE }, /* one too many */
        { "a08120000000b8c9", PRIVATE_NOTHING }, /* the number of a key: stopped an office in the hour it was set up */
        { "a08120000000b8c", PRIVATE_PHONE },
        { "0812000000001234", PRIVATE_NOTHING }, /* sixteen digits, no birth date: neither */
        { "D6dfb8b69323ab0ddee91a0812000000a5174c9819cccff90e7044d9ff908600", PRIVATE_PHONE }, /* written otherwise than ours */
    };
    check_all(ROWS, COUNT(ROWS));
}

static void a_value_at_the_very_end_of_the_bytes_is_found_and_nothing_beyond_is_read(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *text = "x 3201014107900001";
    char *exact = malloc(strlen(text)); /* without NUL: the sanitizer would see a read beyond */
    assert_non_null(exact);
    memcpy(exact, text, strlen(text));
    assert_int_equal(private_find(arena, &VALUES, exact, strlen(text)), PRIVATE_IDENTITY_NUMBER);
    assert_int_equal(private_find(arena, &VALUES, exact, strlen(text) - 1), PRIVATE_NOTHING);
    free(exact);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(private_values_are_found_in_running_text),
        cmocka_unit_test(official_figures_and_the_offices_own_contacts_pass),
        cmocka_unit_test(a_fingerprint_that_reads_like_a_telephone_number_stops_nothing),
        cmocka_unit_test(a_value_at_the_very_end_of_the_bytes_is_found_and_nothing_beyond_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
