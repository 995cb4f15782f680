/* Facts about orders to loket-print: what it makes, what it refuses, and that a worker behind its sandbox gets the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/base/child.h"
#include "lib/base/cleanup.h"
#include "lib/out/print_job.h"
#include "lib/web/sandbox.h"

#define NOW 1793242800
#define OPEN(content) "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " content
#define A4 OPEN("width=\"210mm\" height=\"297mm\" viewBox=\"0 0 2100 2970\">")
#define PAGE A4 "<text x=\"100\" y=\"200\" font-family=\"Noto Sans\" font-size=\"90\">Halaman contoh</text></svg>"
#define A5_PAGE OPEN("width=\"148mm\" height=\"210mm\"><rect width=\"9\" height=\"9\"/></svg>")

static enum result print(struct arena *arena, enum print_kind kind, const char *svg, struct print_file *ret) {
    const char *message;
    struct print_job job = { kind, svg, strlen(svg), "Cetakan contoh", NOW, 400 };
    enum result result = print_make(arena, &job, ret, &message);
    if ((result == DONE) != (*message == '\0')) fail_msg("%s with \"%s\"", result_name(result), message);
    return result;
}

/* ---- what is made ---- */

static const char *facts_of(struct arena *arena, struct print_file pdf) {
    struct child_answer answer;
    struct child_order order = { .program = "/usr/bin/pdfinfo", .arguments = { "-l", "9", "-" }, .bytes = pdf.bytes, .length = pdf.length };
    assert_int_equal(child_run(arena, &order, &answer), DONE);
    assert_int_equal(answer.status, 0);
    assert_string_equal(answer.message, "");
    return answer.bytes;
}

static void a_pdf_has_its_pages_its_title_and_the_given_date(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct print_file pdf;
    assert_int_equal(print(arena, PRINT_SVG_PDF, PAGE "\f" A5_PAGE, &pdf), DONE);
    static const char *const FACTS[] = { "Cetakan contoh", "Pages:           2", "595.276 x 841.89 pts (A4)", "419.528 x 595.276 pts", "2026" };
    const char *facts = facts_of(arena, pdf);
    for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++)
        if (!strstr(facts, FACTS[i])) fail_msg("without %s: %s", FACTS[i], facts);
    assert_non_null(memmem(pdf.bytes, pdf.length, "/Lang (id-ID)", 13));
}

static void the_same_order_gives_the_same_bytes(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (enum print_kind kind = PRINT_SVG_PDF; kind <= PRINT_SVG_PNG; kind++) {
        struct print_file one, other;
        assert_int_equal(print(arena, kind, PAGE, &one), DONE);
        assert_int_equal(print(arena, kind, PAGE, &other), DONE);
        assert_int_equal(one.length, other.length);
        assert_memory_equal(one.bytes, other.bytes, one.length);
    }
}

/* ---- what is refused ---- */

static const char *const REFUSED[] = {
    "",
    "not a page",
    "<svg",
    OPEN("></svg>"),
    OPEN("width=\"210\" height=\"297\"></svg>"),
    OPEN("width=\"9e9mm\" height=\"297mm\"></svg>"),
    OPEN("width=\"-210mm\" height=\"297mm\"></svg>"),
    "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" A4 "<text>&c;</text></svg>",
    "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\">" PAGE,
    "<?xml-stylesheet href=\"file:///etc/passwd\"?>" PAGE,
    A4 "<text>&unknown;</text></svg>",
    A4 "<image href=\"file:///etc/hostname\" width=\"9\" height=\"9\"/></svg>",
    A4 "<image xlink:href=\"https://contoh.example/a.png\" width=\"9\" height=\"9\"/></svg>",
    A4 "<rect xlink:href=\"file:///etc/hostname\"/></svg>",
    A4 "<rect fill=\"url(https://contoh.example/a.svg#b)\" width=\"9\" height=\"9\"/></svg>",
    A4 "<rect style=\"fill: URL( 'file:///etc/passwd#a')\" width=\"9\" height=\"9\"/></svg>",
    A4 "<style>@import url(https://contoh.example/a.css);</style></svg>",
    A4 "<rect style=\"@import 'a'\"/></svg>",
    A4 "<script>1</script></svg>",
    A4 "<rect onload=\"1\"/></svg>",
    A4 "<foreignObject/></svg>",
    A4 "<use href=\"#a\"/></svg>",
    A4 "<filter id=\"a\"/></svg>",
    A4 "<text>\x01</text></svg>",
    A4 "<text>\xff\xfe</text></svg>",
    A4 "<g><g>",
    A4 "</g></svg>",
};

static void what_leads_out_or_is_no_page_is_refused(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        struct print_file file;
        enum result result = print(arena, PRINT_SVG_PDF, REFUSED[i], &file);
        if (result != REFUSED_INVALID) fail_msg("%s: %s", result_name(result), REFUSED[i]);
    }
    assert_int_equal(print(arena, PRINT_SVG_PDF, PAGE, &(struct print_file){ 0 }), DONE);
}

/* HEAD, COUNT times PART, TAIL. */
static const char *grown(struct arena *arena, const char *part, int count, const char *tail) {
    struct buffer svg = buffer_in(arena);
    buffer_text(&svg, A4);
    for (int i = 0; i < count; i++) buffer_text(&svg, part);
    buffer_text(&svg, tail);
    return buffer_string(&svg);
}

static void what_grows_without_end_is_refused_within_the_limits(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *const pages[] = {
        grown(arena, "<g>", 100000, ""),
        grown(arena, "<rect/>", 60000, "</svg>"),
        grown(arena, "                                                                ", 70000, "</svg>"),
        grown(arena, "<text font-size=\"1e30\" font-family=\"Noto Sans\">AAA</text>", 3, "</svg>"),
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct print_file file;
        enum result result = print(arena, PRINT_SVG_PDF, pages[i], &file);
        if (result != REFUSED_INVALID) fail_msg("page %zu: %s", i, result_name(result));
    }
    struct print_file file;
    assert_int_equal(print(arena, PRINT_SVG_PDF, grown(arena, "<g>", 30, ""), &file), REFUSED_INVALID);
}

static void a_picture_over_its_size_is_refused(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const int WIDTHS[] = { -1, 0, 6001, INT32_MAX };
    for (size_t i = 0; i < sizeof WIDTHS / sizeof *WIDTHS; i++) {
        struct print_file file;
        const char *message;
        struct print_job job = { PRINT_SVG_PNG, PAGE, strlen(PAGE), "", NOW, WIDTHS[i] };
        assert_int_equal(print_make(arena, &job, &file, &message), REFUSED_INVALID);
    }
}

/* ---- behind a sandbox ---- */

/* In a child: the keeper's socket and the sandbox would stay with the other tests. */
static int print_in_sandbox(bool has_keeper) {
    struct arena *arena = arena_new();
    const char *message;
    struct print_file pdf, again;
    if (has_keeper && child_keeper_start("/nowhere/loket-print") != REFUSED_ABSENT) return 1;
    if (has_keeper && child_keeper_start(child_beside(arena, PRINT_PROGRAM)) != DONE) return 2;
    if (sandbox_enter(arena, &(struct sandbox){ 0 }, &message) != DONE) return 3;
    if (print(arena, PRINT_SVG_PDF, PAGE, &pdf) != DONE) return 4;
    if (print(arena, PRINT_SVG_PDF, "<svg", &again) != REFUSED_INVALID) return 5;
    if (print(arena, PRINT_SVG_PDF, PAGE, &again) != DONE) return 6;
    return pdf.length == again.length && memcmp(pdf.bytes, again.bytes, pdf.length) == 0 ? 0 : 7;
}

static int end_of(bool has_keeper) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) _exit(print_in_sandbox(has_keeper));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void a_worker_behind_its_sandbox_prints_by_its_keeper_and_not_without(void **state) {
    (void)state;
    assert_int_equal(end_of(true), 0);
    assert_int_equal(end_of(false), 4);
}

static void a_program_that_is_not_there_is_told(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct child_answer answer;
    assert_int_equal(child_run(arena, &(struct child_order){ .program = "/nowhere/a", .bytes = "" }, &answer), REFUSED_ABSENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pdf_has_its_pages_its_title_and_the_given_date),
        cmocka_unit_test(the_same_order_gives_the_same_bytes),
        cmocka_unit_test(what_leads_out_or_is_no_page_is_refused),
        cmocka_unit_test(what_grows_without_end_is_refused_within_the_limits),
        cmocka_unit_test(a_picture_over_its_size_is_refused),
        cmocka_unit_test(a_worker_behind_its_sandbox_prints_by_its_keeper_and_not_without),
        cmocka_unit_test(a_program_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
