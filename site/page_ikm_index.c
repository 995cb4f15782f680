/* Scope: /ikm/: the office's index now, over the periods, and the way to every period of every questionnaire. */
#include <string.h>

#include "lib/out/chart.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/card.h"
#include "site/page_ikm.h"
#include "site/view.h"

#define TREND_MOST 8 /* periods in the chart; the table has all */

static bool is_of_office(const struct dataset *dataset) {
    return strcmp(dataset->kind, "survey") == 0 && *dataset->scope == '\0';
}

/* ---- the index now ---- */

static enum result current(struct site *site, json_t **ret) {
    *ret = json_null();
    const struct dataset *dataset = site_newest(site, "survey");
    if (!dataset) return DONE;
    struct arena *arena = site->arena;
    const struct survey_result *survey, *before;
    enum result result = survey_read(site, dataset, &survey);
    if (result == DONE) result = survey_before(site, dataset, &before);
    json_t *plan = NULL;
    if (result == DONE) result = ikm_followup(site, survey, &plan);
    if (result != DONE) return result;
    *ret = ikm_headline(arena, survey);
    const struct optional_number printed = dataset->published_ikm_hundredths;
    bool differs = printed.known && printed.value != survey->figures.ikm;
    (void)json_object_set_new(*ret, "scale_svg", json_string(ikm_scale_chart(arena, survey)));
    (void)json_object_set_new(*ret, "stands", json_string(ikm_mark_stands(arena, survey)));
    (void)json_object_set_new(*ret, "finding", json_string(ikm_finding(arena, survey, before)));
    (void)json_object_set_new(*ret, "href", json_string(arena_format(arena, "%s/index.html", dataset_key(arena, dataset))));
    (void)json_object_set_new(*ret, "plan", plan);
    (void)json_object_set_new(*ret, "printed_text", differs ? json_string(view_number(arena, printed, 2)) : json_null());
    return DONE;
}

/* ---- over the periods ---- */

struct trend {
    struct chart_row rows[TREND_MOST];
    struct chart_value values[TREND_MOST];
    size_t count;
};

static void add_to_table(struct arena *arena, json_t *table, const struct dataset *dataset) {
    const char *cells[] = { view_number(arena, dataset->ikm_hundredths, 2), view_number(arena, dataset->published_ikm_hundredths, 2),
                            view_number(arena, dataset->respondents, 0), dataset->grade ? dataset->grade : "–" };
    view_table_row(table, &(struct view_row){ period_label(arena, dataset->period), false, 4, cells });
}

/* The recomputed index; where only the printed one is left that one, and the label says so. */
static void add_to_chart(struct arena *arena, struct trend *trend, const struct dataset *dataset) {
    bool is_printed = !dataset->ikm_hundredths.known;
    struct optional_number index = is_printed ? dataset->published_ikm_hundredths : dataset->ikm_hundredths;
    const char *label = period_label(arena, dataset->period);
    trend->values[trend->count] = (struct chart_value){ index.known ? index.value : 0, index.known ? view_number(arena, index, 2) : NULL };
    trend->rows[trend->count] = (struct chart_row){ is_printed ? arena_format(arena, "%s, hanya tercetak", label) : label, &trend->values[trend->count] };
    trend->count++;
}

static const char *trend_chart(struct arena *arena, const struct trend *trend) {
    static const char *const SERIES[] = { "Indeks" };
    struct chart chart = { "tren", "Indeks per periode", "Indeks setiap periode, dari yang terlama.", SERIES, 1, trend->rows, trend->count, 10000 };
    const char *svg = NULL;
    return chart_bars(arena, &chart, &svg) == DONE ? svg : NULL;
}

static json_t *trend_view(struct site *site) {
    struct arena *arena = site->arena;
    static const char *const LABELS[] = { "Periode", "Dihitung ulang", "Tercetak", "Jawaban", "Mutu" };
    json_t *table = view_table("Indeks seluruh kantor per periode", LABELS, 5);
    struct trend trend = { 0 };
    size_t all = 0, seen = 0;
    for (size_t i = 0; i < site->datasets.count; i++) all += is_of_office(&site->datasets.rows[i]);
    for (size_t i = site->datasets.count; i-- > 0;) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (!is_of_office(dataset)) continue;
        add_to_table(arena, table, dataset);
        if (++seen + TREND_MOST > all) add_to_chart(arena, &trend, dataset);
    }
    if (trend.count < 2) {
        json_decref(table);
        return json_null();
    }
    return view_figure(&(struct view_figure){ .heading = "Indeks per periode", .chart_svg = trend_chart(arena, &trend), .table = table });
}

/* ---- every period ---- */

static json_t *period_entry(struct site *site, const struct survey_result *survey) {
    struct arena *arena = site->arena;
    const char *mark = survey_mark_text(arena, survey, survey->figures.mark, survey->figures.label);
    const char *detail = arena_format(arena, "%s%s%s, %s jawaban", survey_hundredths(arena, survey->figures.ikm), *mark ? ", " : "", mark,
                                      format_number(arena, survey->figures.n, 0));
    return json_pack("{s:s, s:s, s:s}", "href", arena_format(arena, "%s/index.html", dataset_key(arena, &survey->dataset)), "label",
                     period_label(arena, survey->dataset.period), "detail", detail);
}

/* The group of NAME; new ones join at the end. */
static json_t *group_of(json_t *groups, const char *name) {
    json_t *group;
    size_t at;
    json_array_foreach(groups, at, group) {
        if (strcmp(json_string_value(json_object_get(group, "name")), name) == 0) return json_object_get(group, "periods");
    }
    json_t *periods = json_array();
    (void)json_array_append_new(groups, json_pack("{s:s, s:o}", "name", name, "periods", periods));
    return periods;
}

/* Each questionnaire and each part of the office apart; the whole office first. */
static enum result add_periods(struct site *site, json_t *groups, bool of_office) {
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "survey") != 0 || !site_has_page(dataset) || is_of_office(dataset) != of_office) continue;
        const struct survey_result *survey;
        enum result result = survey_read(site, dataset, &survey);
        if (result != DONE) return result;
        (void)json_array_append_new(group_of(groups, survey_name(site, survey)), period_entry(site, survey));
    }
    return DONE;
}

enum result ikm_index_page(struct site *site) {
    json_t *now, *groups = json_array();
    enum result result = add_periods(site, groups, true);
    if (result == DONE) result = add_periods(site, groups, false);
    if (result == DONE) result = current(site, &now);
    if (result != DONE) {
        json_decref(groups);
        return result;
    }
    json_t *view = json_pack("{s:o, s:o, s:b, s:o}", "current", now, "trend", trend_view(site), "has_groups", json_array_size(groups) > 0, "groups", groups);
    const char *value = json_string_value(json_object_get(now, "value_text")), *period = json_string_value(json_object_get(now, "period_text"));
    if (value && period) site_card(site, view, &(struct site_card){ "Indeks Kepuasan Masyarakat", value, period });
    return site_page(site, "ikm/index.html", "pages/site_ikm", view);
}
