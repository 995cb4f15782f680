/* Scope: report and poster of one survey. Exports: survey_prints.h. */
#include "site/survey_prints.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/log.h"
#include "lib/report/survey_files.h"
#include "site/page_key.h"

static const char *const LABELS[SURVEY_FILE_COUNT] = {
    [SURVEY_REPORT_PDF] = "Laporan, PDF", [SURVEY_POSTER_PDF] = "Poster, PDF", [SURVEY_POSTER_PNG] = "Poster, PNG", [SURVEY_POSTER_SVG] = "Poster, SVG",
};

struct prints {
    struct site *site;
    struct arena *arena; /* of this survey alone: pictures are large */
    struct survey_report report;
    const char *folder;  /* "ikm/2024-Q2/" */
    json_t *list;
};

static void free_textp(char **text) {
    free(*text);
}

/* What FILE is printed from, as a tree. */
static enum result tree_of(struct prints *prints, enum survey_file file, json_t **ret, const char **ret_message) {
    const struct templates *templates;
    if (file == SURVEY_REPORT_PDF) {
        enum result result = template_set_get(prints->site->templates, prints->site->arena, &templates, ret_message);
        return result == DONE ? survey_report_document(&prints->report, templates, ret, ret_message) : result;
    }
    *ret_message = "the poster's address is too long for its code";
    return survey_poster_view(&prints->report, ret);
}

static enum result print(struct prints *prints, enum survey_file file, const struct edition_page *page, bool *ret_made) {
    struct print_file made;
    const char *message = "";
    const struct templates *templates = NULL;
    enum result result = template_set_get(prints->site->templates, prints->site->arena, &templates, &message);
    if (result == DONE) result = survey_file_make(&prints->report, templates, file, &made, &message);
    *ret_made = result == DONE;
    if (result == REFUSED_ABSENT) {
        log_event(LOG_WARNING_LEVEL, "site.print", "page=%s reason=%s", page->path, message);
        return DONE;
    }
    if (result != DONE) return site_fail(prints->site, result, arena_format(prints->site->arena, "%s: %s", page->path, message));
    result = edition_add(prints->site->edition, page, made.bytes, made.length);
    return result == DONE ? DONE : site_fail(prints->site, result, edition_message(prints->site->edition));
}

static enum result add_file(struct prints *prints, enum survey_file file) {
    struct site *site = prints->site;
    struct edition_page page = { .path = arena_format(site->arena, "%s%s", prints->folder, survey_file_text(file)) };
    const char *message = "";
    json_t *tree = NULL;
    enum result result = tree_of(prints, file, &tree, &message);
    if (result != DONE) return site_fail(site, result, arena_format(site->arena, "%s: %s", page.path, message));
    CLEANUP_JSON json_t *owned = tree;
    CLEANUP(free_textp) char *text = json_dumps(owned, JSON_COMPACT);
    if (!text) return site_fail(site, FAILED_INTERNAL, page.path);
    page.key = page_key_of(prints->arena, survey_file_text(file), owned);
    bool is_there = edition_keep(site->edition, &page);
    if (!is_there) result = edition_search(site->edition, page.path, text, strlen(text));
    if (result != DONE) return site_fail(site, result, edition_message(site->edition));
    if (!is_there) result = print(prints, file, &page, &is_there);
    if (is_there) (void)json_array_append_new(prints->list, json_pack("{s:s, s:s}", "href", survey_file_text(file), "label", LABELS[file]));
    return result;
}

static enum result read_report(struct prints *prints, const struct dataset *dataset) {
    struct site *site = prints->site;
    struct survey_report_order order = { site->config, dataset->approved_at, dataset, SURVEY_FROM_VIEWS };
    enum result result = survey_report_read(site->db, prints->arena, &order, &prints->report);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    bool stands;
    result = survey_profiles_stand(site, dataset, &stands);
    if (result == DONE && !stands) prints->report.result.profiles.count = 0;
    return result;
}

enum result survey_prints_publish(struct site *site, const struct dataset *dataset, const char *page, json_t *view) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct prints prints = { .site = site, .arena = arena, .folder = arena_copy(arena, page, strlen(page) - strlen("index.html")), .list = json_array() };
    enum result result = read_report(&prints, dataset);
    for (int file = 0; file < (int)SURVEY_FILE_COUNT && result == DONE; file++) result = add_file(&prints, (enum survey_file)file);
    (void)json_object_set_new(view, "has_prints", json_boolean(json_array_size(prints.list) > 0));
    (void)json_object_set_new(view, "prints", prints.list);
    return result;
}
