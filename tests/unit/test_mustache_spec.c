/* The official tests of the Mustache specification, one cmocka test each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/web/mustache.h"

/* The tests each file has to bring: a file that lost some must not look green. */
static const struct { const char *name; size_t count; } FILES[] = {
    { "comments", 12 }, { "delimiters", 14 }, { "interpolation", 42 }, { "inverted", 22 },
    { "partials", 12 }, { "sections", 34 },   { "inheritance", 27 },   { "dynamic-names", 21 },
};
#define MOST_TESTS 400
#define MOST_PARTIALS 10

static struct CMUnitTest tests[MOST_TESTS];
static size_t test_count;

static size_t collect_texts(json_t *test, struct template_text texts[MOST_PARTIALS + 1]) {
    json_t *template = json_object_get(test, "template");
    texts[0] = (struct template_text){ "the template itself", NULL, json_string_value(template), json_string_length(template) };
    size_t count = 1;
    const char *name;
    json_t *partial;
    json_object_foreach(json_object_get(test, "partials"), name, partial) {
        assert_true(count <= MOST_PARTIALS);
        texts[count++] = (struct template_text){ name, NULL, json_string_value(partial), json_string_length(partial) };
    }
    return count;
}

static void renders_what_the_specification_expects(void **state) {
    json_t *test = *state;
    struct arena *arena = arena_new();
    struct template_text texts[MOST_PARTIALS + 1];
    size_t count = collect_texts(test, texts);
    struct templates *set = NULL;
    const char *message = "";
    if (templates_compile(arena, texts, count, &set, &message) != DONE) fail_msg("%s", message);
    struct buffer out = buffer_in(arena);
    if (template_render(set, texts[0].name, json_object_get(test, "data"), &out, &message) != DONE) fail_msg("%s", message);
    assert_string_equal(buffer_string(&out), json_string_value(json_object_get(test, "expected")));
    arena_free(arena);
}

static void add_file(struct arena *arena, const char *name, size_t expected_count, json_t *file) {
    json_t *list = json_object_get(file, "tests");
    if (json_array_size(list) != expected_count) {
        (void)fprintf(stderr, "%s: %zu tests, expected %zu\n", name, json_array_size(list), expected_count);
        exit(1);
    }
    size_t i;
    json_t *test;
    json_array_foreach(list, i, test) {
        const char *title = json_string_value(json_object_get(test, "name"));
        tests[test_count++] = (struct CMUnitTest){
            .name = arena_format(arena, "%s: %s", name, title),
            .test_func = renders_what_the_specification_expects,
            .initial_state = test,
        };
    }
}

int main(void) {
    struct arena *arena = arena_new();
    json_t *files = json_array();
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        json_error_t error;
        char *path = arena_format(arena, "tests/data/mustache/%s.json", FILES[i].name);
        json_t *file = json_load_file(path, 0, &error);
        if (!file) {
            (void)fprintf(stderr, "%s: %s\n", path, error.text);
            return 1;
        }
        json_array_append_new(files, file);
        add_file(arena, FILES[i].name, FILES[i].count, file);
    }
    int failed = _cmocka_run_group_tests("mustache specification", tests, test_count, NULL, NULL);
    json_decref(files);
    arena_free(arena);
    return failed;
}
