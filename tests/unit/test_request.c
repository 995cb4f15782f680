/* Facts about reading a request's head and body. */
#include "tests/unit/web_fake.h"

static const struct {
    const char *uri, *path; /* path NULL = refused */
    int status;
} PATHS[] = {
    { "/", "/", 0 },
    { "/pengaduan/", "/pengaduan/", 0 },
    { "/pengaduan/?a=1", "/pengaduan/", 0 },
    { "/petugas/kasus/PGD-2026-000001", "/petugas/kasus/PGD-2026-000001", 0 },
    { "/a%20b", "/a b", 0 },
    { "/%C3%A9", "/é", 0 },
    { "/a+b", "/a+b", 0 },
    { "/..", NULL, 400 },
    { "/../etc/passwd", NULL, 400 },
    { "/a/../b", NULL, 400 },
    { "/a/..", NULL, 400 },
    { "/%2e%2e/b", NULL, 400 },
    { "/./a", NULL, 400 },
    { "//a", NULL, 400 },
    { "/a//b", NULL, 400 },
    { "/..a", "/..a", 0 },
    { "/a%2Fb", NULL, 400 },
    { "/a%5Cb", NULL, 400 },
    { "/a\\b", NULL, 400 },
    { "/%00", NULL, 400 },
    { "/%0a", NULL, 400 },
    { "/%09", NULL, 400 },
    { "/%ff", NULL, 400 },
    { "/%c0%ae%c0%ae/", NULL, 400 },
    { "/%", NULL, 400 },
    { "/%2", NULL, 400 },
    { "pengaduan/", NULL, 400 },
    { "", NULL, 400 },
    { "?a=1", NULL, 400 },
    { "http://evil.example/pengaduan/", NULL, 400 },
    { "*", NULL, 400 },
};

static void a_path_is_decoded_once_and_never_climbs(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        struct fake fake = fake_request(arena, "GET", PATHS[i].uri);
        struct request request = { .arena = arena };
        struct environment environment = fake_environment(&fake);
        assert_int_equal(request_head(&request, &environment), PATHS[i].status);
        if (PATHS[i].path) assert_string_equal(request.path, PATHS[i].path);
    }
    arena_free(arena);
}

static int status_of_long(struct arena *arena, size_t path_length, size_t query_length) {
    struct buffer uri = buffer_in(arena);
    buffer_char(&uri, '/');
    while (uri.length < path_length) buffer_char(&uri, 'p');
    buffer_char(&uri, '?');
    for (size_t i = 0; i < query_length; i++) buffer_char(&uri, 'q');
    struct fake fake = fake_request(arena, "GET", buffer_string(&uri));
    struct request request = { .arena = arena };
    struct environment environment = fake_environment(&fake);
    return request_head(&request, &environment);
}

static void the_limits_of_path_and_query_hold_to_the_byte(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_int_equal(status_of_long(arena, PATH_LONGEST, QUERY_LONGEST), 0);
    assert_int_equal(status_of_long(arena, PATH_LONGEST + 1, 0), 414);
    assert_int_equal(status_of_long(arena, 1, QUERY_LONGEST + 1), 414);
    assert_int_equal(status_of_long(arena, 100000, 0), 414);
    arena_free(arena);
}

static const struct {
    const char *name;
    enum method method;
} METHODS[] = {
    { "GET", METHOD_GET }, { "HEAD", METHOD_HEAD }, { "POST", METHOD_POST }, { "PUT", METHOD_OTHER },
    { "get", METHOD_OTHER }, { "", METHOD_OTHER }, { "TRACE", METHOD_OTHER }, { "POST ", METHOD_OTHER },
};

static void three_methods_are_known(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof METHODS / sizeof *METHODS; i++) {
        struct fake fake = fake_request(arena, METHODS[i].name, "/");
        struct request request = { .arena = arena };
        struct environment environment = fake_environment(&fake);
        assert_int_equal(request_head(&request, &environment), 0);
        assert_int_equal(request.method, METHODS[i].method);
    }
    arena_free(arena);
}

#define URLENCODED "application/x-www-form-urlencoded"

static const struct {
    const char *type, *length; /* NULL = header absent */
    const char *body;
    bool accepts_files;
    int status;
} BODIES[] = {
    { URLENCODED, "3", "a=1", false, 0 },
    { URLENCODED "; charset=UTF-8", "3", "a=1", false, 0 },
    { "Application/X-WWW-Form-Urlencoded", "3", "a=1", false, 0 },
    { URLENCODED, "0", "", false, 0 },
    { URLENCODED, "3", "a=1&b=2", false, 0 }, /* never reads past the length */
    { URLENCODED, "4", "a=1", false, 400 },   /* cut short */
    { URLENCODED, "3", "", false, 400 },
    { URLENCODED, NULL, "a=1", false, 411 },
    { URLENCODED, "", "a=1", false, 411 },
    { URLENCODED, "1001", "a=1", false, 413 },
    { URLENCODED, "3", "a=%", false, 400 },
    { "application/x-www-form-urlencodedx", "3", "a=1", false, 415 },
    { "text/plain", "3", "a=1", false, 415 },
    { "application/json", "2", "{}", false, 415 },
    { NULL, "3", "a=1", false, 415 },
    { "multipart/form-data; boundary=b", "7", "--b--\r\n", true, 0 },
    { "multipart/form-data; boundary=b", "7", "--b--\r\n", false, 415 },
    { "multipart/form-data; boundary=b", "9", "--b--\r\n", true, 400 },
    { "multipart/form-data", "7", "--b--\r\n", true, 415 },
};

static void a_body_is_read_by_its_type_and_length(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof BODIES / sizeof *BODIES; i++) {
        struct fake fake = fake_request(arena, "POST", "/");
        fake.body = BODIES[i].body;
        fake.body_length = strlen(BODIES[i].body);
        if (BODIES[i].type) fake_set(&fake, "CONTENT_TYPE", BODIES[i].type);
        if (BODIES[i].length) fake_set(&fake, "CONTENT_LENGTH", BODIES[i].length);
        struct request request = { .arena = arena };
        struct environment environment = fake_environment(&fake);
        struct input input = fake_input(&fake);
        assert_int_equal(request_head(&request, &environment), 0);
        int status = request_body(&request, &input, 1000, BODIES[i].accepts_files);
        if (status != BODIES[i].status) print_error("row %zu\n", i);
        assert_int_equal(status, BODIES[i].status);
    }
    arena_free(arena);
}

static void a_length_that_is_no_number_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const char *const WRONG[] = { "-1", "+3", "3 ", "0x3", "3,3", "99999999999999999999" };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        struct fake fake = fake_request(arena, "POST", "/");
        fake_set(&fake, "CONTENT_LENGTH", WRONG[i]);
        struct request request = { .arena = arena };
        struct environment environment = fake_environment(&fake);
        assert_int_equal(request_head(&request, &environment), 400);
    }
    arena_free(arena);
}

static void a_urlencoded_body_stays_small_even_where_files_may_be_large(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct buffer body = buffer_in(arena);
    buffer_text(&body, "a=");
    while (body.length < BODY_SMALL + 1) buffer_char(&body, 'x');
    struct fake fake = fake_request(arena, "POST", "/");
    fake_body(arena, &fake, URLENCODED, body.bytes, body.length);
    struct request request = { .arena = arena };
    struct environment environment = fake_environment(&fake);
    struct input input = fake_input(&fake);
    assert_int_equal(request_head(&request, &environment), 0);
    assert_int_equal(request_body(&request, &input, BODY_WITH_FILES, true), 413);
    assert_int_equal(fake.body_read, 0);
    arena_free(arena);
}

static void a_header_that_is_not_clean_text_counts_as_absent(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct fake fake = fake_request(arena, "GET", "/");
    fake_set(&fake, "HTTP_ORIGIN", "https://\xff");
    fake_set(&fake, "HTTP_SEC_FETCH_SITE", "\x01");
    struct request request = { .arena = arena };
    struct environment environment = fake_environment(&fake);
    assert_int_equal(request_head(&request, &environment), 0);
    assert_null(request.origin);
    assert_null(request.fetch_site);
    assert_string_equal(request.remote_address, "");
    assert_int_equal(request.content_length, -1);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_decoded_once_and_never_climbs),
        cmocka_unit_test(the_limits_of_path_and_query_hold_to_the_byte),
        cmocka_unit_test(three_methods_are_known),
        cmocka_unit_test(a_body_is_read_by_its_type_and_length),
        cmocka_unit_test(a_length_that_is_no_number_is_refused),
        cmocka_unit_test(a_urlencoded_body_stays_small_even_where_files_may_be_large),
        cmocka_unit_test(a_header_that_is_not_clean_text_counts_as_absent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
