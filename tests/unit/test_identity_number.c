/* Facts about the national identity number. All numbers are invented: region 99 does not exist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/identity_number.h"

static const struct {
    const char *typed, *normal; /* NULL: refused */
} NUMBERS[] = {
    { "9999990101900001", "9999990101900001" },
    { "9999994112900001", "9999994112900001" },
    { "9999997112900001", "9999997112900001" },
    { "99.9999-010190 0001", "9999990101900001" },
    { "999999010190000", NULL },
    { "99999901019000012", NULL },
    { "9999990001900001", NULL },
    { "9999993201900001", NULL },
    { "9999994001900001", NULL },
    { "9999997201900001", NULL },
    { "9999990100900001", NULL },
    { "9999990113900001", NULL },
    { "9999990101900000", NULL },
    { "0999990101900001", NULL },
    { "999999010190000A", NULL },
    { "", NULL },
};

static void only_a_possible_number_passes_however_it_is_spaced(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        const char *normal = identity_number_normal(arena, NUMBERS[i].typed);
        if (NUMBERS[i].normal) assert_string_equal(normal, NUMBERS[i].normal);
        else assert_null(normal);
    }
    arena_free(arena);
}

static void the_masked_form_shows_four_digits_at_each_end(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(identity_number_masked(arena, "9999990101900001"), "9999••••••••0001");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_possible_number_passes_however_it_is_spaced),
        cmocka_unit_test(the_masked_form_shows_four_digits_at_each_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
