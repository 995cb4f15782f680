/* Facts about percent-encoding, form bodies and cookies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/web/cookie.h"
#include "lib/web/urlencoded.h"

#define TEXT(literal) literal, sizeof literal - 1

static const struct {
    const char *bytes;
    size_t length;
    const char *expected; /* "name=value|name=value"; NULL = refused */
} BODIES[] = {
    { TEXT(""), "" },
    { TEXT("a=1"), "a=1|" },
    { TEXT("a=1&b=2"), "a=1|b=2|" },
    { TEXT("a=1&&b=2"), "a=1|b=2|" }, /* GLib's decoder stopped here */
    { TEXT("a=1&a=2"), "a=1|a=2|" },  /* and kept one of these */
    { TEXT("&&&"), "" },
    { TEXT("a"), "a=|" },
    { TEXT("a="), "a=|" },
    { TEXT("a=b=c"), "a=b=c|" },
    { TEXT("a+b=c+d"), "a b=c d|" },
    { TEXT("a=%2B%26%3D"), "a=+&=|" },
    { TEXT("a=%e2%82%ac"), "a=€|" },
    { TEXT("a=%0D%0Ab"), "a=\r\nb|" },
    { TEXT("n=Ibu+%22Kota%22+%3Cb%3E"), "n=Ibu \"Kota\" <b>|" },
    { TEXT("=1"), NULL },
    { TEXT("a=%"), NULL },
    { TEXT("a=%4"), NULL },
    { TEXT("a=%zz"), NULL },
    { TEXT("a=%4g"), NULL },
    { TEXT("a=%00"), NULL },
    { TEXT("a=x\0y"), NULL },
    { TEXT("a=%ff"), NULL },
    { TEXT("a=%c0%af"), NULL },       /* overlong slash */
    { TEXT("a=%ed%a0%80"), NULL },    /* surrogate */
    { TEXT("a=%f4%90%80%80"), NULL }, /* above U+10FFFF */
    { TEXT("a=%1b[31m"), NULL },      /* escape of a terminal */
    { TEXT("%ff=1"), NULL },
    { TEXT("ok=1&b=%"), NULL },
};

static void a_form_body_is_read_whole_or_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof BODIES / sizeof *BODIES; i++) {
        struct parameters parameters = { 0 };
        enum result result = urlencoded_read(arena, BODIES[i].bytes, BODIES[i].length, &parameters);
        assert_int_equal(result, BODIES[i].expected ? DONE : REFUSED_INVALID);
        struct buffer text = buffer_in(arena);
        for (size_t j = 0; j < parameters.count; j++)
            buffer_format(&text, "%s=%s|", parameters.items[j].name, parameters.items[j].value);
        if (BODIES[i].expected) assert_string_equal(buffer_string(&text), BODIES[i].expected);
    }
    arena_free(arena);
}

static void a_body_of_more_than_a_hundred_pairs_is_too_large(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct buffer body = buffer_in(arena);
    for (int i = 0; i < PARAMETERS_MOST; i++) buffer_format(&body, "f%d=1&", i);
    struct parameters parameters = { 0 };
    assert_int_equal(urlencoded_read(arena, body.bytes, body.length, &parameters), DONE);
    assert_int_equal(parameters.count, PARAMETERS_MOST);
    buffer_text(&body, "one=more");
    parameters = (struct parameters){ 0 };
    assert_int_equal(urlencoded_read(arena, body.bytes, body.length, &parameters), REFUSED_TOO_LARGE);
    arena_free(arena);
}

static void what_is_encoded_decodes_to_itself(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const char *const TEXTS[] = { "", "a-b_c.d~e", "Kantor & loket +1/2?#%", "“Selamat”\n", "=&;" };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct buffer encoded = buffer_in(arena);
        percent_encode(&encoded, TEXTS[i]);
        assert_null(strpbrk(buffer_string(&encoded), " +&=/?#\"<>\n"));
        assert_string_equal(percent_decode(arena, buffer_string(&encoded), encoded.length, true), TEXTS[i]);
    }
    arena_free(arena);
}

static void a_plus_in_a_path_stays_a_plus(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(percent_decode(arena, "a+b", 3, false), "a+b");
    assert_string_equal(percent_decode(arena, "a+b", 3, true), "a b");
    arena_free(arena);
}

static const struct {
    const char *header, *expected;
} COOKIES[] = {
    { "", "" },
    { "loket=abc", "loket=abc|" },
    { "a=1; b=2", "a=1|b=2|" },
    { "a=1;b=2;", "a=1|b=2|" },
    { "a=\"1\"", "a=1|" },
    { "  a=1 ;  b=2  ", "a=1|b=2|" },
    { "a=x=y", "a=x=y|" },
    { "broken; =x; a b=1; c=\x01; d=ok", "d=ok|" },
    { "u=\xc3\xa9; d=ok", "d=ok|" },
    { "q=\"; d=ok", "d=ok|" },
    { ";;;", "" },
};

static void a_strange_cookie_is_passed_over_and_the_others_are_read(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof COOKIES / sizeof *COOKIES; i++) {
        struct parameters cookies = { 0 };
        cookie_read(arena, COOKIES[i].header, &cookies);
        struct buffer text = buffer_in(arena);
        for (size_t j = 0; j < cookies.count; j++) buffer_format(&text, "%s=%s|", cookies.items[j].name, cookies.items[j].value);
        assert_string_equal(buffer_string(&text), COOKIES[i].expected);
    }
    arena_free(arena);
}

static void a_cookie_header_over_the_limit_is_ignored(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct buffer header = buffer_in(arena);
    buffer_text(&header, "a=");
    while (header.length < COOKIE_HEADER_LONGEST) buffer_char(&header, 'x');
    struct parameters cookies = { 0 };
    cookie_read(arena, buffer_string(&header), &cookies);
    assert_int_equal(cookies.count, 1);
    buffer_char(&header, 'x');
    cookies = (struct parameters){ 0 };
    cookie_read(arena, buffer_string(&header), &cookies);
    assert_int_equal(cookies.count, 0);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_body_is_read_whole_or_refused),
        cmocka_unit_test(a_body_of_more_than_a_hundred_pairs_is_too_large),
        cmocka_unit_test(what_is_encoded_decodes_to_itself),
        cmocka_unit_test(a_plus_in_a_path_stays_a_plus),
        cmocka_unit_test(a_strange_cookie_is_passed_over_and_the_others_are_read),
        cmocka_unit_test(a_cookie_header_over_the_limit_is_ignored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
