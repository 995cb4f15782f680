/* Scope: one page a survey period: /ikm/2024-Q2/. */
#include <inttypes.h>
#include <string.h>

#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/sample_size.h"
#include "site/open_data.h"
#include "site/page_ikm.h"
#include "site/survey.h"
#include "site/view.h"

#define HIGHEST_NRR 4000 /* thousandths */

static const char *hundredths(struct arena *arena, int64_t value) {
    return view_number(arena, (struct optional_number){ value != SKM_NONE, value }, 2);
}

/* ---- the index ---- */

const char *ikm_scale_chart(struct arena *arena, const struct survey *survey) {
    static const struct chart_band BANDS[] = { { 6500, "D" }, { 7661, "C" }, { 8831, "B" }, { 10000, "A" } };
    const struct skm_figures *figures = &survey->figures;
    bool has_interval = figures->ci95_low != SKM_NONE;
    struct chart_scale scale = {
        .id = "mutu",
        .title = "IKM pada skala mutu",
        .description = arena_format(arena, "%s: mutu %s.", hundredths(arena, figures->ikm), figures->mark),
        .start = 2500,
        .end = 10000,
        .bands = BANDS,
        .band_count = sizeof BANDS / sizeof *BANDS,
        .value = figures->ikm,
        .low = has_interval ? figures->ci95_low : figures->ikm,
        .high = has_interval ? figures->ci95_high : figures->ikm,
        .value_text = hundredths(arena, figures->ikm),
    };
    const char *svg = NULL;
    return chart_scale(arena, &scale, &svg) == DONE ? svg : "";
}

json_t *ikm_headline(struct arena *arena, const struct survey *survey) {
    const struct skm_figures *figures = &survey->figures;
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "value_text", hundredths(arena, figures->ikm), "grade",
                     figures->mark, "performance", figures->label, "n_text",
                     arena_format(arena, "%s jawaban", format_number(arena, figures->n, 0)), "interval_text",
                     arena_format(arena, "%s dan %s", hundredths(arena, figures->ci95_low), hundredths(arena, figures->ci95_high)),
                     "period_text", period_label(arena, survey->dataset->period));
}

static json_t *population_view(struct arena *arena, const struct survey *survey) {
    if (!survey->dataset->population.known) return json_null();
    int64_t population = survey->dataset->population.value, needed = sample_size(population);
    const char *reached = survey->figures.n >= needed ? "cukup" : "kurang";
    return json_pack("{s:s}", "sentence",
                     arena_format(arena, "Untuk %s pengguna layanan diperlukan %s jawaban (Krejcie & Morgan); %s diterima: %s.",
                                  format_number(arena, population, 0), format_number(arena, needed, 0),
                                  format_number(arena, survey->figures.n, 0), reached));
}

/* ---- printed against recomputed ---- */

/* Says why the two differ: the unsur whose printed mean does not follow from its own sum. */
static const char *difference_reason(struct arena *arena, const struct survey *survey) {
    for (size_t i = 0; i < survey->unsur.count; i++) {
        const struct skm_figure_row *unsur = &survey->unsur.rows[i];
        bool differs = unsur->published_nrr_milli.known && unsur->nrr_milli.known &&
                       unsur->published_nrr_milli.value != unsur->nrr_milli.value;
        if (!differs) continue;
        return arena_format(arena,
                            "Rata-rata unsur %s (U%d) tercetak %s, padahal %s dibagi %s jawaban adalah %s. Angka yang sudah "
                            "dipublikasikan tidak kami ubah; keduanya kami tampilkan.",
                            unsur->name, unsur->position, view_number(arena, unsur->published_nrr_milli, 3),
                            view_number(arena, unsur->sum, 0), view_number(arena, unsur->answered, 0),
                            view_number(arena, unsur->nrr_milli, 3));
    }
    return survey->differences.count == 0 ? "Hitung ulang dari jawaban memberi angka yang sama."
                                          : "Laporan mencetak angka yang tidak mengikuti jawabannya; rinciannya di bawah.";
}

static json_t *published_view(struct arena *arena, const struct survey *survey) {
    if (!survey->dataset->published_ikm_hundredths.known) return json_null();
    static const char *const LABELS[] = { "Angka", "Dipublikasikan", "Dihitung ulang" };
    json_t *table = survey->differences.count > 0 ? view_table("Angka yang berbeda", LABELS, 3) : json_null();
    for (size_t i = 0; i < survey->differences.count; i++) {
        const struct dataset_difference *row = &survey->differences.rows[i];
        const char *cells[] = { row->stated, row->computed };
        view_table_row(table, &(struct view_row){ row->place, false, 2, cells });
    }
    if (survey->differences.count > 0) (void)json_object_set_new(table, "folded", json_false());
    return json_pack("{s:s, s:s, s:b, s:s, s:o}", "value_text",
                     view_number(arena, survey->dataset->published_ikm_hundredths, 2), "recomputed_text",
                     hundredths(arena, survey->figures.ikm), "same", survey->differences.count == 0, "reason",
                     difference_reason(arena, survey), "table", table);
}

/* ---- the unsur ---- */

static const char *unsur_chart(struct arena *arena, const struct survey *survey, const char *finding) {
    size_t count = survey->unsur.count;
    struct chart_row *rows = arena_array(arena, count + 1, sizeof *rows);
    struct chart_value *values = arena_array(arena, count + 1, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        const struct skm_figure_row *unsur = &survey->unsur.rows[i];
        values[i] = (struct chart_value){ unsur->nrr_milli.known ? unsur->nrr_milli.value : 0,
                                          unsur->nrr_milli.known ? view_number(arena, unsur->nrr_milli, 3) : NULL };
        rows[i] = (struct chart_row){ unsur->name, &values[i] };
    }
    static const char *const SERIES[] = { "Rata-rata" };
    struct chart chart = { "unsur", "Nilai rata-rata per unsur", finding, SERIES, 1, rows, count, HIGHEST_NRR };
    const char *svg = NULL;
    return chart_bars(arena, &chart, &svg) == DONE ? svg : NULL;
}

static json_t *unsur_table(struct arena *arena, const struct survey *survey) {
    static const char *const LABELS[] = { "Unsur", "Jumlah nilai", "Jawaban", "Rata-rata", "Rata-rata tercetak" };
    json_t *table = view_table("Nilai per unsur", LABELS, 5);
    for (size_t i = 0; i < survey->unsur.count; i++) {
        const struct skm_figure_row *unsur = &survey->unsur.rows[i];
        const char *head = arena_format(arena, "U%d %s", unsur->position, unsur->name);
        const char *cells[] = { view_number(arena, unsur->sum, 0), view_number(arena, unsur->answered, 0),
                                view_number(arena, unsur->nrr_milli, 3), view_number(arena, unsur->published_nrr_milli, 3) };
        view_table_row(table, &(struct view_row){ head, false, 4, cells });
    }
    return table;
}

/* The unsur with the lowest (SIGN 1) or highest (SIGN -1) mean; NULL when none has one. */
static const struct skm_figure_row *extreme(const struct survey *survey, int sign) {
    const struct skm_figure_row *found = NULL;
    for (size_t i = 0; i < survey->unsur.count; i++) {
        const struct skm_figure_row *unsur = &survey->unsur.rows[i];
        if (!unsur->nrr_milli.known) continue;
        if (!found || sign * (unsur->nrr_milli.value - found->nrr_milli.value) < 0) found = unsur;
    }
    return found;
}

static json_t *unsur_view(struct arena *arena, const struct survey *survey) {
    const struct skm_figure_row *lowest = extreme(survey, 1), *highest = extreme(survey, -1);
    if (!lowest) return json_null();
    const char *finding = arena_format(arena, "Terendah: %s (%s). Tertinggi: %s (%s).", lowest->name,
                                       view_number(arena, lowest->nrr_milli, 3), highest->name,
                                       view_number(arena, highest->nrr_milli, 3));
    return view_figure(&(struct view_figure){
        .heading = "Nilai rata-rata per unsur, skala 1 sampai 4",
        .finding = finding,
        .chart_svg = unsur_chart(arena, survey, finding),
        .n_text = arena_format(arena, "n = %s jawaban", format_number(arena, survey->figures.n, 0)),
        .table = unsur_table(arena, survey),
    });
}

static json_t *weakest_view(struct arena *arena, const struct survey *survey) {
    const struct skm_figure_row *lowest = extreme(survey, 1);
    if (!lowest) return json_null();
    return json_pack("{s:s, s:s, s:n}", "name", lowest->name, "value_text", view_number(arena, lowest->nrr_milli, 3), "sentence");
}

/* ---- how it was computed, and how good the answers are ---- */

static json_t *weights_view(struct arena *arena, const struct survey *survey) {
    static const char *const LABELS[] = { "Bobot", "IKM" };
    const struct skm_figures *figures = &survey->figures;
    const struct { const char *head; int64_t value; } ROWS[] = {
        { arena_format(arena, "1/%u, dihitung tepat", figures->item_count), figures->ikm },
        { "0,111, sebagai pembanding", figures->ikm_w0111 },
        { "0,11, sebagai pembanding", figures->ikm_w011 },
    };
    json_t *table = view_table("IKM menurut bobot", LABELS, 2);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const char *cells[] = { hundredths(arena, ROWS[i].value) };
        view_table_row(table, &(struct view_row){ ROWS[i].head, false, 1, cells });
    }
    (void)json_object_set_new(table, "folded", json_false());
    return table;
}

static json_t *quality_view(struct arena *arena, const struct survey *survey) {
    static const char *const LABELS[] = { "Pemeriksaan", "Hasil" };
    const struct dataset *dataset = survey->dataset;
    const struct { const char *head, *value; } ROWS[] = {
        { "Responden dengan nilai tertinggi pada semua unsur",
          arena_format(arena, "%s dari %s", format_number(arena, survey->figures.all_top, 0),
                       format_number(arena, survey->figures.n, 0)) },
        { "Jawaban persis sama berturut-turut, paling panjang", view_number(arena, dataset->longest_run, 0) },
        { "IKM paruh pertama responden", view_number(arena, dataset->first_half_hundredths, 2) },
        { "IKM paruh kedua responden", view_number(arena, dataset->second_half_hundredths, 2) },
    };
    json_t *table = view_table("Pemeriksaan jawaban", LABELS, 2);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        view_table_row(table, &(struct view_row){ ROWS[i].head, false, 1, &ROWS[i].value });
    }
    (void)json_object_set_new(table, "folded", json_false());
    (void)json_object_set_new(table, "note", json_string("Tidak ada jawaban yang dibuang. Tiga angka terakhir mengikuti urutan "
                                                         "jawaban masuk, yang tidak kami publikasikan; bila urutannya tidak "
                                                         "dikenal, angkanya kosong."));
    return table;
}

/* ---- over the periods ---- */

static json_t *trend_view(struct site *site) {
    struct arena *arena = site->arena;
    static const char *const LABELS[] = { "Periode", "Dipublikasikan", "Dihitung ulang" };
    static const char *const SERIES[] = { "Dipublikasikan", "Dihitung ulang" };
    json_t *table = view_table("IKM dari waktu ke waktu", LABELS, 3);
    struct chart_row rows[CHART_ROWS_MOST];
    struct chart_value values[CHART_ROWS_MOST][CHART_SERIES_MOST];
    size_t count = 0;
    for (size_t i = site->datasets.count; i-- > 0 && count < CHART_ROWS_MOST;) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "survey") != 0) continue;
        const struct optional_number pair[] = { dataset->published_ikm_hundredths, dataset->ikm_hundredths };
        const char *cells[] = { view_number(arena, pair[0], 2), view_number(arena, pair[1], 2) };
        for (size_t s = 0; s < CHART_SERIES_MOST; s++) {
            values[count][s] = (struct chart_value){ pair[s].known ? pair[s].value : 0, pair[s].known ? cells[s] : NULL };
        }
        rows[count] = (struct chart_row){ period_label(arena, dataset->period), values[count] };
        view_table_row(table, &(struct view_row){ period_label(arena, dataset->period), false, 2, cells });
        count++;
    }
    const char *svg = NULL;
    struct chart chart = { "tren", "IKM dari waktu ke waktu", "Angka tercetak dan angka hitung ulang per periode.", SERIES,
                           CHART_SERIES_MOST, rows, count, 10000 };
    if (count < 2 || chart_bars(arena, &chart, &svg) != DONE) {
        json_decref(table);
        return json_null();
    }
    return view_figure(&(struct view_figure){ .heading = "IKM per periode", .chart_svg = svg, .table = table });
}

/* ---- the page ---- */

static enum result build_page(struct site *site, const struct dataset *dataset, bool is_newest) {
    struct arena *arena = site->arena;
    const char *path = arena_format(arena, "ikm/%s/index.html", dataset->period);
    struct survey survey;
    enum result result = survey_read(site, dataset, &survey);
    if (result == DONE) result = ikm_publish_unsur(site, &survey, path);
    if (result == DONE) result = ikm_publish_answers(site, &survey, path);
    if (result != DONE) return result;
    CLEANUP_JSON json_t *view = ikm_headline(arena, &survey);
    CLEANUP_JSON json_t *parts =
        json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "scale_svg", ikm_scale_chart(arena, &survey),
                  "population", population_view(arena, &survey), "published", published_view(arena, &survey), "unsur",
                  unsur_view(arena, &survey), "weakest", weakest_view(arena, &survey), "weights", weights_view(arena, &survey),
                  "quality", quality_view(arena, &survey), "trend", trend_view(site));
    if (!view || !parts || json_object_update(view, parts) != 0) return site_fail(site, FAILED_INTERNAL, path);
    result = ikm_profiles(site, &survey, path, view);
    if (result != DONE) return result;
    if (view_dataset(site, dataset, view) != DONE) return site_fail(site, FAILED_INTERNAL, path);
    struct site_place place = { path, is_newest ? "ikm/index.html" : NULL };
    return site_dataset_page(site, &place, "pages/site_ikm", json_incref(view));
}

enum result pages_ikm(struct site *site) {
    const struct dataset *newest = site_newest(site, "survey");
    enum result result = ikm_publish_series(site);
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "survey") == 0 && site_has_page(dataset)) {
            result = build_page(site, dataset, dataset == newest);
        }
    }
    if (result == DONE) result = ikm_reconcile_page(site);
    return result == DONE ? ikm_checker_page(site) : result;
}
