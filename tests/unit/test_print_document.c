/* Facts about documents as PDF files: what stands on which page, and which orders are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/base/child.h"
#include "lib/out/document.h"
#include "lib/out/print_job.h"

#define NOW 1793242800
#define SENTENCE "Survei Kepuasan Masyarakat mengukur tingkat kepuasan masyarakat terhadap kualitas layanan, dari pendapat mereka sendiri. "

static enum result print(struct arena *arena, const char *json, struct print_file *ret, const char **ret_message) {
    struct print_job job = { PRINT_DOCUMENT_PDF, json, strlen(json), NULL, NOW, 0 };
    return print_make(arena, &job, ret, ret_message);
}

static struct print_file made(struct arena *arena, struct document *document) {
    json_t *tree = document_end(document);
    char *json = json_dumps(tree, 0);
    struct print_file file;
    const char *message;
    enum result result = print(arena, json, &file, &message);
    if (result != DONE) fail_msg("%s: %s", result_name(result), message);
    free(json);
    json_decref(tree);
    return file;
}

/* What TOOL of poppler prints about the file. */
static const char *told(struct arena *arena, const char *tool, const char *option, struct print_file pdf) {
    struct child_answer answer;
    struct child_order order = { .program = tool, .arguments = { option, "-" }, .bytes = pdf.bytes, .length = pdf.length };
    if (strstr(tool, "pdftotext")) order.arguments[2] = "-";
    assert_int_equal(child_run(arena, &order, &answer), DONE);
    assert_int_equal(answer.status, 0);
    assert_string_equal(answer.message, "");
    return answer.bytes;
}

/* The text of each page; NULL-terminated. */
static const char **pages_of(struct arena *arena, struct print_file pdf) {
    char *text = arena_string(arena, told(arena, "/usr/bin/pdftotext", "-layout", pdf));
    const char **pages = arena_array(arena, 600, sizeof *pages);
    size_t count = 0;
    for (char *at = text; at && *at && count < 599;) {
        pages[count++] = at;
        at = strchr(at, '\f');
        if (at) *at++ = '\0';
    }
    return pages;
}

static struct document begin(struct arena *arena) {
    struct document document;
    document_begin(&document, arena, &(struct document_facts){ "Laporan contoh", "KONSEP", "DPMPTSP Kabupaten Contoh", "#0b5d8a" });
    return document;
}

static void add_sentences(struct document *document, int count) {
    struct buffer text = buffer_in(document->arena);
    for (int i = 0; i < count; i++) buffer_text(&text, SENTENCE);
    document_text(document, buffer_string(&text));
}

/* ---- pages ---- */

static void every_page_but_the_cover_bears_its_number_and_the_contents_know_it(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct document document = begin(arena);
    document_cover(&document, &(struct document_cover){ "LAPORAN", "Contoh", "2026", "Kantor" });
    document_front(&document, "Daftar isi");
    document_contents(&document);
    document_heading(&document, 1, "Pendahuluan");
    add_sentences(&document, 80);
    document_heading(&document, 2, "Sesudahnya");
    document_annex(&document, "Kuesioner");
    const char **pages = pages_of(arena, made(arena, &document));
    assert_null(strstr(pages[0], "Halaman"));
    assert_non_null(strstr(pages[1], "Halaman 2 dari 6"));
    assert_non_null(strstr(pages[5], "Halaman 6 dari 6"));
    assert_null(pages[6]);
    assert_non_null(strstr(pages[4], "1.1 Sesudahnya"));
    const char *line = strstr(pages[1], "1.1 Sesudahnya");
    assert_non_null(line);
    assert_string_equal(arena_copy(arena, strpbrk(line + 14, "0123456789"), 2), "5\n");
    assert_non_null(strstr(strstr(pages[1], "Lampiran 1 Kuesioner"), "6\n"));
}

static void the_head_of_a_table_stands_on_each_of_its_pages_and_the_sum_never_alone(void **state) {
    (void)state;
    static const struct document_column COLUMNS[] = { { "Responden", 2, true }, { "Unsur satu", 1, true } };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (int rows = 40; rows <= 60; rows++) {
        struct document document = begin(arena);
        json_t *table = document_table(&document, &(struct document_table){ "Matriks", COLUMNS, 2, false });
        for (int row = 1; row <= rows; row++) document_row(table, (const char *const[]){ arena_format(arena, "R%d", row), "4" });
        document_total(table, (const char *const[]){ "Jumlah", "481" });
        const char **pages = pages_of(arena, made(arena, &document)), *last = arena_format(arena, "R%d ", rows);
        for (size_t i = 0; pages[i]; i++) {
            assert_non_null(strstr(pages[i], "Unsur satu"));
            if (strstr(pages[i], "Jumlah") && !strstr(pages[i], last)) fail_msg("%d rows: the sum stands alone on page %zu", rows, i + 1);
        }
        arena_reset(arena);
    }
}

/* How many lines of PAGE hold WORD. */
static int lines_with(const char *page, const char *word) {
    int lines = 0;
    for (const char *at = strstr(page, word); at; at = strstr(at, word)) {
        lines++;
        at += strcspn(at, "\n");
    }
    return lines;
}

static const char *words(struct arena *arena, const char *word, int count) {
    struct buffer text = buffer_in(arena);
    for (int i = 0; i < count; i++) buffer_format(&text, "%s ", word);
    return buffer_string(&text);
}

static void no_line_of_a_paragraph_is_alone_and_no_heading_without_what_it_heads(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (int lines = 28; lines <= 38; lines++) {
        struct document document = begin(arena);
        for (int i = 0; i < lines; i++) document_text(&document, "Satu baris.");
        document_heading(&document, 2, "Kepala");
        document_heading(&document, 3, "Bawahan");
        document_text(&document, words(arena, "penanda", 35));
        const char **pages = pages_of(arena, made(arena, &document));
        for (size_t i = 0; pages[i]; i++) {
            int here = lines_with(pages[i], "penanda");
            if (here == 1) fail_msg("%d lines above: one line alone on page %zu", lines, i + 1);
            if (strstr(pages[i], "Kepala") && (here == 0 || !strstr(pages[i], "Bawahan"))) fail_msg("%d lines above: a heading alone", lines);
        }
        arena_reset(arena);
    }
}

static struct print_file small(struct arena *arena, const char *mark) {
    struct document document;
    document_begin(&document, arena, &(struct document_facts){ "Laporan contoh", mark, "DPMPTSP", "#0b5d8a" });
    document_heading(&document, 1, "Pendahuluan");
    document_figure(&document, "Contoh", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"40\"><rect width=\"50%\" height=\"20\"/></svg>");
    document_signature(&document, &(struct document_signature){ "Contoh, 5 Juli 2024", "Kepala DPMPTSP" });
    return made(arena, &document);
}

static void the_file_has_its_title_and_the_same_bytes_each_time(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct print_file one = small(arena, ""), other = small(arena, "");
    assert_int_equal(one.length, other.length);
    assert_memory_equal(one.bytes, other.bytes, one.length);
    assert_non_null(strstr(told(arena, "/usr/bin/pdfinfo", "-isodates", one), "Laporan contoh"));
    const char **pages = pages_of(arena, one);
    assert_non_null(strstr(pages[0], "Gambar 1. Contoh"));
    assert_non_null(strstr(pages[0], "Kepala DPMPTSP"));
}

static void a_mark_is_drawn_behind_the_words_and_is_none_of_them(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct print_file plain = small(arena, ""), marked = small(arena, "KONSEP");
    assert_true(marked.length > plain.length + 100);
    assert_string_equal(pages_of(arena, plain)[0], pages_of(arena, marked)[0]);
}

/* ---- what is refused ---- */

static const char *many(struct arena *arena, const char *head, const char *each, int count, const char *tail) {
    struct buffer text = buffer_in(arena);
    buffer_text(&text, head);
    for (int i = 0; i < count; i++) buffer_format(&text, "%s%s", i ? "," : "", each);
    buffer_text(&text, tail);
    return buffer_string(&text);
}

static void an_order_that_is_no_document_is_refused_with_a_reason(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *const REFUSED[] = {
        "", "[", "[]", "{}", "{\"blocks\": []}", "{\"blocks\": [{}]}", "{\"blocks\": [{\"script\": {}}]}", "{\"blocks\": [7]}",
        "{\"title\": \"\\u0000\", \"blocks\": [{\"page_break\": true}]}", "{\"blocks\": [{\"page_break\": true}], \"blocks\": []}",
        "{\"blocks\": [{\"figure\": {\"chart_svg\": \"<svg xmlns='http://www.w3.org/2000/svg' height='9'><image href='file:///etc/passwd'/></svg>\"}}]}",
        many(arena, "{\"blocks\": [", "{\"heading\": {\"is_chapter\": true, \"text\": \"a\"}}", 501, "]}"),
        many(arena, "{\"blocks\": [{\"paragraph\": {\"runs\": [{\"text\": \"", "abcdefghi", 2001, "\"}]}}]}"),
        many(arena, "{\"blocks\": [", "[[[[[[[[[[[1]]]]]]]]]]]", 1, "]}"),
        many(arena, "{\"blocks\": [", "1", 800001, "]}"),
    };
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        struct print_file file;
        const char *message = "";
        enum result result = print(arena, REFUSED[i], &file, &message);
        if (result != REFUSED_INVALID || !*message) fail_msg("order %zu: %s (%s)", i, result_name(result), message);
    }
}

static void odd_but_harmless_orders_are_printed(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *const TAKEN[] = {
        "{\"blocks\": [{\"paragraph\": {}}]}",
        "{\"colour\": \"red\", \"blocks\": [{\"heading\": {\"level\": 99, \"text\": 7}}]}",
        "{\"colour\": \"#12345\", \"blocks\": [{\"table\": {\"columns\": [{\"share\": -3}], \"rows\": [{}, 7, {\"cells\": 3}]}}]}",
        "{\"blocks\": [{\"cover\": []}, {\"contents\": {\"entries\": [{\"id\": \"nowhere\"}]}}, {\"signature\": {}}]}",
        many(arena, "{\"blocks\": [{\"table\": {\"columns\": [{\"title\": \"a\"}], \"rows\": [{\"cells\": [{\"cell\": \"", "abcdefgh ", 1900, "\"}]}]}}]}"),
        many(arena, "{\"blocks\": [{\"table\": {\"columns\": [", "{\"title\": \"lebar\"}", 100, "], \"rows\": [{\"cells\": []}]}}]}"),
        many(arena, "{\"blocks\": [{\"cover\": {\"names\": [", "\"nama\"", 200, "]}}]}"),
    };
    for (size_t i = 0; i < sizeof TAKEN / sizeof *TAKEN; i++) {
        struct print_file file;
        const char *message = "";
        enum result result = print(arena, TAKEN[i], &file, &message);
        if (result != DONE) fail_msg("order %zu: %s (%s)", i, result_name(result), message);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_but_the_cover_bears_its_number_and_the_contents_know_it),
        cmocka_unit_test(the_head_of_a_table_stands_on_each_of_its_pages_and_the_sum_never_alone),
        cmocka_unit_test(no_line_of_a_paragraph_is_alone_and_no_heading_without_what_it_heads),
        cmocka_unit_test(the_file_has_its_title_and_the_same_bytes_each_time),
        cmocka_unit_test(a_mark_is_drawn_behind_the_words_and_is_none_of_them),
        cmocka_unit_test(an_order_that_is_no_document_is_refused_with_a_reason),
        cmocka_unit_test(odd_but_harmless_orders_are_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
