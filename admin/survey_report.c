/* Scope: `loket survey report` and `loket survey poster`: the report and the prescribed poster of one period. */
#include <string.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/survey.h"
#include "admin/survey_dataset_file.h"
#include "lib/out/document.h"
#include "lib/report/survey_files.h"
#include "lib/web/assets.h"
#include "lib/web/page.h"

static int tell(const struct survey_file_job *job, enum result result, const char *message) {
    if (result == REFUSED_STALE) command_error("poster hanya untuk data yang sudah disetujui");
    else if (result != DONE) command_error("%s: tidak dapat dibuat: %s", job->out, message);
    return result == REFUSED_STALE ? EXIT_WRONG : command_status(result);
}

static int make(const struct survey_file_job *job, enum survey_file file) {
    struct print_file made;
    const char *message = "";
    enum result result = survey_file_make(&job->report, job->templates, file, &made, &message);
    return result == DONE ? survey_file_end(job, made.bytes, made.length) : tell(job, result, message);
}

/* The page takes its style from the office's site: the address of the site stands in it. */
static int make_html(const struct survey_file_job *job) {
    struct arena *arena = job->arena;
    json_t *view;
    const char *message = "", *version = "";
    enum result result = survey_report_document(&job->report, job->templates, &view, &message);
    if (result == DONE) result = assets_version(arena, job->config->paths.assets, &version);
    if (result != DONE) return tell(job, result, message);
    (void)json_object_set_new(view, "office", page_office(arena, job->config));
    (void)json_object_set_new(view, "root", json_string(arena_format(arena, "%s/", job->config->site.base_url)));
    (void)json_object_set_new(view, "asset_version", json_string(version));
    struct buffer html = buffer_in(arena);
    result = template_render(job->templates, DOCUMENT_TEMPLATE, view, &html, &message);
    json_decref(view);
    return result == DONE ? survey_file_end(job, html.bytes, html.length) : tell(job, result, message);
}

int survey_report(int argc, char **argv) {
    static const char *const FORMATS[] = { "html", "pdf", NULL };
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct survey_file_job job = { .arena = arena };
    int status = survey_file_begin(&job, argc, argv, FORMATS);
    db = job.db;
    if (status != EXIT_DONE) return status;
    return strcmp(job.format, "html") == 0 ? make_html(&job) : make(&job, SURVEY_REPORT_PDF);
}

int survey_poster(int argc, char **argv) {
    static const char *const FORMATS[] = { "pdf", "png", "svg", NULL };
    static const enum survey_file FILES[] = { SURVEY_POSTER_PDF, SURVEY_POSTER_PNG, SURVEY_POSTER_SVG };
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct survey_file_job job = { .arena = arena };
    int status = survey_file_begin(&job, argc, argv, FORMATS);
    db = job.db;
    for (size_t i = 0; FORMATS[i] && status == EXIT_DONE; i++)
        if (job.format == FORMATS[i]) return make(&job, FILES[i]);
    return status;
}
