/* Scope: what the words of a survey's report may say: values and conditions of templates/print/survey_report. */
#include <string.h>

#include "lib/out/document_markdown.h"
#include "lib/report/survey_report_parts.h"
#include "lib/report/survey_words.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"

struct values {
    const struct survey_report *report;
    struct arena *arena;
    json_t *view;
};

/* NULL or "": the condition of that name is false. */
static void put(const struct values *values, const char *name, const char *text) {
    (void)json_object_set_new(values->view, name, json_string(document_word(values->arena, text ? text : "")));
}

static void put_bool(const struct values *values, const char *name, bool is_true) {
    (void)json_object_set_new(values->view, name, json_boolean(is_true));
}

static void put_number(const struct values *values, const char *name, int64_t number, unsigned decimals) {
    put(values, name, number == SKM_NONE ? "" : format_number(values->arena, number, decimals));
}

/* ---- of what ---- */

static void put_names(const struct values *values) {
    const struct survey_report *report = values->report;
    const struct survey_result *result = &report->result;
    put(values, "office", report->config->office.name);
    put(values, "region", report->config->office.region);
    put(values, "office_address", report->config->office.address);
    put(values, "survey", survey_words_name(report));
    put(values, "scope", survey_words_of_scope(report));
    put(values, "index_name", survey_words_index(result));
    put(values, "basis", result->instrument.basis);
    put(values, "period", period_label(values->arena, result->dataset.period));
    put(values, "dates", survey_words_dates(report));
    put(values, "source", result->dataset.source);
    put_bool(values, "is_skm", survey_words_is_skm(result));
    put_bool(values, "is_draft", report->is_draft);
    put_number(values, "unsur_count", result->rules.unsur_count, 0);
    put_number(values, "item_count", (int64_t)result->instrument.item_count, 0);
    put_bool(values, "has_further_items", result->instrument.item_count != result->rules.unsur_count);
    put_number(values, "scale", result->rules.scale, 0);
    const struct instrument_rules *rules = &result->rules;
    const char *conversion = rules->conversion_denominator == 1
                                 ? arena_format(values->arena, "%lld", (long long)rules->conversion_numerator)
                                 : arena_format(values->arena, "%lld/%lld", (long long)rules->conversion_numerator, (long long)rules->conversion_denominator);
    put(values, "conversion", conversion);
}

/* ---- how it was asked ---- */

/* "Formulir daring 60 jawaban, Karcis 20 jawaban" */
static const char *channels_text(const struct values *values) {
    static const char *const CHANNELS[] = { "web", "kiosk", "slip", "paper", "import" };
    const char *text = "";
    for (size_t i = 0; i < sizeof CHANNELS / sizeof *CHANNELS; i++) {
        int64_t count = survey_fact_number(&values->report->result, arena_format(values->arena, "answers.%s", CHANNELS[i]));
        if (count <= 0) continue;
        text = arena_format(values->arena, "%s%s%s %s jawaban", text, *text ? ", " : "", survey_words_channel(CHANNELS[i]), format_number(values->arena, count, 0));
    }
    return text;
}

static void put_fielding(const struct values *values) {
    const struct survey_result *result = &values->report->result;
    const struct survey_certainty *certainty = &values->report->certainty;
    int64_t issued = survey_fact_number(result, "slips.issued"), answered = survey_fact_number(result, "slips.answered");
    int64_t rate = issued > 0 ? survey_response_rate(answered, issued) : SKM_NONE;
    put(values, "channels", channels_text(values));
    put_number(values, "n", result->figures.n, 0);
    put_number(values, "population", certainty->population > 0 ? certainty->population : SKM_NONE, 0);
    put_number(values, "needed", certainty->population > 0 ? certainty->needed : SKM_NONE, 0);
    put(values, "sample_sentence", sample_state_label(certainty->state));
    put(values, "slips_issued", rate != SKM_NONE ? format_number(values->arena, issued, 0) : "");
    put(values, "slips_answered", rate != SKM_NONE ? format_number(values->arena, answered, 0) : "");
    put(values, "slips_rate", rate != SKM_NONE ? format_percent(values->arena, rate, 1) : "");
}

/* ---- what came out ---- */

static void put_index(const struct values *values) {
    const struct skm_figures *figures = &values->report->result.figures;
    const struct marked_interval *marked = survey_words_interval(values->report);
    bool has_interval = marked->interval.low != SKM_NONE;
    put_number(values, "index", figures->ikm, 2);
    put(values, "mark", figures->mark);
    put(values, "label", figures->label);
    put_number(values, "low", marked->interval.low, 2);
    put_number(values, "high", marked->interval.high, 2);
    put_bool(values, "has_interval", has_interval);
    put_bool(values, "has_finite_interval", values->report->certainty.finite.interval.low != SKM_NONE);
    put_bool(values, "mark_stands", has_interval && marked->stands);
    put_bool(values, "mark_is_open", has_interval && !marked->stands && *figures->mark);
    put_number(values, "published_index", values->report->result.dataset.published_ikm_hundredths.known
                                              ? values->report->result.dataset.published_ikm_hundredths.value : SKM_NONE, 2);
}

static const char *named(const struct values *values, size_t unsur) {
    return unsur == UNSUR_NOWHERE ? "" : survey_words_named(values->arena, &values->report->result, unsur);
}

static const char *moved(const struct values *values, size_t unsur) {
    if (unsur == UNSUR_NOWHERE) return "";
    const struct unsur_change *change = &values->report->comparison.changes[unsur];
    return arena_format(values->arena, "%s, %s", survey_words_unsur(&values->report->result, (unsigned)unsur)->name,
                        survey_words_change(values->arena, change->change, 3));
}

static void put_unsur(const struct values *values) {
    const struct survey_comparison *comparison = &values->report->comparison;
    put(values, "weakest", named(values, comparison->weakest));
    put(values, "strongest", named(values, comparison->strongest));
    put(values, "most_up", moved(values, comparison->most_up));
    put(values, "most_down", moved(values, comparison->most_down));
}

static void put_before(const struct values *values) {
    const struct survey_report *report = values->report;
    put_bool(values, "has_line", report->line.count > 0);
    if (report->line.count == 0) return;
    const struct dataset *before = &report->line.rows[report->line.count - 1];
    struct optional_number index = before->ikm_hundredths.known ? before->ikm_hundredths : before->published_ikm_hundredths;
    enum survey_direction direction = survey_direction_of(index.known ? index.value : SKM_NONE, report->result.figures.ikm);
    put(values, "before_period", period_label(values->arena, before->period));
    put_number(values, "before_index", index.known ? index.value : SKM_NONE, 2);
    put(values, "direction", direction == SURVEY_UNKNOWN ? "" : survey_direction_label(direction));
    put_bool(values, "has_change", report->before != NULL);
}

/* The services' indices without weights: offices print it beside the index, so it has a name of its own. */
static void put_services(const struct values *values) {
    const struct survey_strata *services = &values->report->result.services;
    const struct skm **named_ones = arena_array(values->arena, services->count + 1, sizeof *named_ones);
    size_t count = 0;
    for (size_t i = 0; i < services->count; i++)
        if (*services->rows[i].code) named_ones[count++] = &services->rows[i].skm;
    struct survey_pool pool;
    bool has_mean = count > 1 && survey_pool(named_ones, count, &pool) == DONE;
    put_bool(values, "has_services", services->count > 1);
    put_bool(values, "has_channels", values->report->result.channels.count > 1);
    put_number(values, "mean_of_services", has_mean ? pool.mean_of_services : SKM_NONE, 2);
}

static bool is_analysed(const struct survey_report *report) {
    for (size_t i = 0; i < report->steps.count; i++)
        if (report->steps.rows[i].note && strcmp(report->steps.rows[i].action, "analyse") == 0) return true;
    return false;
}

json_t *survey_report_view(const struct survey_report *report) {
    struct values values = { report, report->arena, json_object() };
    put_names(&values);
    put_fielding(&values);
    put_index(&values);
    put_unsur(&values);
    put_before(&values);
    put_services(&values);
    put_bool(&values, "has_plan", report->plan.count > 0);
    put_bool(&values, "has_plan_before", report->plan_before.count > 0);
    put_bool(&values, "is_analysed", is_analysed(report));
    put_bool(&values, "is_folded", report->result.figures.n > SURVEY_REPORT_MATRIX_MOST);
    put_bool(&values, "has_errata", report->result.errata.count > 0);
    return values.view;
}
