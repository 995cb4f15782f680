/* Scope: the index of a survey, its mark, and how sure both are. */
#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/survey_certainty.h"
#include "site/page_ikm.h"
#include "site/view.h"

static int64_t population_of(const struct survey_result *survey) {
    return survey->dataset.population.known ? survey->dataset.population.value : 0;
}

static void certainty_of(const struct survey_result *survey, struct survey_certainty *ret) {
    survey_certainty(&survey->whole, population_of(survey), ret);
}

/* With the correction for a finite population where that is known. */
static const struct marked_interval *interval_of(const struct survey_certainty *certainty) {
    return certainty->finite.interval.low != SKM_NONE ? &certainty->finite : &certainty->plain;
}

/* Marks of the SKM are single letters; others do not fit their bands and are told by where they begin. */
static const char *band_label(struct arena *arena, const struct survey_result *survey, size_t band) {
    const struct instrument_band *bands = survey->instrument.bands;
    if (survey_is_skm(survey)) return bands[band].mark;
    return band > 0 ? arena_format(arena, "≥%s", survey_hundredths(arena, bands[band].from_hundredths)) : "";
}

struct skm_interval ikm_interval(const struct survey_result *survey) {
    struct survey_certainty certainty;
    certainty_of(survey, &certainty);
    return interval_of(&certainty)->interval;
}

const char *ikm_scale_chart(struct arena *arena, const struct survey_result *survey) {
    const struct instrument *instrument = &survey->instrument;
    struct skm_interval interval = ikm_interval(survey);
    int64_t value = survey->figures.ikm, end = instrument_index_of_answer(instrument, instrument->scale);
    struct chart_band *bands = arena_array(arena, instrument->band_count + 1, sizeof *bands);
    for (size_t i = 0; i < instrument->band_count; i++) {
        bool is_last = i + 1 == instrument->band_count;
        bands[i] = (struct chart_band){ is_last ? end : instrument->bands[i + 1].from_hundredths, band_label(arena, survey, i) };
    }
    struct chart_scale scale = {
        .id = "mutu",
        .title = "Indeks pada skalanya",
        .description = arena_format(arena, "%s: %s.", survey_hundredths(arena, value), survey->figures.label),
        .start = instrument_index_of_answer(instrument, 1),
        .end = end,
        .bands = bands,
        .band_count = instrument->band_count,
        .value = value,
        .low = interval.low != SKM_NONE ? interval.low : value,
        .high = interval.low != SKM_NONE ? interval.high : value,
        .value_text = survey_hundredths(arena, value),
    };
    const char *svg = NULL;
    return chart_scale(arena, &scale, &svg) == DONE ? svg : "";
}

static const char *basis_text(struct arena *arena, const struct survey_result *survey) {
    struct skm_interval interval = ikm_interval(survey);
    const char *n = format_number(arena, survey->figures.n, 0);
    if (interval.low == SKM_NONE) return arena_format(arena, "dari %s jawaban.", n);
    return arena_format(arena, "dari %s jawaban, 95 %% yakin antara %s dan %s.", n, survey_hundredths(arena, interval.low),
                        survey_hundredths(arena, interval.high));
}

json_t *ikm_headline(struct arena *arena, const struct survey_result *survey) {
    const struct skm_figures *figures = &survey->figures;
    return json_pack("{s:s, s:s, s:s, s:s}", "value_text", survey_hundredths(arena, figures->ikm), "grade_text",
                     survey_mark_text(arena, survey, figures->mark, figures->label), "basis_text", basis_text(arena, survey),
                     "period_text", period_label(arena, survey->dataset.period));
}

const char *ikm_mark_stands(struct arena *arena, const struct survey_result *survey) {
    struct survey_certainty certainty;
    certainty_of(survey, &certainty);
    const struct marked_interval *marked = interval_of(&certainty);
    if (survey->figures.n == 1) return "Satu jawaban tidak mengatakan apa pun tentang pengguna lain.";
    if (marked->interval.low == SKM_NONE || !*survey->figures.mark) return NULL;
    const char *word = survey_is_skm(survey) ? "Mutu" : "Capaian";
    if (marked->stands) return arena_format(arena, "%s %s tetap sama di kedua ujung rentang itu.", word, survey->figures.mark);
    return arena_format(arena, "%s %s belum pasti: di ujung bawah rentang itu %s, di ujung atas %s.", word, survey->figures.mark,
                        marked->at_low ? marked->at_low->mark : "tanpa tanda", marked->at_high ? marked->at_high->mark : "tanpa tanda");
}

static const char *sample_sentence(struct arena *arena, const struct survey_certainty *certainty, int64_t n) {
    if (certainty->population <= 0) return sample_state_label(certainty->state);
    return arena_format(arena, "Untuk %s pengguna layanan diperlukan %s jawaban (Krejcie & Morgan); %s diterima. %s",
                        format_number(arena, certainty->population, 0), format_number(arena, certainty->needed, 0),
                        format_number(arena, n, 0), sample_state_label(certainty->state));
}

static const char *correction_sentence(struct arena *arena, const struct survey_certainty *certainty) {
    if (certainty->finite.interval.low == SKM_NONE) return NULL;
    return arena_format(arena, "Rentang itu dikoreksi untuk %s pengguna layanan; tanpa koreksi %s sampai %s.",
                        format_number(arena, certainty->population, 0), survey_hundredths(arena, certainty->plain.interval.low),
                        survey_hundredths(arena, certainty->plain.interval.high));
}

static const char *slips_sentence(struct arena *arena, const struct survey_result *survey) {
    int64_t issued = survey_fact_number(survey, "slips.issued"), answered = survey_fact_number(survey, "slips.answered");
    if (issued <= 0 || answered < 0) return NULL;
    int64_t rate = survey_response_rate(answered, issued);
    const char *counts = arena_format(arena, "Dari %s karcis yang dibagikan, %s dijawab", format_number(arena, issued, 0),
                                      format_number(arena, answered, 0));
    return rate == SKM_NONE ? arena_format(arena, "%s.", counts)
                            : arena_format(arena, "%s: tingkat tanggapan %s.", counts, format_percent(arena, rate, 1));
}

json_t *ikm_certainty(struct arena *arena, const struct survey_result *survey) {
    struct survey_certainty certainty;
    certainty_of(survey, &certainty);
    const char *const sentences[] = { ikm_mark_stands(arena, survey), sample_sentence(arena, &certainty, survey->figures.n),
                                      correction_sentence(arena, &certainty), slips_sentence(arena, survey) };
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (sentences[i]) (void)json_array_append_new(list, json_string(sentences[i]));
    }
    return list;
}
