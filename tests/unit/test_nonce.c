/* Facts about form nonces, seals, access tokens and session cookies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/web/nonce.h"
#include "lib/web/response.h"
#include "lib/web/seal.h"
#include "lib/web/session.h"

static const unsigned char KEY[32] = "an example key of thirty-two by", OTHER_KEY[32] = "another key of thirty-two bytes";
#define NOW ((instant)1700000000)

static const struct {
    int64_t after; /* seconds between issue and reading */
    enum nonce_state state;
} AGES[] = {
    { -1, NONCE_FORGED }, { 0, NONCE_TOO_FAST }, { 2, NONCE_TOO_FAST }, { 3, NONCE_GOOD },
    { NONCE_SECONDS, NONCE_GOOD }, { NONCE_SECONDS + 1, NONCE_EXPIRED },
};

static void a_nonce_is_good_from_the_minimum_time_until_a_day_later(void **state) {
    (void)state;
    struct form_nonce issued = nonce_issue(KEY, "/pengaduan/", NOW);
    for (size_t i = 0; i < sizeof AGES / sizeof *AGES; i++) {
        struct form_nonce read = { 0 };
        assert_int_equal(nonce_read(KEY, "/pengaduan/", issued.text, NOW + AGES[i].after, 3, &read), AGES[i].state);
        if (AGES[i].state == NONCE_FORGED) continue;
        assert_memory_equal(read.random, issued.random, sizeof read.random);
        assert_int_equal(read.issued_at, NOW);
        assert_string_equal(read.text, issued.text);
    }
}

static void a_nonce_is_bound_to_its_form_and_key(void **state) {
    (void)state;
    struct form_nonce issued = nonce_issue(KEY, "/pengaduan/", NOW), read;
    assert_int_equal(nonce_read(KEY, "/survei/", issued.text, NOW + 10, 3, &read), NONCE_FORGED);
    assert_int_equal(nonce_read(OTHER_KEY, "/pengaduan/", issued.text, NOW + 10, 3, &read), NONCE_FORGED);
    assert_int_equal(nonce_read(KEY, "/pengaduan/", NULL, NOW + 10, 3, &read), NONCE_MISSING);
    assert_int_equal(nonce_read(KEY, "/pengaduan/", "", NOW + 10, 3, &read), NONCE_MISSING);
}

static void a_nonce_changed_in_any_place_is_forged(void **state) {
    (void)state;
    struct form_nonce issued = nonce_issue(KEY, "/pengaduan/", NOW), read;
    for (size_t i = 0; i < NONCE_TEXT_LENGTH; i++) {
        char text[NONCE_TEXT_LENGTH + 1];
        memcpy(text, issued.text, sizeof text);
        text[i] = text[i] == 'A' ? 'B' : 'A';
        assert_int_equal(nonce_read(KEY, "/pengaduan/", text, NOW + 10, 3, &read), NONCE_FORGED);
        text[i] = '\0';
        assert_int_not_equal(nonce_read(KEY, "/pengaduan/", text, NOW + 10, 3, &read), NONCE_GOOD);
    }
}

static void one_nonce_has_one_spelling(void **state) {
    (void)state;
    struct form_nonce issued = nonce_issue(KEY, "/pengaduan/", NOW), read;
    static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char text[NONCE_TEXT_LENGTH + 1];
    memcpy(text, issued.text, sizeof text);
    int good = 0;
    for (const char *last = ALPHABET; *last; last++) { /* the last character carries four unused bits */
        text[NONCE_TEXT_LENGTH - 1] = *last;
        if (nonce_read(KEY, "/pengaduan/", text, NOW + 10, 3, &read) == NONCE_GOOD) good++;
    }
    assert_int_equal(good, 1);
}

static void two_nonces_differ(void **state) {
    (void)state;
    assert_string_not_equal(nonce_issue(KEY, "/pengaduan/", NOW).text, nonce_issue(KEY, "/pengaduan/", NOW).text);
}

static void a_seal_opens_only_as_what_it_was_made_for(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    char *bytes;
    size_t length;
    const char *sealed = seal_make(arena, KEY, "one purpose", "content", 7, NOW + 60);
    assert_null(strstr(sealed, "content"));
    assert_int_equal(seal_open(arena, KEY, "one purpose", sealed, NOW + 60, &bytes, &length), DONE);
    assert_string_equal(bytes, "content");
    assert_int_equal(length, 7);
    assert_int_equal(seal_open(arena, KEY, "one purpose", sealed, NOW + 61, &bytes, &length), REFUSED_STALE);
    assert_int_equal(seal_open(arena, KEY, "another", sealed, NOW, &bytes, &length), REFUSED_INVALID);
    assert_int_equal(seal_open(arena, OTHER_KEY, "one purpose", sealed, NOW, &bytes, &length), REFUSED_INVALID);
    assert_int_equal(seal_open(arena, KEY, "one purpose", "", NOW, &bytes, &length), REFUSED_INVALID);
    assert_int_equal(seal_open(arena, KEY, "one purpose", "AAAA", NOW, &bytes, &length), REFUSED_INVALID);
    for (size_t i = 0; i < strlen(sealed); i++) {
        char *changed = arena_string(arena, sealed);
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        assert_int_equal(seal_open(arena, KEY, "one purpose", changed, NOW, &bytes, &length), REFUSED_INVALID);
    }
    arena_free(arena);
}

static void an_access_token_names_its_case_for_half_an_hour(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    int64_t id = -1;
    const char *token = access_make(arena, KEY, INT64_C(9007199254740991), NOW);
    assert_int_equal(access_open(arena, KEY, token, NOW + ACCESS_SECONDS, &id), DONE);
    assert_int_equal(id, INT64_C(9007199254740991));
    id = -1;
    assert_int_equal(access_open(arena, KEY, token, NOW + ACCESS_SECONDS + 1, &id), REFUSED_STALE);
    assert_int_equal(access_open(arena, KEY, seal_make(arena, KEY, "access", "short", 5, NOW), NOW, &id), REFUSED_INVALID);
    assert_int_equal(id, -1);
    arena_free(arena);
}

static void a_csrf_token_belongs_to_one_session(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const char ONE[] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", TWO[] = "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    const char *csrf = session_csrf(arena, KEY, ONE);
    assert_true(session_csrf_is_right(KEY, ONE, csrf));
    assert_false(session_csrf_is_right(KEY, TWO, csrf));
    assert_false(session_csrf_is_right(OTHER_KEY, ONE, csrf));
    assert_false(session_csrf_is_right(KEY, ONE, NULL));
    assert_false(session_csrf_is_right(KEY, NULL, csrf));
    assert_false(session_csrf_is_right(KEY, ONE, ""));
    assert_false(session_csrf_is_right(KEY, ONE, ONE));
    arena_free(arena);
}

static const struct {
    const char *base_url, *name;
    bool is_secure;
} SITES[] = {
    { "https://loket.example", "__Host-loket", true },
    { "http://127.0.0.1:8080", "loket", false },
};

static void the_session_cookie_is_as_strict_as_the_site_allows(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof SITES / sizeof *SITES; i++) {
        struct response response = response_in(arena);
        unsigned char token[SESSION_COOKIE_BYTES] = { 1, 2, 3 }, read[SESSION_COOKIE_BYTES] = { 0 };
        session_cookie_set(&response, SITES[i].base_url, token);
        const char *value = response.headers[0].value;
        assert_string_equal(response.headers[0].name, "Set-Cookie");
        assert_memory_equal(value, SITES[i].name, strlen(SITES[i].name));
        assert_non_null(strstr(value, "; Path=/; HttpOnly; SameSite=Strict"));
        assert_int_equal(strstr(value, "; Secure") != NULL, SITES[i].is_secure);
        assert_null(strstr(value, "Domain"));
        char *text = arena_copy(arena, strchr(value, '=') + 1, SESSION_COOKIE_LENGTH);
        assert_true(session_cookie_bytes(text, read));
        assert_memory_equal(read, token, sizeof token);
        assert_false(session_cookie_bytes(text + 1, read));
        assert_false(session_cookie_bytes(NULL, read));
    }
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_nonce_is_good_from_the_minimum_time_until_a_day_later),
        cmocka_unit_test(a_nonce_is_bound_to_its_form_and_key),
        cmocka_unit_test(a_nonce_changed_in_any_place_is_forged),
        cmocka_unit_test(one_nonce_has_one_spelling),
        cmocka_unit_test(two_nonces_differ),
        cmocka_unit_test(a_seal_opens_only_as_what_it_was_made_for),
        cmocka_unit_test(an_access_token_names_its_case_for_half_an_hour),
        cmocka_unit_test(a_csrf_token_belongs_to_one_session),
        cmocka_unit_test(the_session_cookie_is_as_strict_as_the_site_allows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
