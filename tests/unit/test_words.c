/* Facts about texts in another language: the catalogue, the marks of templates, figures and days in English. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/catalogue.h"
#include "lib/rules/tongue.h"
#include "lib/web/mustache_tree.h"

/* A catalogue of "" → "head", "Bulan" → "Month", "Tahun {{x}}" → "Year {{x}}", as msgfmt writes it without a hash table. */
#define TEXTS "\0head\0Bulan\0Month\0Tahun {{x}}\0Year {{x}}"
static struct {
    uint32_t head[7];
    uint32_t ids[3][2], texts[3][2];
    char bytes[sizeof TEXTS];
} file;

static void write_file(void) {
    const uint32_t start = offsetof(typeof(file), bytes);
    memcpy(file.head, (uint32_t[]){ 0x950412de, 0, 3, offsetof(typeof(file), ids), offsetof(typeof(file), texts), 0, 0 }, sizeof file.head);
    memcpy(file.ids, (uint32_t[3][2]){ { 0, start }, { 5, start + 6 }, { 11, start + 18 } }, sizeof file.ids);
    memcpy(file.texts, (uint32_t[3][2]){ { 4, start + 1 }, { 5, start + 12 }, { 10, start + 30 } }, sizeof file.texts);
    memcpy(file.bytes, TEXTS, sizeof TEXTS);
}

static struct catalogue opened(void) {
    struct catalogue catalogue;
    write_file();
    assert_true(catalogue_open((const char *)&file, sizeof file, &catalogue));
    return catalogue;
}

static void a_text_is_found_by_its_whole_id(void **state) {
    (void)state;
    struct catalogue catalogue = opened();
    assert_string_equal(catalogue_find(&catalogue, "Bulan", 5), "Month");
    assert_string_equal(catalogue_find(&catalogue, "Tahun {{x}} dan", 11), "Year {{x}}");
    assert_null(catalogue_find(&catalogue, "Bula", 4));
    assert_null(catalogue_find(&catalogue, "Bulanan", 7));
    assert_null(catalogue_find(&catalogue, "Zaman", 5));
    assert_null(catalogue_find(NULL, "Bulan", 5));
}

static void a_file_that_reaches_out_of_itself_is_no_catalogue(void **state) {
    (void)state;
    struct catalogue catalogue;
    for (size_t length = 0; length < sizeof file - 4; length++) { /* the last bytes are the compiler's padding */
        write_file();
        assert_false(catalogue_open((const char *)&file, length, &catalogue));
    }
    static const struct { size_t word; uint32_t value; } WRONG[] = {
        { 0, 0xde120495 },                         /* the other byte order */
        { 2, 4 }, { 2, 0xffffffff },               /* more texts than there are */
        { 3, 0xfffffff0 }, { 4, sizeof file },     /* tables outside */
        { 7, 1 }, { 7, 0xffffffff }, { 8, 0xffffffff }, /* a text without its end, one too long, one that begins outside */
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        write_file();
        memcpy((char *)&file + WRONG[i].word * 4, &WRONG[i].value, 4);
        assert_false(catalogue_open((const char *)&file, sizeof file, &catalogue));
    }
}

static void marked_words_of_a_template_are_translated_and_the_marks_go(void **state) {
    (void)state;
    static const struct { const char *template, *indonesian, *english; } CASES[] = {
        { "<p>{{#_}}Bulan{{/_}}</p>", "<p>Bulan</p>", "<p>Month</p>" },
        { "{{#_}}Tahun {{x}}{{/_}}, {{#_}}Bulan{{/_}}.", "Tahun {{x}}, Bulan.", "Year {{x}}, Month." },
        { "{{#_}}Belum ada{{/_}}", "Belum ada", "Belum ada" },
        { "Bulan {{x}}\n", "Bulan {{x}}\n", "Bulan {{x}}\n" },
        { "{{#_}}{{/_}}", "", "" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct catalogue catalogue = opened();
    const char *message = "";
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct template_text plain = { "a", NULL, CASES[i].template, strlen(CASES[i].template) }, said = plain;
        assert_int_equal(template_words(arena, NULL, &plain, &message), DONE);
        assert_int_equal(template_words(arena, &catalogue, &said, &message), DONE);
        assert_string_equal(arena_copy(arena, plain.bytes, plain.length), CASES[i].indonesian);
        assert_string_equal(arena_copy(arena, said.bytes, said.length), CASES[i].english);
    }
}

static void a_mark_that_does_not_end_on_its_line_is_refused_with_its_place(void **state) {
    (void)state;
    static const char *const TEMPLATES[] = { "a\n{{#_}}Bulan\n{{/_}}", "a\n{{#_}}Bulan", "a\n{{#_}}Bulan{{#_}}{{/_}}{{/_}}" };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof TEMPLATES / sizeof *TEMPLATES; i++) {
        struct template_text text = { "pages/a", NULL, TEMPLATES[i], strlen(TEMPLATES[i]) };
        const char *message = "";
        assert_int_equal(template_words(arena, NULL, &text, &message), REFUSED_INVALID);
        assert_string_equal(message, "pages/a:2: {{#_}} is not closed on its line");
    }
}

static void figures_read_as_each_language_writes_them(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    assert_string_equal(tongue_number(arena, INDONESIAN, -123456789, 2), "-1.234.567,89");
    assert_string_equal(tongue_number(arena, ENGLISH, -123456789, 2), "-1,234,567.89");
    assert_string_equal(tongue_percent(arena, INDONESIAN, 6475, 2), "64,75\u00a0%");
    assert_string_equal(tongue_percent(arena, ENGLISH, 6475, 2), "64.75%");
    assert_string_equal(tongue_rupiah(arena, INDONESIAN, 15000), "Rp15.000");
    assert_string_equal(tongue_rupiah(arena, ENGLISH, -15000), "-IDR\u00a015,000");
    assert_string_equal(tongue_dollar(arena, ENGLISH, 2090870000), "US$20,908,700.00");
}

static void large_sums_are_told_at_a_glance(void **state) {
    (void)state;
    static const struct { int64_t rupiah; const char *indonesian, *english; } CASES[] = {
        { 889776400000, "Rp889,78\u00a0miliar", "IDR\u00a0889.78\u00a0billion" },
        { 999999999, "Rp1,00\u00a0miliar", "IDR\u00a01.00\u00a0billion" },
        { 1714200000000000, "Rp1.714,20\u00a0triliun", "IDR\u00a01,714.20\u00a0trillion" },
        { 1500000, "Rp1,50\u00a0juta", "IDR\u00a01.50\u00a0million" },
        { 994999, "Rp994.999", "IDR\u00a0994,999" },
        { -2500000, "-Rp2,50\u00a0juta", "-IDR\u00a02.50\u00a0million" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_string_equal(tongue_rupiah_short(arena, INDONESIAN, CASES[i].rupiah), CASES[i].indonesian);
        assert_string_equal(tongue_rupiah_short(arena, ENGLISH, CASES[i].rupiah), CASES[i].english);
    }
    struct tongue_amount parts = tongue_rupiah_parts(arena, ENGLISH, 889776400000);
    assert_string_equal(parts.number, "889.78");
    assert_string_equal(parts.unit, "billion rupiah");
    assert_string_equal(tongue_dollar_short(arena, ENGLISH, 2090870000), "US$20.91\u00a0million");
    assert_string_equal(tongue_dollar_short(arena, INDONESIAN, 99999999), "US$1,00\u00a0juta");
    assert_string_equal(tongue_dollar_short(arena, ENGLISH, 700000), "US$7,000.00");
}

static void days_and_periods_read_as_each_language_writes_them(void **state) {
    (void)state;
    static const struct { const char *period, *indonesian, *english, *part; } CASES[] = {
        { "2024-Q1", "Triwulan I 2024", "Q1 2024", "Q1" }, { "2024-S2", "Semester II 2024", "H2 2024", "H2" },
        { "2024-04", "April 2024", "April 2024", "April" }, { "2024", "Tahun 2024", "2024", "2024" },
        { "kapan saja", "kapan saja", "kapan saja", "kapan saja" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_string_equal(tongue_period(arena, INDONESIAN, CASES[i].period), CASES[i].indonesian);
        assert_string_equal(tongue_period(arena, ENGLISH, CASES[i].period), CASES[i].english);
        assert_string_equal(tongue_period_part(arena, ENGLISH, CASES[i].period), CASES[i].part);
    }
    assert_string_equal(tongue_period_part(arena, INDONESIAN, "2024-Q1"), "Triwulan I");
    day_number day = day_from_civil((struct civil){ 2026, 11, 21 });
    assert_string_equal(tongue_day(arena, INDONESIAN, day), "21 November 2026");
    assert_string_equal(tongue_day(arena, ENGLISH, day_from_civil((struct civil){ 2026, 8, 1 })), "1 August 2026");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_found_by_its_whole_id),
        cmocka_unit_test(a_file_that_reaches_out_of_itself_is_no_catalogue),
        cmocka_unit_test(marked_words_of_a_template_are_translated_and_the_marks_go),
        cmocka_unit_test(a_mark_that_does_not_end_on_its_line_is_refused_with_its_place),
        cmocka_unit_test(figures_read_as_each_language_writes_them),
        cmocka_unit_test(large_sums_are_told_at_a_glance),
        cmocka_unit_test(days_and_periods_read_as_each_language_writes_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
