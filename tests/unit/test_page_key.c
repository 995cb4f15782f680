/* Facts about what tells that a page need not be made again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/arena.h"
#include "site/page_key.h"

static struct page_key key_of(const char *template, const char *view) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    json_t *tree = json_loads(view, 0, NULL);
    assert_non_null(tree);
    struct page_key key = page_key_of(arena, template, tree);
    json_decref(tree);
    return key;
}

static bool alike(struct page_key one, struct page_key other) {
    return memcmp(&one, &other, sizeof one) == 0;
}

static void the_same_view_and_template_give_the_same_key(void **state) {
    (void)state;
    assert_true(alike(key_of("a", "{\"x\": [1, 2.5, \"t\", null, true, {}]}"), key_of("a", "{\"x\": [1, 2.5, \"t\", null, true, {}]}")));
}

static void any_other_value_kind_or_place_gives_another(void **state) {
    (void)state;
    static const char *const VIEWS[] = {
        "{}", "{\"a\": 1}", "{\"a\": 2}", "{\"a\": 1.0}", "{\"a\": \"1\"}", "{\"a\": true}", "{\"a\": false}", "{\"a\": null}", "{\"b\": 1}",
        "{\"a\": []}", "{\"a\": {}}", "{\"a\": [[]]}", "{\"a\": [1, [2]]}", "{\"a\": [[1], 2]}", "{\"a\": [\"bc\", \"d\"]}", "{\"a\": [\"b\", \"cd\"]}",
        "{\"a\": \"\"}", "{\"a\": {\"b\": 1}}", "{\"a\": [\"b\", 1]}",
    };
    for (size_t i = 0; i < sizeof VIEWS / sizeof *VIEWS; i++) {
        for (size_t j = 0; j < i; j++) {
            if (alike(key_of("t", VIEWS[i]), key_of("t", VIEWS[j]))) fail_msg("%s looks like %s", VIEWS[i], VIEWS[j]);
        }
    }
    assert_false(alike(key_of("t", "{}"), key_of("u", "{}")));
}

static struct page_key base_of(const char *folder, const char *planted) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *const lines[] = { planted, NULL };
    const struct private_values private = { .planted = planted ? lines : NULL };
    struct page_key base;
    assert_int_equal(page_base(arena, folder, &private, &base), DONE);
    return base;
}

static void other_templates_or_other_private_values_make_every_page_anew(void **state) {
    (void)state;
    assert_true(alike(base_of("templates", NULL), base_of("templates", NULL)));
    assert_false(alike(base_of("templates", NULL), base_of("site/assets", NULL)));
    assert_false(alike(base_of("templates", NULL), base_of("templates", "kenari")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_view_and_template_give_the_same_key),
        cmocka_unit_test(any_other_value_kind_or_place_gives_another),
        cmocka_unit_test(other_templates_or_other_private_values_make_every_page_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
