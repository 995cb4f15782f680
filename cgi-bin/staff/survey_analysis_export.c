/* Scope: every figure of the analysis as rows of one table: the whole, the unsur, the groups, the checks. */
#include "cgi-bin/staff/survey_analysis_export.h"

#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/survey_analysis_view.h"
#include "lib/rules/period.h"

static const struct sheet_column COLUMNS[] = {
    { "Bagian", SHEET_TEXT, 0, 18 },  { "Kelompok", SHEET_TEXT, 0, 44 },          { "Jawaban", SHEET_NUMBER, 0, 0 },
    { "Jumlah", SHEET_NUMBER, 0, 0 }, { "NRR", SHEET_NUMBER, 3, 0 },              { "NRR tertimbang", SHEET_NUMBER, 3, 0 },
    { "Indeks", SHEET_NUMBER, 2, 0 }, { "Mutu", SHEET_TEXT, 0, 8 },               { "Batas bawah 95%", SHEET_NUMBER, 2, 0 },
    { "Batas atas 95%", SHEET_NUMBER, 2, 0 }, { "Catatan", SHEET_TEXT, 0, 30 },
};
#define COLUMN_COUNT (sizeof COLUMNS / sizeof *COLUMNS)

static struct sheet_cell figure(int64_t value) {
    return (struct sheet_cell){ .known = value != SKM_NONE, .number = value };
}

static struct sheet_cell text_or_nothing(const char *text) {
    return text && *text ? sheet_text_cell(text) : SHEET_NOTHING;
}

/* One row; figures not named are empty. */
struct line {
    const char *part, *group, *note;
    int64_t n, sum, nrr, weighted, index, low, high;
    const char *mark;
};
#define LINE(part_, group_) .part = (part_), .group = (group_), .note = NULL, .n = SKM_NONE, .sum = SKM_NONE, .nrr = SKM_NONE, \
    .weighted = SKM_NONE, .index = SKM_NONE, .low = SKM_NONE, .high = SKM_NONE, .mark = NULL

static void add(struct list_sink *sink, const struct line *line) {
    struct sheet_cell cells[COLUMN_COUNT] = {
        sheet_text_cell(line->part), sheet_text_cell(line->group), figure(line->n),   figure(line->sum),  figure(line->nrr),
        figure(line->weighted),      figure(line->index),          text_or_nothing(line->mark), figure(line->low), figure(line->high),
        text_or_nothing(line->note),
    };
    (void)list_add(sink, cells);
}

static void add_figures(struct list_sink *sink, const char *part, const char *group, const struct skm_figures *figures, const char *note) {
    struct line line = { LINE(part, group) };
    line.n = figures->n;
    line.index = figures->ikm;
    line.mark = figures->mark;
    line.low = figures->ci95_low;
    line.high = figures->ci95_high;
    line.note = note;
    add(sink, &line);
}

static void write_whole(struct list_sink *sink, const struct survey_reading *reading) {
    add_figures(sink, "Seluruhnya", "Semua jawaban", &reading->figures, sample_state_label(reading->certainty.state));
    struct line finite = { LINE("Seluruhnya", "Selang 95%, dengan koreksi populasi") };
    finite.low = reading->certainty.finite.interval.low;
    finite.high = reading->certainty.finite.interval.high;
    add(sink, &finite);
    struct line cut = { LINE("Pembulatan", "Bobot 0,11") };
    cut.index = reading->figures.ikm_w011;
    add(sink, &cut);
    struct line cut3 = { LINE("Pembulatan", "Bobot 0,111") };
    cut3.index = reading->figures.ikm_w0111;
    add(sink, &cut3);
}

static void write_unsur(struct list_sink *sink, const struct survey_reading *reading) {
    unsigned order[SKM_MOST_ITEMS];
    size_t count = survey_unsur_order(reading, order);
    for (size_t i = 0; i < count; i++) {
        struct line line = { LINE("Unsur", survey_unsur_label(sink->request->arena, reading, order[i])) };
        line.nrr = skm_unsur_nrr(reading->whole, order[i], 3);
        line.weighted = skm_unsur_weighted(reading->whole, order[i], 3);
        add(sink, &line);
    }
    for (unsigned i = 0; i < reading->rules.item_count; i++) {
        struct line line = { LINE("Pertanyaan", reading->instrument.items[i].name) };
        line.n = reading->figures.answered[i];
        line.sum = reading->figures.sum[i];
        line.nrr = skm_item_nrr(reading->whole, i, 3);
        line.note = reading->rules.unsur[i] == INSTRUMENT_OUTSIDE ? "di luar indeks" : NULL;
        add(sink, &line);
    }
}

static void write_groups(struct list_sink *sink, const struct survey_reading *reading) {
    int smallest = sink->app->config->publication.smallest_group;
    for (unsigned grouping = 0; grouping < GROUPING_COUNT; grouping++) {
        struct answer_group_list groups = answer_groups_of(reading->groups, (enum grouping)grouping);
        for (size_t i = 0; i < groups.count; i++) {
            struct skm_figures figures;
            skm_finish(&groups.rows[i]->skm, &figures);
            const char *label = survey_reading_label(reading, (enum grouping)grouping, groups.rows[i]->key);
            add_figures(sink, grouping_label((enum grouping)grouping), label, &figures, figures.n < smallest ? "terlalu sedikit" : NULL);
        }
    }
}

static void write_quality(struct list_sink *sink, const struct survey_reading *reading) {
    for (unsigned flag = 0; flag <= QUALITY_FLAG_COUNT; flag++) {
        bool is_any = flag == QUALITY_FLAG_COUNT;
        const struct quality_flagged *flagged = is_any ? &reading->quality.any : &reading->quality.flags[flag];
        struct line line = { LINE("Ditandai", is_any ? "Semua yang ditandai" : quality_flag_label((enum quality_flag)flag)) };
        line.n = flagged->rows;
        line.index = flagged->index_without;
        line.mark = flagged->mark_without;
        line.note = "indeks tanpa jawaban itu";
        add(sink, &line);
    }
}

static enum result write_all(struct list_sink *sink) {
    const struct survey_reading *reading = sink->user;
    write_whole(sink, reading);
    write_unsur(sink, reading);
    write_groups(sink, reading);
    write_quality(sink, reading);
    return DONE;
}

enum result survey_analysis_export(struct app *app, struct request *request, struct response *response, const struct survey_reading *reading) {
    struct list_export list = { .stem = arena_format(request->arena, "analisis-%s", reading->period.key), .columns = COLUMNS,
                                .title = arena_format(request->arena, "Analisis survei %s", reading->period.key), .column_count = COLUMN_COUNT,
                                .write = write_all, .user = (void *)(uintptr_t)reading }; /* NOLINT: only read */
    return list_export(app, request, response, &list);
}
