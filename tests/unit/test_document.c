/* Facts about the tree of a document: its numbers, what Markdown becomes, and that words put into it stay words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/out/document_markdown.h"
#include "lib/web/mustache.h"

static const struct document_facts FACTS = { "Laporan contoh", "", "DPMPTSP Kabupaten Contoh", "#0b5d8a" };

static bool add_table(void *context, struct document *document, const char *what, const char *words) {
    (void)context;
    static const struct document_column COLUMNS[] = { { "Unsur", 3, false }, { "NRR", 1, true } };
    if (strcmp(what, "tabel") != 0) return false;
    json_t *table = document_table(document, &(struct document_table){ words, COLUMNS, 2, false });
    document_row(table, (const char *const[]){ "Persyaratan", "3,512" });
    document_total(table, (const char *const[]){ "Semua", NULL });
    return true;
}

static json_t *read_text(struct arena *arena, const char *markdown, enum result *ret, const char **ret_unknown) {
    struct document document;
    document_begin(&document, arena, &FACTS);
    *ret = document_markdown(&document, markdown, &(struct document_inserts){ add_table, NULL }, ret_unknown);
    return document_end(&document);
}

/* Every word of the tree in its order, kinds left out. */
static void add_words(struct buffer *out, const json_t *value) {
    size_t at;
    const char *key;
    json_t *inner;
    if (json_is_string(value)) buffer_format(out, "%s|", json_string_value(value));
    json_array_foreach(value, at, inner) add_words(out, inner);
    json_object_foreach((json_t *)value, key, inner) if (strcmp(key, "id") != 0) add_words(out, inner);
}

static const char *words_of(struct arena *arena, const char *markdown) {
    enum result result;
    const char *unknown = "";
    json_auto_t *tree = read_text(arena, markdown, &result, &unknown);
    if (result != DONE) fail_msg("%s: %s", result_name(result), unknown);
    struct buffer out = buffer_in(arena);
    add_words(&out, json_object_get(tree, "blocks"));
    return buffer_string(&out);
}

/* ---- numbers ---- */

static void headings_are_numbered_by_chapter_and_annexes_by_themselves(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    assert_string_equal(words_of(arena, "# Satu\n\n## A\n\n### B\n\n## C\n\n# Dua\n\n## D\n\n[[lampiran Kuesioner]]\n\n## E\n\n# Tiga"),
                        "BAB I|Satu|1.1|A|1.1.1|B|1.2|C|BAB II|Dua|2.1|D|Lampiran 1|Kuesioner||E|BAB III|Tiga|");
}

static void the_contents_list_what_is_numbered_also_what_comes_later(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    assert_string_equal(words_of(arena, "[[depan Daftar isi]]\n\n[[isi]]\n\n# Satu\n\n## A\n\n### B\n\n[[lampiran K]]"),
                        "|Daftar isi|BAB I|Satu|1.1|A|Lampiran 1|K|BAB I|Satu|1.1|A|1.1.1|B|Lampiran 1|K|");
}

static void tables_and_figures_are_numbered_and_an_empty_picture_is_none(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    assert_string_equal(words_of(arena, "[[tabel Nilai]]\n\n[[tabel]]\n\n[[tabel Lagi]]"),
                        "Tabel 1. Nilai|Unsur|NRR|Persyaratan|3,512|Semua|||Unsur|NRR|Persyaratan|3,512|Semua||Tabel 2. "
                        "Lagi|Unsur|NRR|Persyaratan|3,512|Semua||");
    struct document document;
    document_begin(&document, arena, &FACTS);
    document_figure(&document, "Kosong", "");
    document_figure(&document, "Ada", "<svg/>");
    json_auto_t *tree = document_end(&document);
    json_t *blocks = json_object_get(tree, "blocks");
    assert_int_equal(json_array_size(blocks), 1);
    assert_string_equal(json_string_value(json_object_get(json_object_get(json_array_get(blocks, 0), "figure"), "caption")), "Gambar 1. Ada");
}

/* ---- running text ---- */

static void emphasis_becomes_runs_and_ends_where_it_ends(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    enum result result;
    const char *unknown;
    json_auto_t *tree = read_text(arena, "a **b** c *d* [e](https://x.example) <b>f</b>\ng", &result, &unknown);
    json_auto_t *expected = json_loads("[{\"paragraph\": {\"runs\": [{\"text\": \"a \"}, {\"strong\": \"b\"}, {\"text\": \" c \"}, {\"emphasis\": \"d\"},"
                                       "{\"text\": \" \"}, {\"text\": \"e\"}, {\"text\": \" \"}, {\"text\": \"f\"}, {\"text\": \" \"}, {\"text\": \"g\"}]}}]", 0, NULL);
    assert_non_null(expected);
    assert_true(json_equal(json_object_get(tree, "blocks"), expected));
}

static void lists_keep_their_entries_and_lists_within_them(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    assert_string_equal(words_of(arena, "1. a\n2. b\n   - c\n3. d\n\ne\n\n- f"), "a|b|c|d|e|f|");
}

static void what_nobody_knows_is_refused_by_its_name(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    enum result result;
    const char *unknown = NULL;
    json_auto_t *tree = read_text(arena, "a\n\n[[gambar unsur]]\n\nb", &result, &unknown);
    assert_int_equal(result, REFUSED_INVALID);
    assert_string_equal(unknown, "gambar");
    assert_string_equal(words_of(arena, "tulis [[tabel]] di sini"), "tulis [[tabel]] di sini|");
}

/* ---- values ---- */

static const char *const VALUES[] = {
    "DPMPTSP Kabupaten Contoh", "1. satu", "- satu", "# satu", "a*b*c _d_ `e`", "[[tabel]]", "[x](y)", "a & b < c > d \"e\" 'f'", "&amp; &#42;",
    "\\*", "\\&", "a\\", "===", "> kutipan", "<script>alert(1)</script>", "![x](http://x.example/y.png)", "| a | b |", "~~x~~", "Rp1.000,00 (5%)",
    "https://x.example/?a=1&b=2", "“petik” – é ꦲ",
};

static void a_value_in_markdown_comes_out_as_exactly_its_words(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct template_text text = { "t", NULL, "{{value}}\n\nlalu {{value}} dan **{{value}}** lagi\n\n# {{value}}\n\n- {{value}}\n", 0 };
    text.length = strlen(text.bytes);
    for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++) {
        struct templates *set;
        const char *message, *value = VALUES[i];
        assert_int_equal(templates_compile(arena, &text, 1, &set, &message), DONE);
        json_auto_t *view = json_pack("{s:s}", "value", document_word(arena, value));
        struct buffer out = buffer_in(arena);
        assert_int_equal(template_render(set, "t", view, &out, &message), DONE);
        const char *words = words_of(arena, buffer_string(&out));
        assert_string_equal(words, arena_format(arena, "%s|lalu %s dan |%s| lagi|BAB I|%s|%s|", value, value, value, value, value));
    }
    assert_string_equal(document_word(arena, "  satu\n\t dua  "), "satu dua");
    assert_string_equal(document_word(arena, ""), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_are_numbered_by_chapter_and_annexes_by_themselves),
        cmocka_unit_test(the_contents_list_what_is_numbered_also_what_comes_later),
        cmocka_unit_test(tables_and_figures_are_numbered_and_an_empty_picture_is_none),
        cmocka_unit_test(emphasis_becomes_runs_and_ends_where_it_ends),
        cmocka_unit_test(lists_keep_their_entries_and_lists_within_them),
        cmocka_unit_test(what_nobody_knows_is_refused_by_its_name),
        cmocka_unit_test(a_value_in_markdown_comes_out_as_exactly_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
