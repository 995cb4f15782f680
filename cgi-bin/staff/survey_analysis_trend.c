/* Scope: this period beside the ones before: the line of the index, and what moved. */
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_analysis_view.h"
#include "lib/out/chart.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"

/* ---- the line ---- */

static json_t *trend_table(struct arena *arena, const struct survey_reading *reading) {
    const char *const labels[] = { "Periode", "Jawaban", survey_index_name(reading) };
    json_t *table = data_table(&(struct data_table_head){ "Indeks menurut periode", labels, 3, true });
    for (size_t i = 0; i < reading->moment_count; i++) {
        const struct survey_moment *moment = &reading->moments[i];
        const char *index = moment->index == SKM_NONE ? DESK_NOTHING : format_number(arena, moment->index, 2);
        const char *const cells[] = { moment->n == SKM_NONE ? DESK_NOTHING : format_number(arena, moment->n, 0), index };
        data_table_row(table, &(struct data_table_row){ period_label(arena, moment->label), false, cells, 2 });
    }
    return table;
}

static const char *draw(struct arena *arena, const struct survey_reading *reading, const char *finding) {
    struct chart_row *rows = arena_array(arena, reading->moment_count, sizeof *rows);
    struct chart_value *values = arena_array(arena, reading->moment_count, sizeof *values);
    for (size_t i = 0; i < reading->moment_count; i++) {
        const struct survey_moment *moment = &reading->moments[i];
        bool is_known = moment->index != SKM_NONE;
        values[i] = (struct chart_value){ is_known ? moment->index : 0, is_known ? format_number(arena, moment->index, 2) : NULL };
        rows[i] = (struct chart_row){ moment->label, &values[i] };
    }
    static const char *const SERIES[] = { "Indeks" };
    struct chart chart = { .id = "tren", .title = "Indeks menurut periode", .description = finding, .series = SERIES, .series_count = 1,
                           .rows = rows, .row_count = reading->moment_count };
    const char *svg = NULL;
    return chart_line(arena, &chart, &svg) == DONE ? svg : NULL;
}

static const char *finding_of(struct arena *arena, const struct survey_reading *reading) {
    const struct survey_moment *now = &reading->moments[reading->moment_count - 1], *before = now - 1;
    enum survey_direction direction = survey_direction_of(before->index, now->index);
    const char *label = period_label(arena, before->label);
    if (direction == SURVEY_UNKNOWN) return arena_format(arena, "Tidak dapat dibandingkan dengan %s.", label);
    if (direction == SURVEY_SAME) return arena_format(arena, "Tetap dibandingkan dengan %s.", label);
    int64_t change = now->index - before->index;
    return arena_format(arena, "%s %s dibandingkan dengan %s.", direction == SURVEY_UP ? "Naik" : "Turun",
                        format_number(arena, change < 0 ? -change : change, 2), label);
}

static json_t *trend_view(struct arena *arena, const struct survey_reading *reading) {
    if (reading->moment_count < 2) return json_null();
    const char *finding = finding_of(arena, reading);
    return json_pack("{s:s, s:s?, s:o}", "finding", finding, "chart_svg", draw(arena, reading, finding), "table", trend_table(arena, reading));
}

/* ---- what moved ---- */

static const char *with_nrr(struct arena *arena, const struct survey_reading *reading, struct unsur_values now, size_t unsur,
                            const struct unsur_change *change) {
    const char *text = arena_format(arena, "%s, NRR %s", survey_unsur_label(arena, reading, (unsigned)unsur),
                                    format_number(arena, now.rows[unsur].nrr, 3));
    if (!change->is_known) return text;
    return arena_format(arena, "%s (%s%s)", text, change->change > 0 ? "+" : "", format_number(arena, change->change, 3));
}

static void add_found(struct arena *arena, const struct survey_reading *reading, struct unsur_values now, const char *label, size_t unsur,
                      const struct survey_comparison *comparison, json_t *facts) {
    if (unsur == UNSUR_NOWHERE) return;
    desk_fact(facts, label, with_nrr(arena, reading, now, unsur, &comparison->changes[unsur]));
}

void survey_analysis_trend_view(struct arena *arena, const struct survey_reading *reading, json_t *view) {
    struct unsur_values now = survey_reading_values(arena, &reading->instrument, reading->whole), before = { 0 };
    if (reading->before) before = survey_reading_values(arena, &reading->before_instrument, reading->before_whole);
    struct survey_comparison comparison;
    survey_compare(now, before, &comparison);
    json_t *facts = json_array();
    add_found(arena, reading, now, "Unsur terlemah", comparison.weakest, &comparison, facts);
    add_found(arena, reading, now, "Unsur terkuat", comparison.strongest, &comparison, facts);
    add_found(arena, reading, now, "Paling naik", comparison.most_up, &comparison, facts);
    add_found(arena, reading, now, "Paling turun", comparison.most_down, &comparison, facts);
    (void)json_object_set_new(view, "has_changed", json_boolean(json_array_size(facts) > 0));
    (void)json_object_set_new(view, "changed", facts);
    (void)json_object_set_new(view, "trend", trend_view(arena, reading));
}
