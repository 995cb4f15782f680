/* Facts about the memory of one request. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdalign.h>
#include <sys/wait.h>
#include <sysexits.h>

#include "lib/base/arena.h"

static const size_t SIZES[] = { 0, 1, 2, 15, 16, 17, 255, 4096, 65519, 65520, 65535, 65536, 65537, 200000, 1 << 20 };
#define SIZE_COUNT (sizeof SIZES / sizeof *SIZES)

static void memory_is_zeroed_aligned_and_nobody_elses(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    unsigned char *blocks[SIZE_COUNT];
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < SIZE_COUNT; i++) {
            blocks[i] = arena_alloc(arena, SIZES[i]);
            assert_non_null(blocks[i]);
            assert_int_equal((uintptr_t)blocks[i] % alignof(max_align_t), 0);
            for (size_t at = 0; at < SIZES[i]; at++) assert_int_equal(blocks[i][at], 0);
            memset(blocks[i], (int)i + 1, SIZES[i]);
        }
        for (size_t i = 0; i < SIZE_COUNT; i++) {
            for (size_t at = 0; at < SIZES[i]; at++) assert_int_equal(blocks[i][at], i + 1);
        }
        arena_reset(arena); /* the next round finds zeros again */
    }
}

static void a_reset_forgets_all_and_reuses_the_first_block(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    void *first = arena_alloc(arena, 100);
    assert_true(arena_used(arena) >= 100);
    (void)arena_alloc(arena, 1 << 20);
    assert_true(arena_used(arena) >= 100 + (1 << 20));
    arena_reset(arena);
    assert_int_equal(arena_used(arena), 0);
    assert_ptr_equal(arena_alloc(arena, 100), first);
    assert_true(arena_used(arena) >= 100 && arena_used(arena) < 200);
}

static void copies_are_copies_and_end_with_NUL(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    char text[] = "Pengaduan";
    char *whole = arena_string(arena, text), *part = arena_copy(arena, text, 4), *empty = arena_copy(arena, NULL, 0);
    char *with_NUL = arena_copy(arena, "a\0b", 3);
    text[0] = 'X';
    assert_string_equal(whole, "Pengaduan");
    assert_string_equal(part, "Peng");
    assert_string_equal(empty, "");
    assert_memory_equal(with_NUL, "a\0b\0", 4);
}

static void formatting_fits_any_length(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    assert_string_equal(arena_format(arena, "%s-%04d", "PGD", 26), "PGD-0026");
    assert_string_equal(arena_format(arena, "%s", ""), "");
    char *wide = arena_format(arena, "%100000d", 7);
    assert_int_equal(strlen(wide), 100000);
    assert_int_equal(wide[99999], '7');
}

static void arrays_hold_all_their_items(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    int64_t *numbers = arena_array(arena, 20000, sizeof *numbers);
    for (size_t i = 0; i < 20000; i++) assert_int_equal(numbers[i], 0);
    assert_true(arena_used(arena) >= 20000 * sizeof *numbers);
    assert_non_null(arena_array(arena, 0, 8));
}

static void no_arena_can_be_freed(void **state) {
    (void)state;
    arena_free(NULL);
}

/* Runs the function in a child with a silent standard error; returns its exit status. */
static int status_of(void (*run)(void)) {
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (nowhere >= 0) (void)dup2(nowhere, STDERR_FILENO);
        run();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static volatile size_t hostile_size; /* volatile: the compiler would warn about the size otherwise */

static void allocate_too_much(void) {
    struct arena *arena = arena_new();
    (void)arena_alloc(arena, hostile_size);
}

static void multiply_past_the_end(void) {
    struct arena *arena = arena_new();
    (void)arena_array(arena, hostile_size, 16);
}

static void a_size_that_wraps_ends_the_process_with_status_70(void **state) {
    (void)state;
    hostile_size = SIZE_MAX;
    assert_int_equal(status_of(allocate_too_much), EX_SOFTWARE);
    assert_int_equal(status_of(multiply_past_the_end), EX_SOFTWARE);
    hostile_size = SIZE_MAX / 16 + 2; /* times 16 wraps to a small number */
    assert_int_equal(status_of(multiply_past_the_end), EX_SOFTWARE);
    hostile_size = (1u << 30) + 1;
    assert_int_equal(status_of(allocate_too_much), EX_SOFTWARE);
    hostile_size = 1000;
    assert_int_equal(status_of(allocate_too_much), 0);
    assert_int_equal(status_of(multiply_past_the_end), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_nobody_elses),
        cmocka_unit_test(a_reset_forgets_all_and_reuses_the_first_block),
        cmocka_unit_test(copies_are_copies_and_end_with_NUL),
        cmocka_unit_test(formatting_fits_any_length),
        cmocka_unit_test(arrays_hold_all_their_items),
        cmocka_unit_test(no_arena_can_be_freed),
        cmocka_unit_test(a_size_that_wraps_ends_the_process_with_status_70),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
