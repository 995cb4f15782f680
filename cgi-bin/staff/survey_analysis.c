/* Scope: the analysis of one survey period, for those who take part in its approval.
 * GET /petugas/survei/analisis/KEY?bentuk=csv|xlsx  figures from the answers as they are now, also while the period runs; 404 for no period */
#include "cgi-bin/staff/survey_analysis.h"

#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/followup_view.h"
#include "cgi-bin/staff/survey_analysis_export.h"
#include "cgi-bin/staff/survey_analysis_view.h"
#include "cgi-bin/staff/survey_desk.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/suggestion_tags.h"
#include "lib/store/dataset.h"
#include "lib/store/suggestion.h"
#include "lib/web/page.h"

const char *const ANALYSIS_QUERY[] = { LIST_EXPORT_QUERY, NULL };

/* ---- around the figures ---- */

/* What became of the plan of the period before. */
static enum result add_plan(struct app *app, struct request *request, const struct survey_reading *reading, json_t *view) {
    struct followups rows = { 0 };
    struct followup_tally tally = { 0 };
    json_t *list = json_array();
    enum result result = DONE;
    if (reading->before) result = followup_list(app->db, request->arena, reading->before->label, reading->scope, &rows);
    for (size_t i = 0; result == DONE && i < rows.count; i++) {
        (void)json_array_append_new(list, followup_row_view(request->arena, &rows.rows[i], &reading->before_instrument, desk_today(app, request),
                                                            &tally));
    }
    json_t *plan = rows.count == 0 ? json_null()
                                   : json_pack("{s:s, s:s, s:O}", "period_text", period_label(request->arena, reading->before->label), "sentence",
                                               followup_tally_text(request->arena, &tally), "promises", list);
    json_decref(list);
    (void)json_object_set_new(view, "plan", plan);
    return result;
}

static void add_count(struct arena *arena, json_t *table, const char *head, int64_t count) {
    const char *cell = format_number(arena, count, 0);
    if (count > 0) data_table_row(table, &(struct data_table_row){ head, false, &cell, 1 });
}

static json_t *tags_table(struct arena *arena, const struct suggestion_counts *counts) {
    static const char *const LABELS[] = { "Tentang", "Saran" };
    json_t *table = data_table(&(struct data_table_head){ "Saran menurut isinya", LABELS, 2, false });
    for (size_t i = 0; i < counts->count; i++) {
        enum suggestion_tag tag;
        bool is_read = suggestion_tag_parse(counts->rows[i].tag, &tag);
        add_count(arena, table, is_read ? suggestion_tag_label(tag) : "Belum dibaca", counts->rows[i].count);
    }
    return table;
}

/* Beside the figures of the same unsur. */
static json_t *unsur_words_table(struct arena *arena, const struct survey_reading *reading, const struct suggestion_counts *counts) {
    static const char *const LABELS[] = { "Unsur", "Saran" };
    json_t *table = data_table(&(struct data_table_head){ "Saran menurut unsur", LABELS, 2, false });
    unsigned order[SKM_MOST_ITEMS];
    size_t unsur_count = survey_unsur_order(reading, order);
    for (size_t at = 0; at < unsur_count; at++) {
        const char *code = survey_unsur_item(&reading->instrument, order[at])->code;
        int64_t count = 0;
        for (size_t i = 0; i < counts->count; i++) {
            enum suggestion_tag tag;
            bool is_its = suggestion_tag_parse(counts->rows[i].tag, &tag) && strcmp(suggestion_tag_unsur(tag), code) == 0;
            if (is_its) count += counts->rows[i].count;
        }
        add_count(arena, table, survey_unsur_label(arena, reading, order[at]), count);
    }
    return table;
}

/* What people wrote about, by tag and by unsur; only counts, never a text. */
static enum result add_suggestions(struct app *app, struct request *request, const struct survey_reading *reading, json_t *view) {
    struct suggestion_counts counts;
    struct suggestion_filter filter = { .period = reading->period.id };
    enum result result = suggestion_counts(app->db, request->arena, &filter, &counts);
    if (result != DONE) return result;
    json_t *tables = json_array(), *by_unsur = unsur_words_table(request->arena, reading, &counts);
    if (counts.count > 0) (void)json_array_append_new(tables, tags_table(request->arena, &counts));
    if (json_array_size(json_object_get(by_unsur, "rows")) > 0) (void)json_array_append(tables, by_unsur);
    json_decref(by_unsur);
    (void)json_object_set_new(view, "has_suggestions", json_boolean(counts.count > 0));
    (void)json_object_set_new(view, "suggestions", tables);
    return DONE;
}

static enum result add_dataset(struct app *app, struct request *request, const struct survey_reading *reading, json_t *view) {
    struct dataset dataset;
    struct dataset_about about = { "survey", reading->period.label, reading->scope };
    enum result result = dataset_by_period(app->db, request->arena, &about, &dataset);
    const char *href = result == DONE ? arena_format(request->arena, "petugas/data/%lld", (long long)dataset.id.value) : NULL;
    (void)json_object_set_new(view, "dataset_href", href ? json_string(href) : json_null());
    return result == REFUSED_ABSENT ? DONE : result;
}

/* ---- the page ---- */

static const char *state_words(const struct survey_period *period) {
    if (period->state == SURVEY_CLOSED) return "Ditutup";
    return period->state == SURVEY_OPEN ? "Sedang berjalan, angka sementara" : "Sedang ditutup, angka sementara";
}

static json_t *opening(struct app *app, struct request *request, const struct survey_reading *reading) {
    struct arena *arena = request->arena;
    const struct survey_period *period = &reading->period;
    json_t *view = desk_view(visitor_may(request, PERMISSION_SURVEY_MANAGE) ? "survey" : "data");
    json_t *own = json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:s}", "title", desk_period(arena, &reading->period), "instrument", reading->instrument.title,
                            "state_label", state_words(period), "state_tone", period->state == SURVEY_CLOSED ? "" : "active", "dates_text",
                            arena_format(arena, "%s sampai %s", format_day(arena, period->starts_on), format_day(arena, period->ends_on)),
                            "has_answers", reading->figures.n > 0, "may_manage", visitor_may(request, PERMISSION_SURVEY_MANAGE), "key",
                            period->key);
    (void)json_object_update_missing(view, own);
    json_decref(own);
    survey_analysis_figures_view(arena, reading, view);
    survey_analysis_groups_view(arena, reading, app->config->publication.smallest_group, view);
    survey_analysis_quality_view(arena, reading, view);
    survey_analysis_trend_view(arena, reading, view);
    list_export_links(request, view);
    return view;
}

enum result survey_analysis_page(struct app *app, struct request *request, struct response *response) {
    struct survey_reading reading;
    enum result result = survey_reading_open(app, request, request->tail, &reading);
    if (result != DONE) return result;
    if (list_export_asked(request)) return survey_analysis_export(app, request, response, &reading);
    json_t *view = opening(app, request, &reading);
    result = add_plan(app, request, &reading, view);
    if (result == DONE) result = add_suggestions(app, request, &reading, view);
    if (result == DONE) result = add_dataset(app, request, &reading, view);
    if (result == DONE) return page_render(app, request, response, "pages/staff_survey_analysis", view);
    json_decref(view);
    return result;
}
