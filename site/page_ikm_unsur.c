/* Scope: the unsur of a survey: sums, means, the weakest and strongest, and what changed since the last period. */
#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/survey_compare.h"
#include "site/page_ikm.h"
#include "site/view.h"

static const char *thousandths(struct arena *arena, int64_t value) {
    return view_number(arena, (struct optional_number){ value != SKM_NONE, value }, 3);
}

/* "+0,120", "−0,033", "tetap". */
static const char *change_text(struct arena *arena, int64_t change, unsigned decimals) {
    if (change == 0) return "tetap";
    return arena_format(arena, "%s%s", change > 0 ? "+" : "\u2212", format_number(arena, change > 0 ? change : -change, decimals));
}

/* ---- comparing ---- */

static struct unsur_values values_of(struct arena *arena, const struct survey_result *survey) {
    unsigned count = survey ? survey->rules.unsur_count : 0;
    struct unsur_value *rows = arena_array(arena, count + 1, sizeof *rows);
    for (unsigned u = 0; u < count; u++) {
        rows[u] = (struct unsur_value){ survey_unsur_item(survey, u)->code, skm_unsur_nrr(&survey->whole, u, 3) };
    }
    return (struct unsur_values){ rows, count };
}

static void compare(struct arena *arena, const struct survey_result *survey, const struct survey_result *before, struct survey_comparison *ret) {
    survey_compare(values_of(arena, survey), values_of(arena, before), ret);
}

/* "Waktu penyelesaian (3,193)" */
static const char *named(struct arena *arena, const struct survey_result *survey, size_t unsur) {
    return arena_format(arena, "%s (%s)", survey_unsur_item(survey, (unsigned)unsur)->name,
                        thousandths(arena, skm_unsur_nrr(&survey->whole, (unsigned)unsur, 3)));
}

/* ---- the figure ---- */

static const char *unsur_chart(struct arena *arena, const struct survey_result *survey, const char *finding) {
    unsigned count = survey->rules.unsur_count;
    struct chart_row *rows = arena_array(arena, count + 1, sizeof *rows);
    struct chart_value *values = arena_array(arena, count + 1, sizeof *values);
    for (unsigned u = 0; u < count; u++) {
        int64_t nrr = skm_unsur_nrr(&survey->whole, u, 3);
        values[u] = (struct chart_value){ nrr != SKM_NONE ? nrr : 0, nrr != SKM_NONE ? thousandths(arena, nrr) : NULL };
        rows[u] = (struct chart_row){ survey_unsur_item(survey, u)->name, &values[u] };
    }
    static const char *const SERIES[] = { "NRR" };
    struct chart chart = { "unsur", "Nilai rata-rata per unsur", finding, SERIES, 1, rows, count, survey->rules.scale * 1000 };
    const char *svg = NULL;
    return chart_bars(arena, &chart, &svg) == DONE ? svg : NULL;
}

static void add_unsur(struct arena *arena, json_t *table, const struct survey_result *survey, unsigned unsur, const struct unsur_change *change) {
    int64_t sum = 0, answered = 0;
    for (size_t i = 0; i < survey->instrument.item_count; i++) {
        if (survey->rules.unsur[i] != unsur) continue;
        sum += survey->figures.sum[i];
        answered += survey->figures.answered[i];
    }
    const struct survey_item *item = survey_unsur_item(survey, unsur);
    const char *head = item->regulation_position > 0 ? arena_format(arena, "U%d %s", item->regulation_position, item->name) : item->name;
    const char *cells[] = { format_number(arena, sum, 0), format_number(arena, answered, 0),
                            thousandths(arena, skm_unsur_nrr(&survey->whole, unsur, 3)),
                            thousandths(arena, skm_unsur_weighted(&survey->whole, unsur, 3)),
                            change->is_known ? change_text(arena, change->change, 3) : "–" };
    view_table_row(table, &(struct view_row){ head, false, 5, cells });
}

static json_t *unsur_table(struct arena *arena, const struct ikm_page *page) {
    const struct survey_result *survey = page->survey;
    const char *const labels[] = { "Unsur", "Jumlah nilai", "Jawaban", "NRR", "NRR tertimbang", "Perubahan" };
    json_t *table = view_table("Nilai per unsur", labels, 6);
    struct survey_comparison comparison;
    compare(arena, survey, page->before, &comparison);
    for (unsigned u = 0; u < survey->rules.unsur_count; u++) add_unsur(arena, table, survey, u, &comparison.changes[u]);
    const char *cells[] = { "", "", "", thousandths(arena, skm_mean(&survey->whole, 3)), "" };
    view_table_row(table, &(struct view_row){ "Jumlah NRR tertimbang", true, 5, cells });
    (void)json_object_set_new(table, "note", json_string(page->before
        ? arena_format(arena, "NRR: nilai rata-rata. Perubahan sejak %s.", period_label(arena, page->before->dataset.period))
        : "NRR: nilai rata-rata. Belum ada periode sebelumnya untuk dibandingkan."));
    return table;
}

json_t *ikm_unsur_figure(struct arena *arena, const struct ikm_page *page) {
    const struct survey_result *survey = page->survey;
    struct survey_comparison comparison;
    compare(arena, survey, page->before, &comparison);
    if (comparison.weakest == UNSUR_NOWHERE) return json_null();
    const char *finding = arena_format(arena, "Terendah: %s. Tertinggi: %s.", named(arena, survey, comparison.weakest),
                                       named(arena, survey, comparison.strongest));
    return view_figure(&(struct view_figure){
        .heading = arena_format(arena, "Nilai rata-rata per unsur, skala 1 sampai %u", survey->rules.scale),
        .finding = finding,
        .chart_svg = unsur_chart(arena, survey, finding),
        .n_text = arena_format(arena, "n = %s jawaban", format_number(arena, survey->figures.n, 0)),
        .table = unsur_table(arena, page),
    });
}

json_t *ikm_items_table(struct arena *arena, const struct survey_result *survey) {
    if (survey->instrument.item_count == survey->rules.unsur_count) return json_null();
    const char *const labels[] = { "Pertanyaan", "Jumlah nilai", "Jawaban", "NRR" };
    json_t *table = view_table("Nilai per pertanyaan", labels, 4);
    for (unsigned i = 0; i < survey->instrument.item_count; i++) {
        const struct survey_item *item = &survey->instrument.items[i];
        const char *cells[] = { format_number(arena, survey->figures.sum[i], 0), format_number(arena, survey->figures.answered[i], 0),
                                thousandths(arena, skm_item_nrr(&survey->whole, i, 3)) };
        view_table_row(table, &(struct view_row){ item->counted ? item->name : arena_format(arena, "%s (di luar indeks)", item->name), false, 3, cells });
    }
    return table;
}

/* ---- in words ---- */

static const char *change_sentence(struct arena *arena, const struct unsur_change *change) {
    if (!change->is_known) return "";
    if (change->change == 0) return ", tetap sejak periode sebelumnya";
    return arena_format(arena, ", %s %s sejak periode sebelumnya", change->change > 0 ? "naik" : "turun",
                        format_number(arena, change->change > 0 ? change->change : -change->change, 3));
}

static void add_fact(json_t *facts, const char *label, const char *value) {
    (void)json_array_append_new(facts, json_pack("{s:s, s:s}", "label", label, "value", value));
}

json_t *ikm_changes(struct arena *arena, const struct ikm_page *page) {
    const struct survey_result *survey = page->survey;
    struct survey_comparison comparison;
    compare(arena, survey, page->before, &comparison);
    json_t *facts = json_array();
    if (comparison.weakest == UNSUR_NOWHERE) return facts;
    const struct { const char *label; size_t unsur; } ROWS[] = {
        { "Paling perlu diperbaiki", comparison.weakest }, { "Terkuat", comparison.strongest },
        { "Naik terbanyak", comparison.most_up }, { "Turun terbanyak", comparison.most_down } };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (ROWS[i].unsur == UNSUR_NOWHERE) continue;
        add_fact(facts, ROWS[i].label, arena_format(arena, "%s%s", named(arena, survey, ROWS[i].unsur),
                                                    change_sentence(arena, &comparison.changes[ROWS[i].unsur])));
    }
    if (page->before && comparison.weakest_before != UNSUR_NOWHERE) {
        add_fact(facts, "Terlemah pada periode sebelumnya", named(arena, page->before, comparison.weakest_before));
    }
    return facts;
}

const char *ikm_finding(struct arena *arena, const struct survey_result *survey, const struct survey_result *before) {
    struct survey_comparison comparison;
    compare(arena, survey, before, &comparison);
    if (comparison.weakest == UNSUR_NOWHERE) return "";
    const char *weakest = named(arena, survey, comparison.weakest);
    if (!before) return arena_format(arena, "Yang paling perlu diperbaiki: %s.", weakest);
    int64_t change = survey->figures.ikm - before->figures.ikm;
    enum survey_direction direction = survey_direction_of(before->figures.ikm, survey->figures.ikm);
    const char *by = direction == SURVEY_SAME ? "" : arena_format(arena, " %s", format_number(arena, change > 0 ? change : -change, 2));
    return arena_format(arena, "Indeks %s%s sejak %s; yang paling perlu diperbaiki: %s.", survey_direction_label(direction), by,
                        period_label(arena, before->dataset.period), weakest);
}
