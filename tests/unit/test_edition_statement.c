/* Facts about the list of an edition's files and the signed statement over it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/buffer.h"
#include "lib/base/keys.h"
#include "lib/rules/edition_statement.h"
#include "lib/rules/receipt.h"

#define HASH_A "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

struct desk {
    struct arena *arena;
    unsigned char public_key[32], secret[64], other_public[32], other_secret[64];
};

static int open_desk(void **state) {
    struct desk *desk = calloc(1, sizeof *desk);
    if (!desk || sodium_init() < 0) return -1;
    desk->arena = arena_new();
    (void)crypto_sign_keypair(desk->public_key, desk->secret);
    (void)crypto_sign_keypair(desk->other_public, desk->other_secret);
    *state = desk;
    return 0;
}

static int close_desk(void **state) {
    struct desk *desk = *state;
    arena_free(desk->arena);
    free(desk);
    return 0;
}

/* ---- the list ---- */

static void only_paths_that_stay_inside_their_folder_are_plain(void **state) {
    (void)state;
    static const struct { const char *path; bool plain; } CASES[] = {
        { "index.html", true }, { "ikm/2024-Q2/index.html", true }, { "data/a_b.csv", true }, { "", false }, { "/a", false },
        { "../a", false }, { "a/../b", false }, { "a//b", false }, { "a/", false }, { ".a", false }, { "a/.b", false }, { "a b", false },
        { "a\nb", false }, { "-a", false }, { "a\\b", false }, { "\xc3\xa9", false },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) assert_int_equal(edition_path_is_plain(CASES[i].path), CASES[i].plain);
}

static void a_list_is_what_sha256sum_prints_and_reads_back_the_same(void **state) {
    struct desk *desk = *state;
    struct buffer text = buffer_in(desk->arena);
    struct edition_hash hash = edition_hash_of("abc", 3);
    edition_list_add(&text, "a.html", hash.bytes);
    edition_list_add(&text, "b/c.csv", hash.bytes);
    /* FIPS 180-4, example of SHA-256 for "abc" */
    const char *wanted = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.html\n"
                         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/c.csv\n";
    assert_string_equal(buffer_string(&text), wanted);
    struct edition_list list;
    assert_int_equal(edition_list_parse(desk->arena, wanted, strlen(wanted), &list), DONE);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.files[1].path, "b/c.csv");
    assert_non_null(edition_list_find(&list, "a.html"));
    assert_null(edition_list_find(&list, "b"));
}

static void a_list_of_another_shape_is_refused(void **state) {
    struct desk *desk = *state;
    static const char *const WRONG[] = {
        HASH_A "  a",                           /* no line feed */
        HASH_A " *a\n",                         /* binary mark */
        HASH_A "  ../a\n", HASH_A "  \n", "\n", "x\n",
        "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef  a\n",
        "0123  a\n", HASH_A "  b\n" HASH_A "  a\n", HASH_A "  a\n" HASH_A "  a\n", HASH_A "  a\n\n",
    };
    struct edition_list list;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        assert_int_equal(edition_list_parse(desk->arena, WRONG[i], strlen(WRONG[i]), &list), REFUSED_INVALID);
    }
    assert_int_equal(edition_list_parse(desk->arena, HASH_A "  a\n\0x", strlen(HASH_A) + 6, &list), REFUSED_INVALID);
    assert_int_equal(edition_list_parse(desk->arena, "", 0, &list), DONE);
}

/* ---- the statement ---- */

static struct edition_statement sample(void) {
    return (struct edition_statement){ .office = "DPMPTSP Kabupaten Contoh", .number = 12, .day = "2026-11-21", .made_at = "2026-11-21T01:30:00Z",
                                       .file_count = 64, .list = edition_hash_of("daftar", 6), .audit_head = "570:" HASH_A };
}

static struct edition_statement_read read_back(struct desk *desk, const char *text) {
    struct edition_statement_read read;
    assert_int_equal(edition_statement_parse(desk->arena, text, strlen(text), &read), DONE);
    return read;
}

static void a_statement_is_read_back_as_it_was_signed(void **state) {
    struct desk *desk = *state;
    struct edition_statement statement = sample();
    const char *text = edition_statement_signed(desk->arena, &statement, desk->secret);
    struct edition_statement_read read = read_back(desk, text);
    assert_string_equal(read.statement.office, statement.office);
    assert_int_equal(read.statement.number, 12);
    assert_int_equal(read.statement.file_count, 64);
    assert_memory_equal(&read.statement.list, &statement.list, sizeof statement.list);
    assert_false(read.statement.has_previous);
    assert_string_equal(read.key_id, receipt_key_id(desk->public_key).text);
    assert_int_equal(edition_statement_verify(&read, desk->public_key), DONE);
    assert_int_equal(edition_statement_verify(&read, desk->other_public), REFUSED_ABSENT);
    struct edition_hash whole = edition_hash_of(text, strlen(text));
    assert_memory_equal(&read.whole, &whole, sizeof whole);
}

static void any_one_byte_changed_is_seen(void **state) {
    struct desk *desk = *state;
    struct edition_statement statement = sample();
    const char *text = edition_statement_signed(desk->arena, &statement, desk->secret);
    for (size_t i = 0; text[i]; i++) {
        char *changed = arena_string(desk->arena, text);
        struct edition_statement_read read;
        changed[i] = changed[i] == '1' ? '2' : '1';
        if (edition_statement_parse(desk->arena, changed, strlen(changed), &read) != DONE) continue;
        if (edition_statement_verify(&read, desk->public_key) == DONE) fail_msg("byte %zu can be changed", i);
    }
}

static void an_office_name_cannot_forge_a_line(void **state) {
    struct desk *desk = *state;
    struct edition_statement statement = sample();
    statement.office = "Kantor\nedisi: 99";
    struct edition_statement_read read = read_back(desk, edition_statement_signed(desk->arena, &statement, desk->secret));
    assert_string_equal(read.statement.office, "Kantor edisi: 99");
    assert_int_equal(read.statement.number, 12);
}

static void a_text_with_more_or_less_than_a_statement_is_refused(void **state) {
    struct desk *desk = *state;
    struct edition_statement statement = sample();
    const char *text = edition_statement_signed(desk->arena, &statement, desk->secret);
    const char *wrong[] = { "", "EDISI LOKET TERBUKA, BENTUK 1\n", arena_format(desk->arena, "%s\n", text), arena_format(desk->arena, " %s", text),
                            arena_copy(desk->arena, text, strlen(text) - 1), arena_format(desk->arena, "%s%s", text, text) };
    struct edition_statement_read read;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(edition_statement_parse(desk->arena, wrong[i], strlen(wrong[i]), &read), REFUSED_INVALID);
    }
}

static void a_chain_holds_only_forwards(void **state) {
    struct desk *desk = *state;
    struct edition_statement first = sample();
    struct edition_statement_read earlier = read_back(desk, edition_statement_signed(desk->arena, &first, desk->secret));
    const struct { unsigned long number; const char *day, *head; bool has_previous, same_previous; const char *fault; } CASES[] = {
        { 13, "2026-11-22", "571:" HASH_A, true, true, NULL },
        { 13, "2026-11-21", "570:" HASH_A, true, true, NULL },
        { 13, "2026-11-22", "571:" HASH_A, false, false, "tidak menyebut edisi sebelumnya" },
        { 13, "2026-11-22", "571:" HASH_A, true, false, "menyebut edisi sebelumnya yang lain" },
        { 12, "2026-11-22", "571:" HASH_A, true, true, "nomornya tidak lebih tinggi" },
        { 13, "2026-11-20", "571:" HASH_A, true, true, NULL }, /* a clock was wrong */
        { 13, "2026-11-22", "569:" HASH_A, true, true, "jejak auditnya mundur" },
        { 13, "2026-11-22", "570:0000000000000000000000000000000000000000000000000000000000000000", true, true, "jejak auditnya diganti" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct edition_statement next = sample();
        next.number = CASES[i].number;
        next.day = CASES[i].day;
        next.audit_head = CASES[i].head;
        next.has_previous = CASES[i].has_previous;
        if (CASES[i].same_previous) next.previous = earlier.whole;
        struct edition_statement_read later = read_back(desk, edition_statement_signed(desk->arena, &next, desk->secret));
        const char *fault = edition_chain_fault(&earlier, &later);
        if (CASES[i].fault) assert_string_equal(fault, CASES[i].fault);
        else assert_null(fault);
    }
}

/* ---- the key ---- */

static void an_office_from_before_signed_editions_gets_its_pair_once(void **state) {
    struct desk *desk = *state;
    char folder[] = "/tmp/loket-keys-XXXXXX";
    const char *message = "";
    const struct keys *first, *again;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(keys_add_edition(desk->arena, folder, &message), DONE);
    assert_int_equal(keys_load(desk->arena, folder, KEY_EDITION_PUBLIC | KEY_EDITION_SECRET, &first, &message), DONE);
    assert_int_equal(keys_add_edition(desk->arena, folder, &message), DONE);
    assert_int_equal(keys_load(desk->arena, folder, KEY_EDITION_PUBLIC | KEY_EDITION_SECRET, &again, &message), DONE);
    assert_memory_equal(first->edition_secret, again->edition_secret, sizeof first->edition_secret);
    assert_memory_equal(receipt_public_of(first->edition_secret), first->edition_public, sizeof first->edition_public);
    const char *secret = arena_format(desk->arena, "%s/edition.secret.key", folder), *public_key = arena_format(desk->arena, "%s/edition.public.key", folder);
    struct stat status;
    assert_int_equal(stat(secret, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    /* One of the two lost is not the moment for a new pair: nobody would know why the key changed. */
    assert_int_equal(unlink(secret), 0);
    assert_int_equal(keys_add_edition(desk->arena, folder, &message), DONE);
    assert_int_not_equal(access(secret, F_OK), 0);
    assert_int_equal(unlink(public_key), 0);
    assert_int_equal(rmdir(folder), 0);
}

#define AT_A_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)

int main(void) {
    const struct CMUnitTest tests[] = {
        AT_A_DESK(only_paths_that_stay_inside_their_folder_are_plain),
        AT_A_DESK(a_list_is_what_sha256sum_prints_and_reads_back_the_same),
        AT_A_DESK(a_list_of_another_shape_is_refused),
        AT_A_DESK(a_statement_is_read_back_as_it_was_signed),
        AT_A_DESK(any_one_byte_changed_is_seen),
        AT_A_DESK(an_office_name_cannot_forge_a_line),
        AT_A_DESK(a_text_with_more_or_less_than_a_statement_is_refused),
        AT_A_DESK(a_chain_holds_only_forwards),
        AT_A_DESK(an_office_from_before_signed_editions_gets_its_pair_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
