/* Facts about signed receipts: their text, their signature, the texts they prove, and keys as files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "lib/rules/receipt.h"
#include "lib/rules/receipt_key.h"
#include "lib/rules/submission_text.h"

static unsigned char public_key[RECEIPT_PUBLIC_BYTES], secret_key[RECEIPT_SECRET_BYTES];
static unsigned char other_public[RECEIPT_PUBLIC_BYTES], other_secret[RECEIPT_SECRET_BYTES];

/* SHA-256 of "a", "b" and "abc", the last from FIPS 180-2. */
#define HASH_A "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
#define HASH_B "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"
#define HASH_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

#define HEAD                                                                                    \
    "TANDA TERIMA LOKET TERBUKA, BENTUK 2\nkantor: Kantor Contoh\njenis: Pengaduan\n"           \
    "nomor: PGD-2026-000123\nditerima: 2026-11-21T03:10:00Z\ndijawab-paling-lambat: 2026-12-11\n" \
    "isi-sha256: " HASH_ABC "\n"
#define FILES_LINES "jumlah-berkas: 2\nberkas-1-sha256: " HASH_B "\nberkas-2-sha256: " HASH_A "\n"

static struct receipt_hash files[2];

static struct receipt sample(void) {
    return (struct receipt){ .office = "Kantor Contoh", .kind = "Pengaduan", .number = "PGD-2026-000123",
                             .received = "2026-11-21T03:10:00Z", .due_on = "2026-12-11",
                             .content = receipt_hash_of("abc", 3), .files = files, .file_count = 2 };
}

static int begin(void **state) {
    unsigned char seed[crypto_sign_ed25519_SEEDBYTES] = { 7 };
    (void)crypto_sign_ed25519_seed_keypair(public_key, secret_key, seed);
    seed[0] = 8;
    (void)crypto_sign_ed25519_seed_keypair(other_public, other_secret, seed);
    files[0] = receipt_hash_of("a", 1);
    files[1] = receipt_hash_of("b", 1);
    *state = arena_new();
    return 0;
}

static int end(void **state) {
    arena_free(*state);
    return 0;
}

static const char *signed_sample(struct arena *arena) {
    struct receipt receipt = sample();
    return receipt_signed(arena, &receipt, secret_key);
}

static enum result check(struct arena *arena, const char *text, const unsigned char *key) {
    struct receipt_read read;
    enum result result = receipt_parse(arena, text, &read);
    return result == DONE ? receipt_verify(&read, key) : result;
}

/* TEXT with the first FROM replaced by TO. */
static const char *with(struct arena *arena, const char *text, const char *from, const char *to) {
    const char *at = strstr(text, from);
    assert_non_null(at);
    return arena_format(arena, "%s%s%s", arena_copy(arena, text, (size_t)(at - text)), to, at + strlen(from));
}

/* ---- the text ---- */

static void the_text_names_every_field_in_a_fixed_order(void **state) {
    const char *text = signed_sample(*state);
    const char *wanted = arena_format(*state, HEAD FILES_LINES "kunci: %s\ntanda-tangan: ", receipt_key_id(public_key).text);
    assert_memory_equal(text, wanted, strlen(wanted));
    assert_int_equal(text[strlen(text) - 1], '\n');
}

static void a_key_is_named_by_the_start_of_its_hash(void **state) {
    (void)state;
    char hex[65];
    struct receipt_hash hash = receipt_hash_of(public_key, sizeof public_key);
    (void)sodium_bin2hex(hex, sizeof hex, hash.bytes, sizeof hash.bytes);
    hex[16] = '\0';
    assert_string_equal(receipt_key_id(public_key).text, hex);
    assert_memory_equal(receipt_public_of(secret_key), public_key, sizeof public_key);
}

static void neither_name_nor_order_of_files_counts(void **state) {
    struct receipt receipt = sample();
    struct receipt_hash turned[2] = { files[1], files[0] };
    receipt.files = turned;
    assert_string_equal(receipt_signed(*state, &receipt, secret_key), signed_sample(*state));
}

static void a_line_feed_in_a_value_cannot_forge_a_line(void **state) {
    struct receipt receipt = sample();
    receipt.office = "Kantor\ndijawab-paling-lambat: 2026-01-01";
    assert_null(strstr(receipt_signed(*state, &receipt, secret_key), "\ndijawab-paling-lambat: 2026-01-01"));
}

static void more_files_than_a_receipt_holds_are_refused(void **state) {
    struct receipt receipt = sample();
    struct receipt_hash many[RECEIPT_FILES_MOST + 1] = { 0 };
    receipt.files = many;
    receipt.file_count = RECEIPT_FILES_MOST;
    const char *text = receipt_signed(*state, &receipt, secret_key);
    assert_non_null(text);
    assert_true(strlen(text) <= RECEIPT_TEXT_LONGEST);
    assert_int_equal(check(*state, text, public_key), DONE);
    receipt.file_count++;
    assert_null(receipt_signed(*state, &receipt, secret_key));
}

/* ---- reading and judging ---- */

static void a_signed_receipt_is_read_back_whole(void **state) {
    struct receipt_read read;
    assert_int_equal(receipt_parse(*state, signed_sample(*state), &read), DONE);
    assert_int_equal(read.form, 2);
    assert_string_equal(read.receipt.office, "Kantor Contoh");
    assert_string_equal(read.receipt.kind, "Pengaduan");
    assert_string_equal(read.receipt.number, "PGD-2026-000123");
    assert_string_equal(read.receipt.received, "2026-11-21T03:10:00Z");
    assert_string_equal(read.receipt.due_on, "2026-12-11");
    assert_string_equal(read.key_id, receipt_key_id(public_key).text);
    assert_int_equal(read.receipt.file_count, 2);
    assert_memory_equal(&read.receipt.files[0], &files[1], sizeof files[1]);
    assert_int_equal(receipt_verify(&read, public_key), DONE);
}

static void foreign_line_ends_blank_lines_and_a_byte_order_mark_do_no_harm(void **state) {
    char windows[2000] = "\xEF\xBB\xBF\r\n  ";
    size_t at = strlen(windows);
    for (const char *from = signed_sample(*state); *from; from++) {
        if (*from == '\n') windows[at++] = '\r';
        windows[at++] = *from;
    }
    windows[at] = '\0';
    assert_int_equal(check(*state, windows, public_key), DONE);
}

static void every_changed_byte_of_the_text_is_noticed(void **state) {
    const char *text = signed_sample(*state);
    for (size_t i = 0; i < strlen(text) - 1; i++) {
        char *changed = arena_string(*state, text);
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        if (check(*state, changed, public_key) == DONE) fail_msg("byte %zu of the receipt can be changed", i);
    }
}

static void what_was_changed_or_moved_is_not_signed(void **state) {
    const char *text = signed_sample(*state);
    static const struct { const char *from, *to; } CHANGES[] = {
        { "2026-12-11", "2026-12-10" }, { "000123", "000124" }, { "isi-sha256: b", "isi-sha256: c" },
        { "berkas-1-sha256: " HASH_B "\nberkas-2-sha256: " HASH_A, "berkas-1-sha256: " HASH_A "\nberkas-2-sha256: " HASH_B },
        { "berkas-1-sha256: " HASH_B, "berkas-1-sha256: " HASH_ABC },
        { "jumlah-berkas: 2\nberkas-1-sha256: " HASH_B "\nberkas-2-sha256: " HASH_A, "jumlah-berkas: 1\nberkas-1-sha256: " HASH_B },
    };
    for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) {
        assert_int_equal(check(*state, with(*state, text, CHANGES[i].from, CHANGES[i].to), public_key), REFUSED_FORBIDDEN);
    }
    const char *moved = with(*state, with(*state, text, "jenis: Pengaduan\n", ""), "kantor:", "jenis: Pengaduan\nkantor:");
    assert_int_equal(check(*state, moved, public_key), REFUSED_INVALID);
}

static void another_office_s_key_does_not_recognise_it_and_says_so(void **state) {
    assert_int_equal(check(*state, signed_sample(*state), other_public), REFUSED_ABSENT);
    const char *claimed = with(*state, signed_sample(*state), receipt_key_id(public_key).text, receipt_key_id(other_public).text);
    assert_int_equal(check(*state, claimed, other_public), REFUSED_FORBIDDEN);
}

static void a_receipt_of_form_1_is_still_recognised(void **state) {
    static const char TEXT[] = "TANDA TERIMA LOKET TERBUKA, BENTUK 1\nkantor: Kantor Contoh\njenis: Pengaduan\n"
                               "nomor: PGD-2026-000123\nditerima: 2026-11-21\ndijawab-paling-lambat: 2026-12-11\n";
    unsigned char signature[crypto_sign_ed25519_BYTES];
    char encoded[100];
    (void)crypto_sign_ed25519_detached(signature, NULL, (const unsigned char *)TEXT, sizeof TEXT - 1, secret_key);
    sodium_bin2base64(encoded, sizeof encoded, signature, sizeof signature, sodium_base64_VARIANT_ORIGINAL);
    const char *text = arena_format(*state, "%standa-tangan: %s\n", TEXT, encoded);
    assert_int_equal(check(*state, text, public_key), DONE);
    assert_int_equal(check(*state, with(*state, text, "12-11", "12-12"), public_key), REFUSED_FORBIDDEN);
    assert_int_equal(check(*state, with(*state, text, "BENTUK 1", "BENTUK 2"), public_key), REFUSED_INVALID);
}

static void what_is_no_receipt_is_refused_as_such(void **state) {
    static const char *const FILES[] = {
        "", "\n", "halo", "TANDA TERIMA LOKET TERBUKA, BENTUK 2", "TANDA TERIMA LOKET TERBUKA, BENTUK 3\n",
        "TANDA TERIMA LOKET TERBUKA, BENTUK 2\nnomor: 1\n", "TANDA TERIMA LOKET TERBUKA, BENTUK 2\ntanda-tangan: AAAA\n",
        "tanda-tangan: AAAA\n", HEAD, HEAD FILES_LINES, HEAD FILES_LINES "kunci: 0011223344556677\ntanda-tangan: ***\n",
        HEAD "jumlah-berkas: \nkunci: 0011223344556677\ntanda-tangan: AAAA\n", HEAD "jumlah-berkas: 99\nkunci: x\n",
        HEAD "jumlah-berkas: -1\nkunci: x\n", HEAD "jumlah-berkas: 1\nberkas-1-sha256: AB\nkunci: x\n",
    };
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        assert_int_equal(check(*state, FILES[i], public_key), REFUSED_INVALID);
    }
    assert_int_equal(check(*state, arena_format(*state, "%ssatu baris lagi\n", signed_sample(*state)), public_key), REFUSED_INVALID);
    char *huge = arena_alloc(*state, RECEIPT_TEXT_LONGEST + 2);
    memset(huge, 'a', RECEIPT_TEXT_LONGEST + 1);
    huge[RECEIPT_TEXT_LONGEST + 1] = '\0';
    assert_int_equal(check(*state, huge, public_key), REFUSED_INVALID);
}

static void a_file_belongs_to_a_receipt_once(void **state) {
    (void)state;
    struct receipt receipt = sample();
    struct receipt_hash stranger = receipt_hash_of("c", 1);
    bool taken[RECEIPT_FILES_MOST] = { false };
    assert_false(receipt_takes_file(&receipt, &stranger, taken));
    assert_true(receipt_takes_file(&receipt, &files[1], taken));
    assert_false(receipt_takes_file(&receipt, &files[1], taken));
    assert_true(receipt_takes_file(&receipt, &files[0], taken));
}

/* ---- the submitted text ---- */

static void the_submitted_text_is_one_line_an_answer(void **state) {
    const struct submission_field fields[] = { { "jenis", "complaint" }, { "judul", "Izin terlambat" },
                                               { "uraian", "Baris satu\njudul: bukan judul\n\nakhir" },
                                               { "tempat-kejadian", "" }, { "tanggal-kejadian", NULL } };
    assert_string_equal(submission_text(*state, fields, 5),
                        "ISI LOKET TERBUKA, BENTUK 1\njenis: complaint\njudul: Izin terlambat\n"
                        "uraian: Baris satu\n  judul: bukan judul\n  \n  akhir\n");
}

static void no_two_submissions_have_the_same_text(void **state) {
    static const struct submission_field PAIRS[][2] = {
        { { "judul", "a" }, { "uraian", "b" } },   { { "judul", "a\nuraian: b" }, { "uraian", "" } },
        { { "judul", "a\n  uraian: b" }, { "uraian", "" } }, { { "judul", "b" }, { "uraian", "a" } },
        { { "uraian", "b" }, { "judul", "a" } },   { { "judul", "a" }, { "uraian", "B" } },
        { { "judul", "a" }, { "uraian", "b\n" } }, { { "judul", "a " }, { "uraian", "b" } },
    };
    const size_t count = sizeof PAIRS / sizeof *PAIRS;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            assert_string_not_equal(submission_text(*state, PAIRS[i], 2), submission_text(*state, PAIRS[j], 2));
        }
    }
}

/* ---- the key as a file ---- */

static void a_key_file_is_read_in_each_of_its_three_forms(void **state) {
    unsigned char key[RECEIPT_PUBLIC_BYTES];
    char encoded[100];
    sodium_bin2base64(encoded, sizeof encoded, public_key, sizeof public_key, sodium_base64_VARIANT_ORIGINAL);
    const char *pem = receipt_key_pem(*state, public_key);
    const char *const TEXTS[] = { encoded, arena_format(*state, "\n %s\r\n", encoded), pem, with(*state, pem, "\n", "\r\n") };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        memset(key, 0, sizeof key);
        assert_int_equal(receipt_key_read(TEXTS[i], strlen(TEXTS[i]), key), DONE);
        assert_memory_equal(key, public_key, sizeof key);
    }
    assert_int_equal(receipt_key_read((const char *)public_key, sizeof public_key, key), DONE);
    assert_memory_equal(key, public_key, sizeof key);
}

static void what_is_no_key_is_refused(void **state) {
    unsigned char key[RECEIPT_PUBLIC_BYTES];
    const char *pem = receipt_key_pem(*state, public_key);
    const char *const TEXTS[] = {
        "", "kunci", "AAAA", with(*state, pem, "MCow", "MCox"), with(*state, pem, "-----END", "-----AKHIR"),
        arena_format(*state, "%slagi", pem), with(*state, pem, "PUBLIC", "PRIVATE"),
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        assert_int_equal(receipt_key_read(TEXTS[i], strlen(TEXTS[i]), key), REFUSED_INVALID);
    }
    assert_int_equal(receipt_key_read((const char *)secret_key, sizeof secret_key, key), REFUSED_INVALID);
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
    if (sodium_init() < 0) return 1;
    const struct CMUnitTest tests[] = {
        FACT(the_text_names_every_field_in_a_fixed_order),
        FACT(a_key_is_named_by_the_start_of_its_hash),
        FACT(neither_name_nor_order_of_files_counts),
        FACT(a_line_feed_in_a_value_cannot_forge_a_line),
        FACT(more_files_than_a_receipt_holds_are_refused),
        FACT(a_signed_receipt_is_read_back_whole),
        FACT(foreign_line_ends_blank_lines_and_a_byte_order_mark_do_no_harm),
        FACT(every_changed_byte_of_the_text_is_noticed),
        FACT(what_was_changed_or_moved_is_not_signed),
        FACT(another_office_s_key_does_not_recognise_it_and_says_so),
        FACT(a_receipt_of_form_1_is_still_recognised),
        FACT(what_is_no_receipt_is_refused_as_such),
        FACT(a_file_belongs_to_a_receipt_once),
        FACT(the_submitted_text_is_one_line_an_answer),
        FACT(no_two_submissions_have_the_same_text),
        FACT(a_key_file_is_read_in_each_of_its_three_forms),
        FACT(what_is_no_key_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
