/* Facts about the templates as they stand in templates/, filled with the sample views of tests/golden/views.
 * A view file is named after its page, with a case behind a dot: complaint.errors.json fills pages/complaint. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"
#include "lib/web/mustache.h"

#define VIEWS "tests/golden/views/"
#define ELEMENT_IDS_MOST 400

static struct templates *load(struct arena *arena) {
    struct templates *set = NULL;
    const char *message = "";
    if (templates_load(arena, "templates", &set, &message) != DONE) fail_msg("%s", message);
    if (templates_check(arena, set, &message) != DONE) fail_msg("%s", message);
    return set;
}

static json_t *read_view(struct arena *arena, const char *name) {
    json_error_t error;
    json_t *view = json_load_file(arena_format(arena, VIEWS "%s", name), 0, &error);
    if (!view) fail_msg("%s:%d: %s", name, error.line, error.text);
    return view;
}

/* Fills the page of a view file over the values every page has. */
static const char *render(struct arena *arena, const struct templates *set, const char *file) {
    json_auto_t *view = read_view(arena, "globals.json");
    json_auto_t *own = read_view(arena, file);
    assert_int_equal(json_object_update(view, own), 0);
    const char *page = arena_format(arena, "pages/%s", arena_copy(arena, file, strcspn(file, ".")));
    struct buffer out = buffer_in(arena);
    const char *message = "";
    if (template_render(set, page, view, &out, &message) != DONE) fail_msg("%s: %s", file, message);
    return buffer_string(&out);
}

typedef void page_check(struct arena *arena, const char *file, const char *html);

/* Calls CHECK with every sample page; returns how many there are. */
static size_t for_each_page(page_check *check) {
    CLEANUP_DIR DIR *directory = opendir(VIEWS);
    assert_non_null(directory);
    struct arena *all = arena_new(), *arena = arena_new();
    struct templates *set = load(all);
    size_t pages = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (!strstr(entry->d_name, ".json") || strcmp(entry->d_name, "globals.json") == 0) continue;
        check(arena, entry->d_name, render(arena, set, entry->d_name));
        arena_reset(arena);
        pages++;
    }
    arena_free(arena);
    arena_free(all);
    return pages;
}

static void check_policy(struct arena *arena, const char *file, const char *html) {
    (void)arena;
    static const char *const REFUSED[] = { " style=", "<style", " onclick=", " onload=", " onsubmit=", "javascript:", "{{", "}}" };
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        if (strstr(html, REFUSED[i])) fail_msg("%s holds %s", file, REFUSED[i]);
    }
    for (const char *script = html; (script = strstr(script, "<script")) != NULL; script++) {
        /* a script that also works from a folder is no module */
        bool is_file = strncmp(script, "<script type=\"module\" src=\"", 27) == 0 || strncmp(script, "<script src=\"", 13) == 0;
        if (!is_file) fail_msg("%s holds an inline script", file);
    }
}

static void a_page_asks_nothing_that_the_content_policy_refuses(void **state) {
    (void)state;
    assert_in_range(for_each_page(check_policy), 40, 1000);
}

/* Collects the values of the attribute NAME (" id=\""); a space between several values parts them. */
static size_t collect(struct arena *arena, const char *html, const char *name, const char **values) {
    size_t count = 0;
    for (const char *at = html; (at = strstr(at, name)) != NULL;) {
        at += strlen(name);
        while (*at && *at != '"') {
            size_t length = strcspn(at, " \"");
            assert_true(count < ELEMENT_IDS_MOST);
            values[count++] = arena_copy(arena, at, length);
            at += length;
            at += strspn(at, " ");
        }
    }
    return count;
}

static bool holds(const char *const *values, size_t count, const char *value) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(values[i], value) == 0) return true;
    }
    return false;
}

static void check_references(struct arena *arena, const char *file, const char *html) {
    static const char *const REFERENCES[] = { " for=\"", " aria-describedby=\"", " aria-labelledby=\"", "href=\"#" };
    const char **ids = arena_array(arena, ELEMENT_IDS_MOST, sizeof *ids);
    const char **used = arena_array(arena, ELEMENT_IDS_MOST, sizeof *used);
    size_t id_count = collect(arena, html, " id=\"", ids);
    for (size_t i = 0; i < id_count; i++) {
        if (holds(ids, i, ids[i])) fail_msg("%s: id %s stands twice", file, ids[i]);
    }
    for (size_t kind = 0; kind < sizeof REFERENCES / sizeof *REFERENCES; kind++) {
        size_t used_count = collect(arena, html, REFERENCES[kind], used);
        for (size_t i = 0; i < used_count; i++) {
            if (!holds(ids, id_count, used[i])) fail_msg("%s: %s%s\" leads nowhere", file, REFERENCES[kind], used[i]);
        }
    }
}

static void every_label_hint_and_error_belongs_to_one_field(void **state) {
    (void)state;
    assert_in_range(for_each_page(check_references), 40, 1000);
}

static void a_page_with_faults_says_so_first(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct templates *set = load(arena);
    const char *faulty = render(arena, set, "complaint.errors.json"), *right = render(arena, set, "complaint.json");
    assert_non_null(strstr(faulty, "<title>Kesalahan: Langkah 3 dari 4: Apa yang terjadi?"));
    assert_non_null(strstr(faulty, "role=\"alert\""));
    assert_non_null(strstr(faulty, "<a href=\"#narrative\">Ceritakan apa yang terjadi.</a>"));
    assert_non_null(strstr(faulty, "aria-invalid=\"true\" aria-describedby=\"narrative-petunjuk narrative-kesalahan\""));
    assert_non_null(strstr(right, "<title>Langkah 1 dari 5: "));
    assert_null(strstr(right, "role=\"alert\""));
    assert_null(strstr(right, "aria-invalid"));
    arena_free(arena);
}

static void what_was_typed_never_becomes_markup(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct templates *set = load(arena);
    json_auto_t *view = read_view(arena, "globals.json");
    json_auto_t *own = read_view(arena, "complaint.errors.json");
    json_t *form = json_object_get(own, "form");
    (void)json_object_set_new(json_object_get(form, "narrative"), "value", json_string("</textarea><script>"));
    (void)json_object_set_new(json_object_get(form, "subject"), "value", json_string("\" autofocus x=\""));
    (void)json_object_update(view, own);
    struct buffer out = buffer_in(arena);
    const char *message = "";
    assert_int_equal(template_render(set, "pages/complaint", view, &out, &message), DONE);
    assert_null(strstr(out.bytes, "</textarea><script>"));
    assert_null(strstr(out.bytes, "\" autofocus"));
    assert_non_null(strstr(out.bytes, "&lt;/textarea&gt;&lt;script&gt;"));
    arena_free(arena);
}

static long file_size(const char *path) {
    CLEANUP_FILE FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    return ftell(file);
}

static void the_stylesheets_and_the_script_stay_small(void **state) {
    (void)state;
    assert_in_range(file_size("site/assets/loket.css"), 1, 20 * 1024);
    assert_in_range(file_size("site/assets/staff.css"), 1, 8 * 1024);
    assert_in_range(file_size("site/assets/loket.js"), 1, 3 * 1024);
}

static const char *text_of(struct arena *arena, const char *path) {
    CLEANUP_FILE FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *text = arena_alloc(arena, 64 * 1024);
    text[fread(text, 1, 64 * 1024 - 1, file)] = '\0';
    return text;
}

static void only_staff_load_the_staff_stylesheet(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_non_null(strstr(text_of(arena, "templates/layout_staff.mustache"), "aset/staff.css?v={{asset_version}}"));
    assert_null(strstr(text_of(arena, "templates/layout.mustache"), "staff.css"));
    assert_null(strstr(text_of(arena, "templates/layout_print.mustache"), "staff.css"));
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_staff_load_the_staff_stylesheet),
        cmocka_unit_test(a_page_asks_nothing_that_the_content_policy_refuses),
        cmocka_unit_test(every_label_hint_and_error_belongs_to_one_field),
        cmocka_unit_test(a_page_with_faults_says_so_first),
        cmocka_unit_test(the_stylesheets_and_the_script_stay_small),
        cmocka_unit_test(what_was_typed_never_becomes_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
