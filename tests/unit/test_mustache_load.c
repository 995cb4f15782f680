/* Facts about reading a tree of templates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ftw.h>
#include <sys/stat.h>

#include "lib/web/mustache.h"

static struct arena *arena;
static char *folder;

static int start(void **state) {
    (void)state;
    arena = arena_new();
    folder = mkdtemp(arena_string(arena, "/tmp/mustache-test-XXXXXX"));
    return folder ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk) {
    (void)status, (void)type, (void)walk;
    return remove(path);
}

static int end(void **state) {
    (void)state;
    int failed = nftw(folder, remove_entry, 10, FTW_DEPTH | FTW_PHYS);
    arena_free(arena);
    return failed;
}

static void make_folder(const char *name) {
    assert_int_equal(mkdir(arena_format(arena, "%s/%s", folder, name), 0700), 0);
}

static void write_file(const char *name, const char *text) {
    FILE *file = fopen(arena_format(arena, "%s/%s", folder, name), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static void expect_refusal(enum result expected, const char *message_end) {
    struct templates *set = NULL;
    const char *message = "";
    assert_int_equal(templates_load(arena, folder, &set, &message), expected);
    assert_null(set);
    assert_string_equal(message, arena_format(arena, "%s%s", folder, message_end));
}

static void a_tree_of_files_becomes_a_set_of_names(void **state) {
    (void)state;
    make_folder("pages");
    make_folder("partials");
    make_folder("partials/deep");
    make_folder(".git");
    write_file("layout.mustache", "<{{$body}}{{/body}}>");
    write_file("pages/complaint.mustache", "{{<layout}}{{$body}}{{>partials/deep/field}}{{/body}}{{/layout}}");
    write_file("partials/deep/field.mustache", "{{label}}");
    write_file("pages/.complaint.mustache", "{{wrong");
    write_file("pages/complaint.mustache~", "{{wrong");
    write_file("pages/.mustache", "{{wrong");
    write_file(".git/x.mustache", "{{wrong");
    struct templates *set = NULL;
    const char *message = "";
    if (templates_load(arena, folder, &set, &message) != DONE) fail_msg("%s", message);
    struct buffer out = buffer_in(arena);
    json_auto_t *view = json_pack("{s:s}", "label", "Nama");
    assert_int_equal(template_render(set, "pages/complaint", view, &out, &message), DONE);
    assert_string_equal(buffer_string(&out), "<Nama>");
}

static void a_wrong_file_is_named_with_its_line(void **state) {
    (void)state;
    make_folder("pages");
    write_file("pages/a.mustache", "fine\n{{#x}}\n");
    expect_refusal(REFUSED_INVALID, "/pages/a.mustache:2: {{#x}} is never closed");
}

static void a_partial_that_does_not_exist_is_named_with_its_line(void **state) {
    (void)state;
    write_file("a.mustache", "{{>b}}\n\n{{>partials/b}}");
    write_file("b.mustache", "");
    expect_refusal(REFUSED_ABSENT, "/a.mustache:3: there is no template partials/b");
}

static void a_missing_directory_is_absent(void **state) {
    (void)state;
    struct templates *set = NULL;
    const char *message = "";
    char *path = arena_format(arena, "%s/none", folder);
    assert_int_equal(templates_load(arena, path, &set, &message), REFUSED_ABSENT);
    assert_string_equal(message, arena_format(arena, "%s: No such file or directory", path));
}

static void a_dangling_link_is_absent(void **state) {
    (void)state;
    assert_int_equal(symlink("nowhere", arena_format(arena, "%s/a.mustache", folder)), 0);
    expect_refusal(REFUSED_ABSENT, "/a.mustache: No such file or directory");
}

static void a_loop_of_links_ends(void **state) {
    (void)state;
    assert_int_equal(symlink(".", arena_format(arena, "%s/again", folder)), 0);
    expect_refusal(REFUSED_TOO_LARGE, "/again/again/again/again/again/again/again/again: directories are nested too deeply");
}

static void a_file_over_one_mebibyte_is_refused_unread(void **state) {
    (void)state;
    write_file("big.mustache", "");
    char *path = arena_format(arena, "%s/big.mustache", folder);
    assert_int_equal(truncate(path, (1 << 20) + 1), 0);
    expect_refusal(REFUSED_TOO_LARGE, "/big.mustache: larger than 1 MiB");
}

static void a_file_that_is_not_text_is_refused(void **state) {
    (void)state;
    write_file("photo.mustache", "\x89PNG\r\n\x1a\n");
    expect_refusal(REFUSED_INVALID, "/photo.mustache: not UTF-8 text, or it has control characters");
}

static void an_empty_directory_is_an_empty_set(void **state) {
    (void)state;
    struct templates *set = NULL;
    const char *message = NULL;
    assert_int_equal(templates_load(arena, folder, &set, &message), DONE);
    struct buffer out = buffer_in(arena);
    assert_int_equal(template_render(set, "any", NULL, &out, &message), REFUSED_ABSENT);
    assert_string_equal(message, "there is no template any");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_tree_of_files_becomes_a_set_of_names, start, end),
        cmocka_unit_test_setup_teardown(a_wrong_file_is_named_with_its_line, start, end),
        cmocka_unit_test_setup_teardown(a_partial_that_does_not_exist_is_named_with_its_line, start, end),
        cmocka_unit_test_setup_teardown(a_missing_directory_is_absent, start, end),
        cmocka_unit_test_setup_teardown(a_dangling_link_is_absent, start, end),
        cmocka_unit_test_setup_teardown(a_loop_of_links_ends, start, end),
        cmocka_unit_test_setup_teardown(a_file_over_one_mebibyte_is_refused_unread, start, end),
        cmocka_unit_test_setup_teardown(a_file_that_is_not_text_is_refused, start, end),
        cmocka_unit_test_setup_teardown(an_empty_directory_is_an_empty_set, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
