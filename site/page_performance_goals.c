/* Scope: goals and their indicators: target, realisation, achievement as computed and as printed, and how far the plan's end is. */
#include <string.h>

#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "site/page_performance.h"
#include "site/view.h"

#define TARGET_HUNDREDTHS 10000 /* 100,00 %: the target itself */

/* ---- the chart ---- */

static const char *bars(struct arena *arena, const struct performance_year *year, const char *finding) {
    static const char *const SERIES[] = { "Capaian" };
    struct chart_row rows[CHART_ROWS_MOST];
    struct chart_value values[CHART_ROWS_MOST];
    size_t count = 0;
    int64_t full = TARGET_HUNDREDTHS;
    for (size_t i = 0; i < year->count && count < CHART_ROWS_MOST; i++) {
        const struct performance *row = &year->rows[i];
        int64_t amount = row->has_achievement && row->percent.value > 0 ? row->percent.value : 0;
        values[count] = (struct chart_value){ amount, row->has_achievement ? performance_percent(arena, row) : NULL };
        rows[count] = (struct chart_row){ row->row->indicator, &values[count] };
        if (amount > full) full = amount;
        count++;
    }
    struct chart chart = { "capaian", "Capaian setiap indikator", finding, SERIES, 1, rows, count, full };
    const char *svg = NULL;
    return count > 0 && chart_bars(arena, &chart, &svg) == DONE ? svg : NULL;
}

json_t *performance_chart(struct arena *arena, const struct performance_year *year) {
    if (year->measured == 0) return json_null();
    const char *finding = arena_format(arena, "%zu dari %zu indikator mencapai targetnya, yaitu 100\u00a0%% atau lebih.", year->reached,
                                       year->measured);
    return view_figure(&(struct view_figure){ .heading = "Capaian setiap indikator", .finding = finding,
                                              .chart_svg = bars(arena, year, finding) });
}

/* ---- the table ---- */

/* "Satuan %, makin tinggi makin baik. Target akhir 2026: 95 %, baru 98,33 % tercapai." */
static const char *detail_of(struct arena *arena, const struct performance *row) {
    const struct indicator *indicator = row->row;
    const char *better = row->direction == DIRECTION_LOWER ? "makin rendah makin baik" : "makin tinggi makin baik";
    const char *unit = *indicator->unit ? arena_format(arena, "Satuan %s, %s", indicator->unit, better) : better;
    if (*indicator->final_target == '\0') return unit;
    const char *year = indicator->final_year.known ? arena_format(arena, " %d", (int)indicator->final_year.value) : "";
    struct decimal final;
    struct fraction part;
    struct decimal percent;
    bool is_comparable = row->is_measured && decimal_parse(indicator->final_target, &final) &&
                         achievement_of(row->direction, final, row->realisation, &part) && fraction_rounded(part, 2, &percent);
    const char *so_far = is_comparable ? arena_format(arena, ", sampai kini %s\u00a0%%", decimal_words(arena, percent)) : "";
    return arena_format(arena, "%s. Target akhir%s: %s%s", unit, year, performance_value(arena, indicator->final_target, indicator->unit), so_far);
}

static const char *state_of(const struct performance *row) {
    if (!row->is_measured) return "belum ada angka";
    return row->is_reached ? "tercapai" : "belum tercapai";
}

static json_t *indicator_view(struct arena *arena, const struct performance *row) {
    const struct indicator *indicator = row->row;
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:s}", "name", indicator->indicator, "detail", detail_of(arena, row),
                     "target_text", performance_value(arena, indicator->target, indicator->unit), "realisation_text",
                     performance_value(arena, indicator->realisation, indicator->unit), "achievement_text", performance_percent(arena, row),
                     "state_text", state_of(row), "printed_text", performance_value(arena, indicator->published_achievement, "%"), "differs",
                     row->differs, "note", indicator->note);
}

/* The goal of NAME; goals come in the order of the source, also where it returns to one. */
static json_t *goal_of(json_t *goals, const char *name) {
    json_t *goal;
    size_t at;
    json_array_foreach(goals, at, goal) {
        if (strcmp(json_string_value(json_object_get(goal, "goal")), name) == 0) return json_object_get(goal, "indicators");
    }
    json_t *indicators = json_array();
    (void)json_array_append_new(goals, json_pack("{s:s, s:o}", "goal", name, "indicators", indicators));
    return indicators;
}

json_t *performance_goals(struct arena *arena, const struct performance_year *year) {
    json_t *goals = json_array();
    for (size_t i = 0; i < year->count; i++) {
        const struct performance *row = &year->rows[i];
        (void)json_array_append_new(goal_of(goals, row->row->goal), indicator_view(arena, row));
    }
    return goals;
}
