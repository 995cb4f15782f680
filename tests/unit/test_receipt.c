/* Facts about signed receipts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "lib/rules/receipt.h"

static unsigned char public_key[RECEIPT_PUBLIC_BYTES], secret_key[RECEIPT_SECRET_BYTES];

static const struct receipt SAMPLE = {
    .office = "Kantor Contoh",
    .kind = "pengaduan",
    .number = "PGD-2026-000123",
    .received = "2026-11-21T03:10:00Z",
    .due_on = "2026-12-11",
};

static int begin(void **state) {
    unsigned char seed[crypto_sign_ed25519_SEEDBYTES] = { 7 };
    (void)crypto_sign_ed25519_seed_keypair(public_key, secret_key, seed);
    *state = arena_new();
    return 0;
}

static int end(void **state) {
    arena_free(*state);
    return 0;
}

static void the_text_names_every_field_in_a_fixed_order(void **state) {
    assert_string_equal(receipt_text(*state, &SAMPLE),
                        "TANDA TERIMA LOKET TERBUKA, BENTUK 1\nkantor: Kantor Contoh\njenis: pengaduan\n"
                        "nomor: PGD-2026-000123\nditerima: 2026-11-21T03:10:00Z\ndijawab-paling-lambat: 2026-12-11\n");
}

static void a_line_feed_in_a_value_cannot_forge_a_line(void **state) {
    struct receipt receipt = SAMPLE;
    receipt.office = "Kantor\ndijawab-paling-lambat: 2026-01-01";
    assert_null(strstr(receipt_text(*state, &receipt), "\ndijawab-paling-lambat: 2026-01-01"));
}

static void a_signed_receipt_is_recognised_also_with_foreign_line_ends_and_blank_lines(void **state) {
    const char *text = receipt_signed(*state, &SAMPLE, secret_key), *found = NULL;
    assert_int_equal(receipt_check(*state, text, public_key, &found), DONE);
    assert_string_equal(found, receipt_text(*state, &SAMPLE));
    char windows[1000] = "\r\n  ";
    size_t at = strlen(windows);
    for (const char *from = text; *from; from++) {
        if (*from == '\n') windows[at++] = '\r';
        windows[at++] = *from;
    }
    windows[at] = '\0';
    assert_int_equal(receipt_check(*state, windows, public_key, &found), DONE);
    assert_string_equal(found, receipt_text(*state, &SAMPLE));
}

static void every_changed_byte_of_the_text_is_noticed(void **state) {
    const char *text = receipt_signed(*state, &SAMPLE, secret_key);
    size_t length = strlen(receipt_text(*state, &SAMPLE));
    for (size_t i = 0; i < length; i++) {
        char *changed = arena_string(*state, text);
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        const char *found = NULL;
        assert_int_not_equal(receipt_check(*state, changed, public_key, &found), DONE);
        assert_null(found);
    }
}

static void another_office_s_key_does_not_recognise_it(void **state) {
    unsigned char other_public[RECEIPT_PUBLIC_BYTES], other_secret[RECEIPT_SECRET_BYTES];
    unsigned char seed[crypto_sign_ed25519_SEEDBYTES] = { 8 };
    (void)crypto_sign_ed25519_seed_keypair(other_public, other_secret, seed);
    const char *found = NULL;
    assert_int_equal(receipt_check(*state, receipt_signed(*state, &SAMPLE, secret_key), other_public, &found),
                     REFUSED_FORBIDDEN);
}

static void what_is_no_receipt_is_refused_as_such(void **state) {
    static const char *const FILES[] = {
        "", "\n", "halo", "TANDA TERIMA LOKET TERBUKA, BENTUK 1", "TANDA TERIMA LOKET TERBUKA, BENTUK 1\nnomor: 1\n",
        "TANDA TERIMA LOKET TERBUKA, BENTUK 1\ntanda-tangan: AAAA\n",
        "TANDA TERIMA LOKET TERBUKA, BENTUK 1\ntanda-tangan: ***\n", "tanda-tangan: AAAA\n",
    };
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        const char *found = NULL;
        assert_int_equal(receipt_check(*state, FILES[i], public_key, &found), REFUSED_INVALID);
        assert_null(found);
    }
    char *huge = arena_alloc(*state, RECEIPT_TEXT_LONGEST + 2);
    memset(huge, 'a', RECEIPT_TEXT_LONGEST + 1);
    const char *found = NULL;
    assert_int_equal(receipt_check(*state, huge, public_key, &found), REFUSED_INVALID);
}

int main(void) {
    if (sodium_init() < 0) return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_text_names_every_field_in_a_fixed_order, begin, end),
        cmocka_unit_test_setup_teardown(a_line_feed_in_a_value_cannot_forge_a_line, begin, end),
        cmocka_unit_test_setup_teardown(a_signed_receipt_is_recognised_also_with_foreign_line_ends_and_blank_lines, begin, end),
        cmocka_unit_test_setup_teardown(every_changed_byte_of_the_text_is_noticed, begin, end),
        cmocka_unit_test_setup_teardown(another_office_s_key_does_not_recognise_it, begin, end),
        cmocka_unit_test_setup_teardown(what_is_no_receipt_is_refused_as_such, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
