/* Scope: the pictures of a survey's report. */
#include "lib/out/chart.h"
#include "lib/report/survey_report_parts.h"
#include "lib/report/survey_words.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"

#define LINE_MOST 16 /* periods in the picture; the table has all */

void survey_report_scale_chart(const struct survey_report *report, struct document *document) {
    struct arena *arena = report->arena;
    const struct instrument *instrument = &report->result.instrument;
    const struct skm_figures *figures = &report->result.figures;
    struct skm_interval interval = survey_words_interval(report)->interval;
    int64_t end = instrument_index_of_answer(instrument, instrument->scale);
    if (figures->ikm == SKM_NONE || instrument->band_count == 0) return;
    struct chart_band *bands = arena_array(arena, instrument->band_count, sizeof *bands);
    for (size_t i = 0; i < instrument->band_count; i++) {
        bool is_last = i + 1 == instrument->band_count;
        bands[i] = (struct chart_band){ is_last ? end : instrument->bands[i + 1].from_hundredths, instrument->bands[i].mark };
    }
    const char *value = survey_words_number(arena, figures->ikm, 2), *svg = "";
    struct chart_scale scale = { "mutu", "Indeks pada skalanya", arena_format(arena, "%s: %s.", value, figures->label),
                                 instrument_index_of_answer(instrument, 1), end, bands, instrument->band_count, figures->ikm,
                                 interval.low != SKM_NONE ? interval.low : figures->ikm, interval.low != SKM_NONE ? interval.high : figures->ikm, value };
    if (chart_scale(arena, &scale, &svg) == DONE) document_figure(document, "Indeks dan rentangnya pada skala mutu", svg);
}

void survey_report_unsur_chart(const struct survey_report *report, struct document *document) {
    static const char *const SERIES[] = { "NRR" };
    struct arena *arena = report->arena;
    const struct survey_result *result = &report->result;
    unsigned count = result->rules.unsur_count, order[SKM_MOST_ITEMS];
    survey_words_order(result, order);
    struct chart_row *rows = arena_array(arena, count + 1, sizeof *rows);
    struct chart_value *values = arena_array(arena, count + 1, sizeof *values);
    for (unsigned i = 0; i < count; i++) {
        int64_t nrr = skm_unsur_nrr(&result->whole, order[i], 3);
        values[i] = (struct chart_value){ nrr != SKM_NONE ? nrr : 0, nrr != SKM_NONE ? format_number(arena, nrr, 3) : NULL };
        rows[i] = (struct chart_row){ survey_words_unsur(result, order[i])->name, &values[i] };
    }
    struct chart chart = { "unsur", "Nilai rata-rata per unsur", "Nilai tiap unsur ada di tabel.", SERIES, 1, rows, count, (int64_t)result->rules.scale * 1000 };
    const char *svg = "", *caption = arena_format(arena, "Nilai rata-rata per unsur, skala 1 sampai %u", result->rules.scale);
    if (chart_bars(arena, &chart, &svg) == DONE) document_figure(document, caption, svg);
}

static struct chart_value value_of(struct arena *arena, const struct dataset *dataset) {
    struct optional_number index = dataset->ikm_hundredths.known ? dataset->ikm_hundredths : dataset->published_ikm_hundredths;
    return (struct chart_value){ index.known ? index.value : 0, index.known ? format_number(arena, index.value, 2) : NULL };
}

void survey_report_line_chart(const struct survey_report *report, struct document *document) {
    static const char *const SERIES[] = { "Indeks" };
    struct arena *arena = report->arena;
    size_t first = report->line.count > LINE_MOST - 1 ? report->line.count - (LINE_MOST - 1) : 0, count = 0;
    struct chart_row rows[LINE_MOST];
    struct chart_value values[LINE_MOST];
    for (size_t i = first; i <= report->line.count; i++, count++) {
        const struct dataset *dataset = i < report->line.count ? &report->line.rows[i] : &report->result.dataset;
        values[count] = value_of(arena, dataset);
        rows[count] = (struct chart_row){ dataset->period, &values[count] };
    }
    struct chart chart = { "periode", "Indeks dari periode ke periode", "Nilai tiap periode ada di tabel.", SERIES, 1, rows, count, 0 };
    const char *svg = "";
    if (count > 1 && chart_columns(arena, &chart, &svg) == DONE) document_figure(document, "Indeks dari periode ke periode", svg);
}
