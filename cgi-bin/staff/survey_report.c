/* Scope: the report and the poster of a survey dataset.
 * GET /petugas/data/ID/laporan       200 the report as a page for reading and printing; of a draft with the mark of one
 *                     /laporan.pdf   200 the same as PDF
 *                     /poster.pdf, /poster.png, /poster.svg   200 the poster in the prescribed form; 409 while not approved
 * Each 404 for other data, for figures whose answers are not kept, and for any other name. */
#include "cgi-bin/staff/survey_report.h"

#include <string.h>

#include "cgi-bin/staff/datasets.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/base/log.h"
#include "lib/out/document.h"
#include "lib/report/survey_files.h"
#include "lib/web/page.h"

#define REPORT_NAME "laporan"

/* "ID/NAME" in two; false when ID is none. */
static bool read_tail(const struct request *request, struct dataset_id *ret_id, const char **ret_name) {
    const char *slash = strchr(request->tail, '/');
    if (!slash || !desk_id(arena_copy(request->arena, request->tail, (size_t)(slash - request->tail)), &ret_id->value)) return false;
    *ret_name = slash + 1;
    return true;
}

static enum result read_report(struct app *app, struct request *request, struct dataset_id id, struct survey_report *ret) {
    struct dataset dataset;
    enum result result = db_read_begin(app->db);
    if (result != DONE) return result;
    result = dataset_by_id(app->db, request->arena, id, &dataset);
    if (result == DONE && strcmp(dataset.kind, "survey") != 0) result = REFUSED_ABSENT;
    struct survey_report_order order = { app->config, request->now, &dataset, SURVEY_FROM_TABLES };
    if (result == DONE) result = survey_report_read(app->db, request->arena, &order, ret);
    db_read_end(app->db);
    return result;
}

static enum result failed(enum result result, const char *what, const char *message) {
    if (result == REFUSED_STALE) return result;
    log_event(LOG_ERROR_LEVEL, "paper_failed", "paper=%s reason=\"%s\"", what, message);
    return result == FAILED_UNAVAILABLE ? result : FAILED_INTERNAL;
}

/* ---- the page ---- */

static void add_link(json_t *links, const char *href, const char *label) {
    (void)json_array_append_new(links, json_pack("{s:s, s:s}", "href", href, "label", label));
}

static enum result show(struct app *app, struct request *request, struct response *response, const struct survey_report *report) {
    json_t *view, *links = json_array();
    const char *message = "";
    enum result result = survey_report_document(report, app->templates, &view, &message);
    if (result != DONE) {
        json_decref(links);
        return failed(result, REPORT_NAME, message);
    }
    const char *own = arena_format(request->arena, DATASETS_PATH "/%lld", (long long)report->result.dataset.id.value);
    add_link(links, own, "Kembali ke data");
    add_link(links, arena_format(request->arena, "%s/%s", own, survey_file_text(SURVEY_REPORT_PDF)), "Unduh PDF");
    (void)json_object_set_new(view, "links", links);
    return page_render(app, request, response, DOCUMENT_TEMPLATE, view);
}

/* ---- the files ---- */

static enum result give(struct app *app, struct response *response, const struct survey_report *report, enum survey_file file) {
    struct print_file made;
    const char *message = "", *name = survey_file_text(file);
    enum result result = survey_file_make(report, app->templates, file, &made, &message);
    if (result != DONE) return failed(result, name, message);
    const char *key = dataset_key(report->arena, &report->result.dataset), *dot = strchr(name, '.');
    const char *saved = arena_format(report->arena, "%.*s-%s%s", (int)(dot - name), name, key, dot);
    return response_bytes(response, survey_file_label(file), saved, made.bytes, made.length);
}

enum result survey_report_page(struct app *app, struct request *request, struct response *response) {
    struct dataset_id id;
    const char *name;
    enum survey_file file;
    if (request->method == METHOD_POST || !read_tail(request, &id, &name)) return REFUSED_ABSENT;
    bool is_page = strcmp(name, REPORT_NAME) == 0;
    if (!is_page && !survey_file_parse(name, &file)) return REFUSED_ABSENT;
    struct survey_report *report = arena_alloc(request->arena, sizeof *report);
    enum result result = read_report(app, request, id, report);
    if (result != DONE) return result;
    return is_page ? show(app, request, response, report) : give(app, response, report, file);
}

/* ---- links ---- */

void survey_report_links(struct arena *arena, const struct dataset *dataset, json_t *view) {
    static const struct { const char *name, *label; bool of_draft; } PAPERS[] = {
        { REPORT_NAME, "Laporan, untuk dibaca dan dicetak", true }, { "laporan.pdf", "Laporan, PDF", true },
        { "poster.pdf", "Poster, PDF", false },                     { "poster.png", "Poster, PNG", false },
        { "poster.svg", "Poster, SVG", false },
    };
    bool has_answers = strcmp(dataset->kind, "survey") == 0 && dataset->ikm_hundredths.known;
    json_t *papers = json_array();
    for (size_t i = 0; i < sizeof PAPERS / sizeof *PAPERS && has_answers; i++) {
        if (!dataset->approved && !PAPERS[i].of_draft) continue;
        add_link(papers, arena_format(arena, DATASETS_PATH "/%lld/%s", (long long)dataset->id.value, PAPERS[i].name), PAPERS[i].label);
    }
    (void)json_object_set_new(view, "has_papers", json_boolean(json_array_size(papers) > 0));
    (void)json_object_set_new(view, "papers", papers);
}
