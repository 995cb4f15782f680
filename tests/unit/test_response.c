/* Facts about answers: their headers, redirects and downloads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/web/response.h"

static const struct config HTTPS = { .site.base_url = "https://loket.example" };
static const struct config HTTP = { .site.base_url = "http://127.0.0.1:8080" };

static const char *const ALWAYS[] = {
    "Content-Security-Policy: default-src 'none'; ", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: same-origin\r\n", "Cross-Origin-Opener-Policy: same-origin\r\n",
    "Cross-Origin-Resource-Policy: same-origin\r\n", "Permissions-Policy: ", "Cache-Control: no-store\r\n",
};

static void every_answer_carries_the_security_headers(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const int STATUSES[] = { 200, 303, 400, 403, 404, 500, 503 };
    for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES; i++) {
        struct response response = response_in(arena);
        response.status = STATUSES[i];
        struct buffer bytes = response_head(&response, &HTTPS);
        const char *head = buffer_string(&bytes);
        for (size_t j = 0; j < sizeof ALWAYS / sizeof *ALWAYS; j++) assert_non_null(strstr(head, ALWAYS[j]));
        assert_null(strstr(head, "unsafe"));
        assert_string_equal(head + bytes.length - 4, "\r\n\r\n");
    }
    arena_free(arena);
}

static void HSTS_is_promised_on_https_alone(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct response response = response_in(arena);
    struct buffer https = response_head(&response, &HTTPS), http = response_head(&response, &HTTP);
    assert_non_null(strstr(buffer_string(&https), "Strict-Transport-Security: max-age=31536000\r\n"));
    assert_null(strstr(buffer_string(&http), "Strict-Transport-Security"));
    arena_free(arena);
}

static void the_length_is_that_of_the_body(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct response response = response_in(arena);
    buffer_text(&response.body, "Loket é");
    struct buffer head = response_head(&response, &HTTP);
    assert_non_null(strstr(buffer_string(&head), "Status: 200 OK\r\n"));
    assert_non_null(strstr(buffer_string(&head), "Content-Length: 8\r\n"));
    arena_free(arena);
}

static const struct {
    const char *path;
    bool is_own;
} REDIRECTS[] = {
    { "/petugas/", true },        { "/petugas/kasus/PGD-2026-000001?a=b", true },
    { "//evil.example/", false }, { "/\\evil.example", false },
    { "https://evil.example/", false }, { "petugas/", false },
    { "", false },                { "/a\r\nSet-Cookie: x=1", false },
    { "/a\tb", false },           { "/a\\..\\b", false },
    { "/\x7f", false },
};

static void a_redirect_stays_on_the_own_site(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof REDIRECTS / sizeof *REDIRECTS; i++) {
        struct response response = response_in(arena);
        enum result result = response_redirect(&response, REDIRECTS[i].path);
        assert_int_equal(result, REDIRECTS[i].is_own ? DONE : FAILED_INTERNAL);
        assert_int_equal(response.broken, !REDIRECTS[i].is_own);
        if (REDIRECTS[i].is_own) assert_int_equal(response.status, 303);
        else assert_int_equal(response.header_count, 0);
    }
    arena_free(arena);
}

static void a_header_with_a_line_end_breaks_the_answer_instead_of_the_protocol(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const char *const VALUES[] = { "a\r\nX: 1", "a\nX: 1", "a\rX", "a\x1b", "\xff" };
    for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++) {
        struct response response = response_in(arena);
        response_header(&response, "X-Name", VALUES[i]);
        assert_true(response.broken);
        assert_int_equal(response.header_count, 0);
    }
    struct response response = response_in(arena);
    for (int i = 0; i < RESPONSE_HEADERS_MOST; i++) response_header(&response, "X-Name", "value");
    assert_false(response.broken);
    response_header(&response, "X-Name", "value");
    assert_true(response.broken);
    arena_free(arena);
}

static void a_download_is_an_attachment_in_a_sandbox_under_a_harmless_name(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct response response = response_in(arena);
    assert_int_equal(response_attachment(&response, -1, 5, "surat \"kuasa\"; é.pdf", "application/pdf"), DONE);
    response.file = 0; /* only to make the head speak of a file; response_end is not called */
    struct buffer head = response_head(&response, &HTTPS);
    const char *text = buffer_string(&head);
    assert_non_null(strstr(text, "Content-Type: application/pdf\r\n"));
    assert_non_null(strstr(text, "Content-Length: 5\r\n"));
    assert_non_null(strstr(text, "Content-Disposition: attachment; filename=\"surat__kuasa_;___.pdf\"; "
                                 "filename*=UTF-8''surat%20%22kuasa%22%3B%20%C3%A9.pdf\r\n"));
    assert_non_null(strstr(text, "Content-Security-Policy: default-src 'none'; sandbox\r\n"));
    assert_null(strstr(text, "script-src"));
    assert_non_null(strstr(text, "nosniff"));
    arena_free(arena);
}

static void every_result_has_its_status(void **state) {
    (void)state;
    static const struct { enum result result; int status; } ROWS[] = {
        { DONE, 200 }, { REFUSED_INVALID, 400 }, { REFUSED_ABSENT, 404 }, { REFUSED_FORBIDDEN, 403 },
        { REFUSED_STALE, 409 }, { REFUSED_TOO_LARGE, 413 }, { REFUSED_TYPE, 415 }, { REFUSED_TOO_MANY, 429 }, { REFUSED_TOO_EARLY, 429 },
        { FAILED_UNAVAILABLE, 503 }, { FAILED_INTERNAL, 500 }, { RESULT_COUNT, 500 },
    };
    assert_int_equal(sizeof ROWS / sizeof *ROWS, RESULT_COUNT + 1);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_int_equal(response_status_of(ROWS[i].result), ROWS[i].status);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer_carries_the_security_headers),
        cmocka_unit_test(HSTS_is_promised_on_https_alone),
        cmocka_unit_test(the_length_is_that_of_the_body),
        cmocka_unit_test(a_redirect_stays_on_the_own_site),
        cmocka_unit_test(a_header_with_a_line_end_breaks_the_answer_instead_of_the_protocol),
        cmocka_unit_test(a_download_is_an_attachment_in_a_sandbox_under_a_harmless_name),
        cmocka_unit_test(every_result_has_its_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
