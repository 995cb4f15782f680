/* Scope: reading what a report says, and putting it together. */
#include "lib/report/survey_report.h"

#include <string.h>

#include "lib/out/document_markdown.h"
#include "lib/report/survey_report_parts.h"
#include "lib/report/survey_words.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/period.h"
#include "lib/store/public.h"

/* ---- reading ---- */

static enum result read_lists(struct db *db, const struct survey_report_order *order, struct survey_report *report, struct datasets *ret) {
    bool is_public = order->source == SURVEY_FROM_VIEWS;
    struct arena *arena = report->arena;
    struct dataset_id id = order->dataset->id;
    enum result result = is_public ? public_datasets(db, arena, ret) : dataset_list(db, arena, "survey", ret);
    if (result == DONE) result = is_public ? public_approvals(db, arena, id, &report->steps) : dataset_steps(db, arena, id, &report->steps);
    if (result == DONE) result = is_public ? public_services(db, arena, &report->services) : service_list(db, arena, false, &report->services);
    return result;
}

/* By the last day; of two that end together the longer one comes first: a year before its second semester. */
static bool is_before(const struct dataset *one, const struct dataset *other) {
    struct period first, second;
    if (!period_parse(one->period, &first) || !period_parse(other->period, &second)) return false;
    return first.last != second.last ? first.last < second.last : first.first < second.first;
}

static bool belongs(const struct survey_report *report, const struct dataset *candidate) {
    const struct dataset *own = &report->result.dataset;
    return strcmp(candidate->kind, "survey") == 0 && candidate->approved && strcmp(candidate->scope, own->scope) == 0 && is_before(candidate, own);
}

/* Puts CANDIDATE into its place, the oldest first; of two revisions the newer one stays. */
static void add_to_line(struct datasets *line, const struct dataset *candidate) {
    size_t at = line->count;
    for (size_t i = 0; i < line->count; i++) {
        if (strcmp(line->rows[i].period, candidate->period) != 0) continue;
        if (line->rows[i].revision < candidate->revision) line->rows[i] = *candidate;
        return;
    }
    for (; at > 0 && is_before(candidate, &line->rows[at - 1]); at--) line->rows[at] = line->rows[at - 1];
    line->rows[at] = *candidate;
    line->count++;
}

static void find_line(struct survey_report *report, const struct datasets *all) {
    struct datasets *line = &report->line;
    line->rows = arena_array(report->arena, all->count + 1, sizeof *line->rows);
    for (size_t i = 0; i < all->count; i++) {
        if (belongs(report, &all->rows[i])) add_to_line(line, &all->rows[i]);
    }
}

/* The period before is read whole, so that the change of each unsur is between figures computed alike. */
static enum result read_before(struct db *db, const struct survey_report_order *order, struct survey_report *report) {
    size_t at = report->line.count;
    while (at > 0 && !report->line.rows[at - 1].ikm_hundredths.known) at--; /* only printed: nothing to compare by unsur */
    if (at == 0) return DONE;
    struct survey_result *before = arena_alloc(report->arena, sizeof *before);
    enum result result = survey_result_read(db, report->arena, &report->line.rows[at - 1], order->source, before);
    if (result == DONE && before->recomputed && strcmp(before->instrument.family, report->result.instrument.family) == 0) report->before = before;
    return result;
}

static enum result read_plan(struct db *db, const struct survey_report_order *order, const struct dataset *dataset, struct arena *arena, struct followups *ret) {
    if (order->source == SURVEY_FROM_VIEWS) return followup_list_public(db, arena, dataset->id, ret);
    return followup_list(db, arena, dataset->period, dataset->scope, ret);
}

static enum result read_plans(struct db *db, const struct survey_report_order *order, struct survey_report *report) {
    enum result result = read_plan(db, order, order->dataset, report->arena, &report->plan);
    if (result != DONE || report->line.count == 0) return result;
    return read_plan(db, order, &report->line.rows[report->line.count - 1], report->arena, &report->plan_before);
}

static struct unsur_values values_of(struct arena *arena, const struct survey_result *result) {
    unsigned count = result ? result->rules.unsur_count : 0;
    struct unsur_value *rows = arena_array(arena, count + 1, sizeof *rows);
    for (unsigned u = 0; u < count; u++) rows[u] = (struct unsur_value){ survey_words_unsur(result, u)->code, skm_unsur_nrr(&result->whole, u, 3) };
    return (struct unsur_values){ rows, count };
}

enum result survey_report_read(struct db *db, struct arena *arena, const struct survey_report_order *order, struct survey_report *ret) {
    struct survey_report report = { .arena = arena, .config = order->config, .now = order->now, .is_draft = !order->dataset->approved };
    struct datasets all = { 0 };
    enum result result = survey_result_read(db, arena, order->dataset, order->source, &report.result);
    if (result == DONE && !report.result.recomputed) result = REFUSED_ABSENT;
    if (result == DONE && !survey_result_agrees(&report.result)) result = FAILED_INTERNAL;
    if (result == DONE) result = read_lists(db, order, &report, &all);
    if (result != DONE) return result;
    find_line(&report, &all);
    result = read_before(db, order, &report);
    if (result == DONE) result = read_plans(db, order, &report);
    if (result != DONE) return result;
    survey_compare(values_of(arena, &report.result), values_of(arena, report.before), &report.comparison);
    *ret = report;
    int64_t population = ret->result.dataset.population.known ? ret->result.dataset.population.value : 0;
    survey_certainty(&ret->result.whole, population, &ret->certainty); /* borrows bands of *ret, not of what was copied into it */
    return DONE;
}

/* ---- composing ---- */

const char *survey_report_title(const struct survey_report *report) {
    return arena_format(report->arena, "Laporan %s %s", survey_words_name(report), period_label(report->arena, report->result.dataset.period));
}

static void begin(const struct survey_report *report, struct document *document) {
    struct arena *arena = report->arena;
    const char *office = report->config->office.name, *scope = survey_words_scope(report);
    document_begin(document, arena, &(struct document_facts){ survey_report_title(report), report->is_draft ? "KONSEP" : "", office,
                                                              report->config->office.brand_color });
    const char *period = period_label(arena, report->result.dataset.period);
    document_cover(document, &(struct document_cover){
        .above = "LAPORAN", .title = survey_words_name(report), .office = office,
        .below = arena_format(arena, "%s\n%s\n%s", period, survey_words_dates(report), scope) });
}

static enum result words(const struct survey_report *report, const struct templates *templates, const char **ret, const char **ret_message) {
    json_t *view = survey_report_view(report);
    struct buffer text = buffer_in(report->arena);
    enum result result = template_render(templates, SURVEY_REPORT_TEMPLATE, view, &text, ret_message);
    json_decref(view);
    if (result == DONE) *ret = buffer_string(&text);
    return result;
}

enum result survey_report_document(const struct survey_report *report, const struct templates *templates, json_t **ret, const char **ret_message) {
    const char *text, *unknown;
    enum result result = words(report, templates, &text, ret_message);
    if (result != DONE) return result;
    struct document document;
    begin(report, &document);
    struct document_inserts inserts = { survey_report_insert, (void *)(uintptr_t)report };
    result = document_markdown(&document, text, &inserts, &unknown);
    json_t *tree = document_end(&document);
    if (result == REFUSED_INVALID) {
        *ret_message = arena_format(report->arena, SURVEY_REPORT_TEMPLATE ": [[%s]] tidak dikenal", unknown);
    } else if (result != DONE) *ret_message = result_name(result);
    if (result == DONE) *ret = tree;
    else json_decref(tree);
    return result;
}
