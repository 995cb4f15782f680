/* Scope: the finished files of a survey. */
#include "lib/report/survey_files.h"

#include <stdlib.h>
#include <string.h>

#include "lib/out/document.h"
#include "lib/out/print_pages.h"
#include "lib/report/survey_words.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"

#define POSTER_PIXELS 3508 /* wide: A3 at 300 an inch */

ENUM_DEFINE(survey_file, SURVEY_FILE_LIST, SURVEY_FILE_COUNT)

static instant made_at(const struct survey_report *report) {
    const struct dataset *dataset = &report->result.dataset;
    return dataset->approved ? dataset->approved_at : report->now;
}

/* ---- report ---- */

static enum result report_pdf(const struct survey_report *report, const struct templates *templates, struct print_file *ret, const char **ret_message) {
    json_t *tree;
    enum result result = survey_report_document(report, templates, &tree, ret_message);
    if (result != DONE) return result;
    char *json = json_dumps(tree, 0);
    json_decref(tree);
    *ret_message = "the document has no JSON";
    if (!json) return FAILED_INTERNAL;
    struct print_job job = { .kind = PRINT_DOCUMENT_PDF, .bytes = json, .length = strlen(json), .created = made_at(report) };
    result = print_make(report->arena, &job, ret, ret_message);
    free(json);
    return result;
}

/* ---- poster ---- */

/* A question nobody was asked, as in an old file of answers, has its values without numbers. */
static size_t counts_of(const struct survey_report *report, unsigned number, struct ikm_count *ret) {
    struct survey_profile_question question;
    survey_words_profile(report, number, &question);
    size_t count = 0;
    for (size_t i = 0; i < question.count; i++) {
        const struct survey_profile_count *from = &question.counts[i];
        if (!question.is_answered && !*from->value) continue;
        ret[count++] = (struct ikm_count){ from->label, question.is_answered ? survey_words_count(report->arena, from) : SURVEY_WORDS_NOTHING };
    }
    return count;
}

static const char *interval_text(const struct survey_report *report) {
    struct skm_interval interval = survey_words_interval(report)->interval;
    if (interval.low == SKM_NONE) return NULL;
    return arena_format(report->arena, "95 %% yakin antara %s dan %s", format_number(report->arena, interval.low, 2),
                        format_number(report->arena, interval.high, 2));
}

static void put_office(const struct survey_report *report, struct ikm_poster *poster) {
    struct arena *arena = report->arena;
    const struct config *config = report->config;
    const struct dataset *dataset = &report->result.dataset;
    const char *host = strstr(config->site.base_url, "//");
    poster->office = (struct print_office){ config->office.name, config->office.region, config->office.brand_color };
    poster->place_and_date = arena_format(arena, "%s, %s", config->office.region, format_day(arena, instant_day(made_at(report), config->office.zone_offset)));
    poster->signer_office = arena_format(arena, "Kepala %s", config->office.name);
    poster->address = arena_format(arena, "%s/ikm/%s/", config->site.base_url, dataset_key(arena, dataset));
    poster->short_address = arena_format(arena, "%s/ikm/", host ? host + 2 : config->site.base_url);
}

enum result survey_poster_view(const struct survey_report *report, json_t **ret) {
    struct arena *arena = report->arena;
    const struct skm_figures *figures = &report->result.figures;
    struct ikm_count sexes[SURVEY_WORDS_VALUES_MOST], educations[SURVEY_WORDS_VALUES_MOST];
    bool is_skm = survey_words_is_skm(&report->result);
    struct ikm_poster poster = {
        .heading = is_skm ? "INDEKS KEPUASAN MASYARAKAT (IKM)" : survey_words_name(report),
        .value_name = is_skm ? "NILAI IKM" : "NILAI INDEKS",
        .period = period_label(arena, report->result.dataset.period),
        .index = survey_words_number(arena, figures->ikm, 2),
        .mark = is_skm && *figures->mark ? figures->mark : NULL,
        .label = figures->label,
        .interval = interval_text(report),
        .service = survey_words_scope(report),
        .count = format_number(arena, figures->n, 0),
        .sexes = sexes, .sex_count = counts_of(report, 0, sexes),
        .educations = educations, .education_count = counts_of(report, 2, educations),
        .survey_dates = survey_words_dates(report),
    };
    put_office(report, &poster);
    return print_pages_ikm_poster(arena, &poster, ret);
}

static enum result poster_svg(const struct survey_report *report, const struct templates *templates, struct buffer *svg, const char **ret_message) {
    json_t *view;
    *ret_message = "the poster is of an approved survey";
    if (report->is_draft) return REFUSED_STALE;
    enum result result = survey_poster_view(report, &view);
    *ret_message = "the poster's address is too long for its code";
    if (result != DONE) return result;
    result = template_render(templates, PRINT_IKM_POSTER, view, svg, ret_message);
    json_decref(view);
    return result;
}

enum result survey_file_make(const struct survey_report *report, const struct templates *templates, enum survey_file file, struct print_file *ret,
                             const char **ret_message) {
    if (file == SURVEY_REPORT_PDF) return report_pdf(report, templates, ret, ret_message);
    struct buffer svg = buffer_in(report->arena);
    enum result result = poster_svg(report, templates, &svg, ret_message);
    if (result != DONE) return result;
    *ret = (struct print_file){ buffer_string(&svg), svg.length };
    if (file == SURVEY_POSTER_SVG) return DONE;
    struct print_job job = { .kind = file == SURVEY_POSTER_PNG ? PRINT_SVG_PNG : PRINT_SVG_PDF, .bytes = svg.bytes, .length = svg.length,
                             .title = "Indeks Kepuasan Masyarakat", .created = made_at(report), .width = POSTER_PIXELS };
    return print_make(report->arena, &job, ret, ret_message);
}
