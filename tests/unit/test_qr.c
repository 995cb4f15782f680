/* Facts about QR codes. zbarimg, which knows nothing of our code, reads them back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"
#include "lib/out/qr.h"

#define ADDRESS "https://dpmptsp.contoh.example/lacak/#PGD-2026-000123/7KQF-2MHW-XN4D-P9TA"
#define PIXELS 6 /* a module */

/* Paints the path "M x y h n v1 h-n z …" as a PGM picture. */
static const char *paint(struct arena *arena, struct qr qr) {
    size_t side = (size_t)qr.size * PIXELS;
    char *header = arena_format(arena, "P5 %zu %zu 255\n", side, side);
    size_t start = strlen(header);
    char *picture = arena_alloc(arena, start + side * side);
    memcpy(picture, header, start);
    memset(picture + start, 255, side * side);
    int x = 0, y = 0, run = 0, read = 0;
    for (const char *path = qr.path; sscanf(path, "M%d %dh%dv1h%*dz%n", &x, &y, &run, &read) == 3; path += read) {
        assert_true(x >= QR_QUIET_ZONE && x + run <= qr.size - QR_QUIET_ZONE);
        for (int line = y * PIXELS; line < (y + 1) * PIXELS; line++) {
            memset(picture + start + (size_t)line * side + (size_t)x * PIXELS, 0, (size_t)run * PIXELS);
        }
    }
    const char *name = arena_format(arena, "%s/tests/qr.pgm", getenv("BUILD") ? getenv("BUILD") : "build");
    CLEANUP_FILE FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(picture, 1, start + side * side, file), start + side * side);
    return name;
}

static const char *read_back(struct arena *arena, const char *name) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)execlp("zbarimg", "zbarimg", "--raw", "--quiet", name, (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    CLEANUP_FD int from = ends[0];
    char *text = arena_alloc(arena, 1024);
    size_t length = 0;
    for (ssize_t more; (more = read(from, text + length, 1023 - length)) > 0;) length += (size_t)more;
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    text[strcspn(text, "\n")] = '\0';
    return text;
}

static void a_reader_finds_the_address_again(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct qr qr;
    assert_int_equal(qr_make(arena, ADDRESS, &qr), DONE);
    assert_string_equal(read_back(arena, paint(arena, qr)), ADDRESS);
    arena_free(arena);
}

static void the_path_holds_nothing_but_path_commands(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct qr qr;
    assert_int_equal(qr_make(arena, "\"><script>", &qr), DONE);
    assert_int_equal(strspn(qr.path, "Mhvz-0123456789 "), strlen(qr.path));
    assert_true(strlen(qr.path) > 100);
    arena_free(arena);
}

static void an_empty_or_endless_text_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    char *text = arena_alloc(arena, QR_TEXT_LONGEST + 2);
    struct qr qr = { .size = -1 };
    assert_int_equal(qr_make(arena, "", &qr), REFUSED_INVALID);
    memset(text, 'a', QR_TEXT_LONGEST + 1);
    assert_int_equal(qr_make(arena, text, &qr), REFUSED_TOO_LARGE);
    assert_int_equal(qr.size, -1);
    text[QR_TEXT_LONGEST] = '\0';
    assert_int_equal(qr_make(arena, text, &qr), DONE);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reader_finds_the_address_again),
        cmocka_unit_test(the_path_holds_nothing_but_path_commands),
        cmocka_unit_test(an_empty_or_endless_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
