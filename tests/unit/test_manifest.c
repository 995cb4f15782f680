/* Facts about the builder's list of files: in order whatever came first, as large as it gets, and never half of one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "site/manifest_list.h"

#define MANY 40000 /* more than two times what is kept in memory */

static const char *const WHOLE = "edisi 2 00000000000000000000000000000000 \n"
                                 "6161616161616161616161616161616161616161616161616161616161616161 00000000000000000000000000000001 10 5 0 a.html\n"
                                 "6262626262626262626262626262626262626262626262626262626262626262 00000000000000000000000000000002 0 0 0 a/b.html\n"
                                 "6363636363636363636363636363636363636363636363636363636363636363 00000000000000000000000000000003 7 0 3 c.html\n"
                                 "selesai 3\n";

static enum result map(const char *text, size_t length, struct manifest_file *ret) {
    CLEANUP_FILE FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fflush(file), 0);
    return manifest_map(fileno(file), ret);
}

static void an_entry_is_found_by_its_path(void **state) {
    (void)state;
    struct manifest_file file;
    struct manifest_entry entry;
    assert_int_equal(map(WHOLE, strlen(WHOLE), &file), DONE);
    assert_int_equal(file.count, 3);
    for (int again = 0; again < 2; again++) { /* behind the one found last, and before it */
        assert_true(manifest_find(&file, "c.html", &entry));
        assert_int_equal(entry.size[FORM_BROTLI], 3);
        assert_int_equal(entry.hash[31], 'c');
        assert_true(manifest_find(&file, "a.html", &entry));
        assert_int_equal(entry.size[FORM_GZIP], 5);
        assert_int_equal(entry.key.bytes[15], 1);
        assert_true(manifest_find(&file, "a/b.html", &entry));
    }
    static const char *const ABSENT[] = { "", "a", "a.htm", "a.html2", "a/b", "b.html", "c.htmlx", "d" };
    for (size_t i = 0; i < sizeof ABSENT / sizeof *ABSENT; i++) assert_false(manifest_find(&file, ABSENT[i], &entry));
    manifest_unmap(&file);
    assert_false(manifest_find(&file, "a.html", &entry));
}

/* Every cut, and every byte changed into one that never stands there. */
static void no_part_of_a_damaged_list_is_believed(void **state) {
    (void)state;
    struct manifest_file file;
    char text[1000];
    size_t length = strlen(WHOLE);
    for (size_t cut = 0; cut < length; cut++) assert_int_equal(map(WHOLE, cut, &file), REFUSED_INVALID);
    for (size_t at = 0; at < length; at++) {
        memcpy(text, WHOLE, length);
        text[at] = '\1';
        assert_int_equal(map(text, length, &file), REFUSED_INVALID);
    }
}

static void a_list_out_of_order_or_with_more_behind_its_end_is_none(void **state) {
    (void)state;
    struct manifest_file file;
    char text[1000];
    memcpy(text, WHOLE, strlen(WHOLE) + 1);
    *strstr(text, "c.html") = '0';
    assert_int_equal(map(text, strlen(text), &file), REFUSED_INVALID);
    (void)snprintf(text, sizeof text, "%sselesai 3\n", WHOLE);
    assert_int_equal(map(text, strlen(text), &file), REFUSED_INVALID);
}

static struct manifest_list list(void) {
    return manifest_list_in(AT_FDCWD, "/tmp/test-manifest.tmp");
}

/* A number that visits all below MANY in no order. */
static unsigned place(unsigned i) {
    return (unsigned)((uint64_t)i * 23333 % MANY);
}

static const char *path_of(unsigned number) {
    static char path[20];
    (void)snprintf(path, sizeof path, "p/%06u.html", number);
    return path;
}

static void add(struct manifest_list *to, unsigned number) {
    struct manifest_entry entry = { .path = path_of(number), .size = { number, 0, 1 }, .kept = number % 3 == 0 };
    entry.hash[0] = (unsigned char)number;
    assert_int_equal(manifest_list_add(to, &entry), DONE);
}

static void many_entries_come_back_in_order_and_whole(void **state) {
    (void)state;
    struct manifest_list entries = list();
    for (unsigned i = 0; i < MANY; i++) add(&entries, place(i));
    assert_int_not_equal(access("/tmp/test-manifest.tmp", F_OK), 0);
    for (int again = 0; again < 2; again++) {
        struct manifest_walk walk = manifest_list_walk(&entries);
        unsigned number = 0;
        for (; manifest_walk_next(&walk); number++) {
            assert_string_equal(walk.entry.path, path_of(number));
            assert_int_equal(walk.entry.size[FORM_PLAIN], number);
            assert_int_equal(walk.entry.hash[0], (unsigned char)number);
            assert_int_equal(walk.entry.kept, number % 3 == 0);
        }
        assert_int_equal(number, MANY);
        assert_false(walk.is_twice);
    }
    for (unsigned number = 0; number < MANY; number += 97) assert_true(manifest_list_has(&entries, path_of(number)));
    assert_false(manifest_list_has(&entries, path_of(MANY)));
    assert_false(manifest_list_has(&entries, "p/"));
    manifest_list_free(&entries);
}

static void a_path_that_came_twice_is_told(void **state) {
    (void)state;
    static const unsigned COUNTS[] = { 1, MANY }; /* in memory, and in files of their own */
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        struct manifest_list entries = list();
        for (unsigned number = 0; number < COUNTS[i]; number++) add(&entries, number);
        add(&entries, 0);
        struct manifest_walk walk = manifest_list_walk(&entries);
        while (manifest_walk_next(&walk)) continue;
        assert_true(walk.is_twice);
        manifest_list_free(&entries);
    }
}

static void a_disk_that_refuses_is_told(void **state) {
    (void)state;
    struct manifest_list entries = manifest_list_in(AT_FDCWD, "/nowhere/at/all.tmp");
    unsigned number = 0;
    struct manifest_entry entry = { .path = path_of(number) };
    while (number < MANY && manifest_list_add(&entries, &entry) == DONE) entry.path = path_of(++number);
    assert_in_range(number, 1, MANY - 1);
    manifest_list_free(&entries);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_is_found_by_its_path),
        cmocka_unit_test(no_part_of_a_damaged_list_is_believed),
        cmocka_unit_test(a_list_out_of_order_or_with_more_behind_its_end_is_none),
        cmocka_unit_test(many_entries_come_back_in_order_and_whole),
        cmocka_unit_test(a_path_that_came_twice_is_told),
        cmocka_unit_test(a_disk_that_refuses_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
