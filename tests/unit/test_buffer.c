/* Facts about growing text and the escaper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/buffer.h"

#define SIZE(table) (sizeof(table) / sizeof *(table))

static void an_untouched_buffer_is_an_empty_string(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer buffer = buffer_in(arena);
    assert_string_equal(buffer_string(&buffer), "");
    assert_int_equal(buffer.length, 0);
    assert_int_equal(arena_used(arena), 0);
    buffer_add(&buffer, "", 0);
    assert_string_equal(buffer.bytes, "");
}

static void what_is_added_stands_in_order_and_ends_with_NUL(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer buffer = buffer_in(arena);
    buffer_text(&buffer, "PGD");
    buffer_char(&buffer, '-');
    buffer_format(&buffer, "%04d%s", 2026, "-");
    buffer_add(&buffer, "000123xyz", 6);
    assert_string_equal(buffer_string(&buffer), "PGD-2026-000123");
    assert_int_equal(buffer.length, 15);
    buffer_format(&buffer, "%s", "");
    assert_int_equal(buffer.length, 15);
}

static void bytes_may_be_NUL(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer buffer = buffer_in(arena);
    buffer_add(&buffer, "a\0b", 3);
    buffer_char(&buffer, '\0');
    assert_int_equal(buffer.length, 4);
    assert_memory_equal(buffer.bytes, "a\0b\0\0", 5);
}

/* Every length around the capacities, added at once and byte by byte. */
static void growth_loses_no_byte(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t length = 1; length < 1100; length++) {
        arena_reset(arena);
        struct buffer at_once = buffer_in(arena), stepwise = buffer_in(arena);
        char *bytes = arena_alloc(arena, length);
        for (size_t i = 0; i < length; i++) bytes[i] = (char)('a' + i % 26);
        buffer_add(&at_once, bytes, length);
        for (size_t i = 0; i < length; i++) buffer_char(&stepwise, bytes[i]);
        assert_int_equal(at_once.length, length);
        assert_int_equal(stepwise.length, length);
        assert_memory_equal(at_once.bytes, bytes, length);
        assert_memory_equal(stepwise.bytes, bytes, length);
        assert_int_equal(at_once.bytes[length], '\0');
        assert_int_equal(stepwise.bytes[length], '\0');
        assert_true(stepwise.capacity > stepwise.length);
    }
}

static void reserved_room_is_not_taken_twice(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer buffer = buffer_in(arena);
    buffer_reserve(&buffer, 5000);
    const char *before = buffer.bytes;
    for (int i = 0; i < 5000; i++) buffer_char(&buffer, 'x');
    assert_ptr_equal(buffer.bytes, before);
    assert_int_equal(strlen(buffer.bytes), 5000);
}

static void a_reserved_buffer_is_an_empty_string(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer buffer = buffer_in(arena);
    buffer_reserve(&buffer, 10);
    assert_string_equal(buffer_string(&buffer), "");
}

static void the_escaper_covers_all_five_characters_and_only_them(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { char character; const char *reference; } FIVE[] = {
        { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" }, { '\'', "&#39;" },
    };
    for (int byte = 0; byte < 256; byte++) {
        char character = (char)byte, plain[2] = { character, '\0' };
        const char *expected = plain;
        for (size_t i = 0; i < SIZE(FIVE); i++) {
            if (FIVE[i].character == character) expected = FIVE[i].reference;
        }
        struct buffer buffer = buffer_in(arena);
        buffer_html(&buffer, &character, 1);
        assert_int_equal(buffer.length, expected == plain ? 1 : strlen(expected));
        assert_memory_equal(buffer.bytes, expected, buffer.length + 1);
        arena_reset(arena);
    }
}

static void escaping_works_at_every_place_of_a_text(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { const char *text, *expected; } ROWS[] = {
        { "", "" }, { "plain", "plain" }, { "<", "&lt;" }, { "<<>>", "&lt;&lt;&gt;&gt;" },
        { "<a", "&lt;a" }, { "a<", "a&lt;" }, { "a<b", "a&lt;b" }, { "a\"b'c", "a&quot;b&#39;c" },
        { "&amp;", "&amp;amp;" }, { "<script>alert(\"1\")</script>", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" },
        { "Dinas “é” 漢 😀", "Dinas “é” 漢 😀" },
    };
    for (size_t i = 0; i < SIZE(ROWS); i++) {
        struct buffer buffer = buffer_in(arena);
        buffer_text(&buffer, "[");
        buffer_html(&buffer, ROWS[i].text, strlen(ROWS[i].text));
        assert_string_equal(buffer_string(&buffer), arena_format(arena, "[%s", ROWS[i].expected));
    }
}

static void the_escaper_stops_where_it_is_told(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer buffer = buffer_in(arena);
    buffer_html(&buffer, "a<b<c", 3);
    assert_string_equal(buffer_string(&buffer), "a&lt;b");
    struct buffer with_NUL = buffer_in(arena);
    buffer_html(&with_NUL, "a\0<", 3);
    assert_int_equal(with_NUL.length, 6);
    assert_memory_equal(with_NUL.bytes, "a\0&lt;", 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_untouched_buffer_is_an_empty_string),
        cmocka_unit_test(what_is_added_stands_in_order_and_ends_with_NUL),
        cmocka_unit_test(bytes_may_be_NUL),
        cmocka_unit_test(growth_loses_no_byte),
        cmocka_unit_test(reserved_room_is_not_taken_twice),
        cmocka_unit_test(a_reserved_buffer_is_an_empty_string),
        cmocka_unit_test(the_escaper_covers_all_five_characters_and_only_them),
        cmocka_unit_test(escaping_works_at_every_place_of_a_text),
        cmocka_unit_test(the_escaper_stops_where_it_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
