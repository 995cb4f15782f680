/* Facts about the parts of a survey's public pages: what they say of few answers, of unknown facts, of changes and strata. The survey is
 * made by hand, so that each case stands alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/store/instrument_file.h"
#include "site/page_ikm.h"

/* COUNT answers alike, of a service and a channel. */
struct heap { const char *answers; int64_t count; const char *service, *channel; };

static void add_rows(struct skm *skm, const struct heap *heap) {
    for (int64_t n = 0; n < heap->count; n++) assert_int_equal(skm_add_text(skm, heap->answers), DONE);
}

static struct survey_stratum *stratum(struct survey_strata *strata, const struct survey_result *survey, const char *code) {
    for (size_t i = 0; i < strata->count; i++) {
        if (strcmp(strata->rows[i].code, code) == 0) return &strata->rows[i];
    }
    struct survey_stratum *added = &strata->rows[strata->count++];
    added->code = code;
    assert_int_equal(skm_begin(&added->skm, &survey->rules, 0), DONE);
    return added;
}

/* A survey of the questionnaire CODE with these answers; ends with a heap of 0. */
static struct survey_result *survey_of(struct arena *arena, const char *code, const struct heap *heaps) {
    struct survey_result *survey = arena_alloc(arena, sizeof *survey);
    *survey = (struct survey_result){ .dataset = { .kind = "survey", .period = "2026-Q3", .scope = "", .title = "Survei", .source = "Uji" } };
    const struct instrument_shipped *shipped = INSTRUMENTS_SHIPPED;
    while (strcmp(shipped->code, code) != 0) shipped++;
    assert_int_equal(instrument_read_shipped(arena, shipped, &survey->instrument), DONE);
    assert_int_equal(instrument_rules_of(&survey->instrument, &survey->rules), DONE);
    assert_int_equal(skm_begin(&survey->whole, &survey->rules, 0), DONE);
    survey->services.rows = arena_array(arena, 8, sizeof *survey->services.rows);
    survey->channels.rows = arena_array(arena, 8, sizeof *survey->channels.rows);
    for (const struct heap *heap = heaps; heap->count > 0; heap++) {
        add_rows(&survey->whole, heap);
        add_rows(&stratum(&survey->services, survey, heap->service)->skm, heap);
        add_rows(&stratum(&survey->channels, survey, heap->channel)->skm, heap);
    }
    for (size_t i = 0; i < survey->services.count; i++) skm_finish(&survey->services.rows[i].skm, &survey->services.rows[i].figures);
    for (size_t i = 0; i < survey->channels.count; i++) skm_finish(&survey->channels.rows[i].skm, &survey->channels.rows[i].figures);
    skm_finish(&survey->whole, &survey->figures);
    survey->recomputed = survey->figures.n > 0;
    return survey;
}

/* FACTS by name, as the store reads them. */
static void give_facts(struct survey_result *survey, struct survey_fact *facts, size_t count) {
    survey->facts = (struct survey_facts){ facts, count };
}

static const char *text_of(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    assert_non_null(text);
    return text;
}

/* The value of the fact labelled LABEL. */
static const char *fact_of(const json_t *facts, const char *label) {
    json_t *fact;
    size_t at;
    json_array_foreach(facts, at, fact) {
        if (strcmp(text_of(fact, "label"), label) == 0) return text_of(fact, "value");
    }
    fail_msg("no fact \"%s\"", label);
    return "";
}

/* "head|cell|cell" of row AT. */
static const char *row_of(struct arena *arena, const json_t *table, size_t at) {
    struct buffer line = buffer_in(arena);
    const json_t *row = json_array_get(json_object_get(table, "rows"), at);
    json_t *cell;
    size_t index;
    buffer_text(&line, text_of(row, "head"));
    json_array_foreach(json_object_get(row, "cells"), index, cell) {
        buffer_char(&line, '|');
        buffer_text(&line, text_of(cell, "text"));
    }
    return buffer_string(&line);
}

static const struct heap TWO_WAYS[] = { { "333333333", 60, "nib", "slip" }, { "444444444", 20, "pbg", "web" },
                                        { "222222222", 20, "", "web" }, { 0 } };

static void one_answer_has_no_interval_and_says_nothing_about_others(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct survey_result *survey = survey_of(arena, "skm-2017", (const struct heap[]){ { "444444444", 1, "", "web" }, { 0 } });
    CLEANUP_JSON json_t *headline = ikm_headline(arena, survey);
    assert_string_equal(text_of(headline, "basis_text"), "dari 1 jawaban.");
    assert_string_equal(text_of(headline, "grade_text"), "Sangat Baik, mutu A");
    assert_string_equal(ikm_mark_stands(arena, survey), "Satu jawaban tidak mengatakan apa pun tentang pengguna lain.");
}

static void a_mark_that_another_sample_could_change_is_called_uncertain(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct survey_result *firm = survey_of(arena, "skm-2017", (const struct heap[]){ { "333333333", 500, "", "web" }, { "444333333", 500, "", "web" }, { 0 } });
    const struct survey_result *loose = survey_of(arena, "skm-2017", (const struct heap[]){ { "222222222", 3, "", "web" }, { "444444444", 3, "", "web" }, { 0 } });
    assert_string_equal(ikm_mark_stands(arena, firm), "Mutu B tetap sama di kedua ujung rentang itu.");
    assert_string_equal(ikm_mark_stands(arena, loose), "Mutu C belum pasti: di ujung bawah rentang itu D, di ujung atas A.");
}

static void no_other_questionnaire_bears_a_mark_of_the_skm(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct survey_result *survey = survey_of(arena, "spak-4", (const struct heap[]){ { "44444", 5, "", "web" }, { "43444", 5, "", "web" }, { 0 } });
    CLEANUP_JSON json_t *headline = ikm_headline(arena, survey);
    assert_string_equal(text_of(headline, "grade_text"), "Memenuhi ambang WBK/WBBM");
    assert_non_null(strstr(ikm_scale_chart(arena, survey), "≥3,60"));
    assert_null(strstr(ikm_mark_stands(arena, survey), "Mutu"));
}

static void the_sample_and_the_slips_are_told_in_words(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct survey_result *survey = survey_of(arena, "skm-2017", TWO_WAYS);
    survey->dataset.population = (struct optional_number){ true, 480 };
    give_facts(survey, (struct survey_fact[]){ { "slips.answered", "60" }, { "slips.issued", "240" } }, 2);
    CLEANUP_JSON json_t *sentences = ikm_certainty(arena, survey);
    assert_int_equal(json_array_size(sentences), 4);
    assert_string_equal(json_string_value(json_array_get(sentences, 1)),
                        "Untuk 480 pengguna layanan diperlukan 214 jawaban (Krejcie & Morgan); 100 diterima. Jawaban belum mencapai jumlah yang diperlukan.");
    assert_string_equal(json_string_value(json_array_get(sentences, 3)), "Dari 240 karcis yang dibagikan, 60 dijawab: tingkat tanggapan 25,0%.");
}

static void a_change_is_called_by_its_direction(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct survey_result *before = survey_of(arena, "skm-2017", (const struct heap[]){ { "333333332", 10, "", "web" }, { 0 } });
    const struct survey_result *now = survey_of(arena, "skm-2017", (const struct heap[]){ { "433333332", 10, "", "web" }, { 0 } });
    assert_string_equal(ikm_finding(arena, now, before),
                        "Indeks naik 2,78 sejak Triwulan III 2026; yang paling perlu diperbaiki: Penanganan pengaduan, saran, dan masukan (2,000).");
    assert_non_null(strstr(ikm_finding(arena, before, now), "Indeks turun 2,78"));
    assert_non_null(strstr(ikm_finding(arena, now, now), "Indeks tetap sejak"));
    CLEANUP_JSON json_t *facts = ikm_changes(arena, &(struct ikm_page){ now, before, "" });
    assert_string_equal(fact_of(facts, "Naik terbanyak"), "Persyaratan (4,000), naik 1,000 sejak periode sebelumnya");
    assert_string_equal(fact_of(facts, "Paling perlu diperbaiki"), "Penanganan pengaduan, saran, dan masukan (2,000), tetap sejak periode sebelumnya");
}

static void the_first_period_compares_itself_with_none(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct survey_result *survey = survey_of(arena, "skm-2017", TWO_WAYS);
    CLEANUP_JSON json_t *figure = ikm_unsur_figure(arena, &(struct ikm_page){ survey, NULL, "" });
    const json_t *table = json_object_get(figure, "table");
    assert_string_equal(row_of(arena, table, 0), "U1 Persyaratan|300|100|3,000|0,333|–");
    assert_string_equal(row_of(arena, table, 9), "Jumlah NRR tertimbang||||3,000|");
    assert_non_null(strstr(text_of(table, "note"), "Belum ada periode sebelumnya"));
}

static void slips_and_other_answers_stand_apart_and_together(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_JSON json_t *table = ikm_slip_table(arena, survey_of(arena, "skm-2017", TWO_WAYS));
    assert_string_equal(row_of(arena, table, 0), "Dengan karcis sekali pakai|60|75,00|75,00–75,00");
    assert_non_null(strstr(row_of(arena, table, 1), "Tanpa karcis|40|75,00|"));
    assert_non_null(strstr(row_of(arena, table, 2), "Bersama|100|75,00|"));
    CLEANUP_JSON json_t *none = ikm_slip_table(arena, survey_of(arena, "skm-2017", (const struct heap[]){ { "333333333", 9, "", "web" }, { 0 } }));
    assert_true(json_is_null(none));
}

static void the_plain_mean_of_services_is_another_figure_than_the_index(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct service services[] = { { .code = "nib", .name = "Nomor Induk Berusaha" } };
    struct site site = { .arena = arena, .services = { services, 1 } };
    CLEANUP_JSON json_t *table = ikm_service_table(&site, survey_of(arena, "skm-2017", TWO_WAYS));
    assert_string_equal(row_of(arena, table, 0), "Nomor Induk Berusaha|60|75,00|75,00–75,00");
    assert_string_equal(row_of(arena, table, 1), "pbg|20|100,00|100,00–100,00");
    assert_non_null(strstr(row_of(arena, table, 2), "terlalu sedikit untuk dipisah|20|50,00|"));
    assert_non_null(strstr(row_of(arena, table, 3), "Semua jawaban: indeks kantor|100|75,00|"));
    assert_string_equal(row_of(arena, table, 4), "Rata-rata 2 layanan tanpa bobot: angka lain||87,50|");
}

static void a_check_that_found_nothing_is_told_apart_from_one_that_could_not_look(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct survey_result *survey = survey_of(arena, "skm-2017", TWO_WAYS);
    give_facts(survey, (struct survey_fact[]){ { "quality.all_top.index_without", "6875" }, { "quality.all_top.mark_without", "C" },
                                               { "quality.all_top.rows", "20" }, { "quality.straight.rows", "0" } }, 4);
    CLEANUP_JSON json_t *facts = ikm_quality(arena, survey);
    assert_string_equal(fact_of(facts, "Nilai tertinggi pada semua pertanyaan"), "20 dari 100 jawaban. Tanpa jawaban itu indeksnya 68,75, mutu C.");
    assert_string_equal(fact_of(facts, "Nilai yang sama pada semua pertanyaan"), "Tidak ada.");
    assert_string_equal(fact_of(facts, "Diisi lebih cepat daripada dua detik per pertanyaan"), "Tidak diketahui untuk jawaban ini.");
    assert_string_equal(fact_of(facts, "Paruh pertama dan paruh kedua"), "Tidak diketahui untuk jawaban ini.");
}

static void a_jump_between_the_halves_is_called_one(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct survey_result *survey = survey_of(arena, "skm-2017", TWO_WAYS);
    struct survey_fact facts[] = {
        { "quality.half1.first", "2026-07-01" }, { "quality.half1.high", "7800" }, { "quality.half1.index", "7600" }, { "quality.half1.last", "2026-08-15" },
        { "quality.half1.low", "7400" }, { "quality.half1.n", "50" }, { "quality.half2.first", "2026-08-16" }, { "quality.half2.high", "9400" },
        { "quality.half2.index", "9200" }, { "quality.half2.last", "2026-09-30" }, { "quality.half2.low", "9000" }, { "quality.half2.n", "50" },
        { "quality.jump", "1600" }, { "quality.jump_stands_out", "1" } };
    give_facts(survey, facts, sizeof facts / sizeof *facts);
    CLEANUP_JSON json_t *panel = ikm_quality(arena, survey);
    assert_string_equal(fact_of(panel, "Paruh pertama dan paruh kedua"),
                        "01/07/2026 sampai 15/08/2026: 76,00 (74,00–78,00) dari 50 jawaban. 16/08/2026 sampai 30/09/2026: 92,00 (90,00–94,00) dari 50 jawaban. "
                        "Kedua rentang tidak bersinggungan: lonjakan yang menonjol.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_answer_has_no_interval_and_says_nothing_about_others),
        cmocka_unit_test(a_mark_that_another_sample_could_change_is_called_uncertain),
        cmocka_unit_test(no_other_questionnaire_bears_a_mark_of_the_skm),
        cmocka_unit_test(the_sample_and_the_slips_are_told_in_words),
        cmocka_unit_test(a_change_is_called_by_its_direction),
        cmocka_unit_test(the_first_period_compares_itself_with_none),
        cmocka_unit_test(slips_and_other_answers_stand_apart_and_together),
        cmocka_unit_test(the_plain_mean_of_services_is_another_figure_than_the_index),
        cmocka_unit_test(a_check_that_found_nothing_is_told_apart_from_one_that_could_not_look),
        cmocka_unit_test(a_jump_between_the_halves_is_called_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
