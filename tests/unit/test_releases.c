/* Facts about the addresses of released complaints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/private_value.h"
#include "site/page_releases.h"

static enum private_kind found(struct arena *arena, const char *text) {
    static const struct private_values NONE = { 0 };
    return private_find(arena, &NONE, text, strlen(text));
}

/* What stopped every edition from the first such release on: the address of its page read like an identity number. */
static void the_address_of_a_released_complaint_never_reads_like_a_private_value(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const int64_t IDS[] = { 3201014107900001, 6281200000000, 1, 16, INT64_MAX };
    static const char *const PATHS[] = { "kisah/phtgsdqrdlljc.html", "kisah/hpjkgpcrqbb.html", "kisah/c.html", "kisah/cb.html", "kisah/kttttttttttttttt.html" };
    for (size_t i = 0; i < sizeof IDS / sizeof *IDS; i++) {
        const char *path = release_path(arena, IDS[i]);
        assert_int_equal(found(arena, path), PRIVATE_NOTHING);
        assert_string_equal(path, PATHS[i]);
    }
    assert_int_equal(found(arena, "kisah/3201014107900001.html"), PRIVATE_IDENTITY_NUMBER); /* the twin */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_address_of_a_released_complaint_never_reads_like_a_private_value),
    };
    return cmocka_run_group_tests_name("releases", tests, NULL, NULL);
}
