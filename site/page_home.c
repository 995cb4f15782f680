/* Scope: the front page, and the page on how figures come about. */
#include "site/page_ikm.h"
#include "site/page_investment.h"
#include "site/page_permits.h"
#include "site/page_statistics.h"

static enum result ikm_part(struct site *site, json_t *view) {
    const struct dataset *dataset = site_newest(site, "survey");
    if (!dataset) return json_object_set_new(view, "ikm", json_null()) == 0 ? DONE : FAILED_INTERNAL;
    const struct survey_result *survey;
    enum result result = survey_read(site, dataset, &survey);
    if (result != DONE) return result;
    json_t *part = ikm_headline(site->arena, survey);
    (void)json_object_set_new(part, "href", json_string("ikm/index.html"));
    (void)json_object_set_new(part, "chart_svg", json_string(ikm_scale_chart(site->arena, survey)));
    return json_object_set_new(view, "ikm", part) == 0 ? DONE : FAILED_INTERNAL;
}

static enum result investment_part(struct site *site, json_t *view) {
    const struct dataset *dataset = site_newest(site, "investment");
    struct investments rows;
    if (!dataset) return json_object_set_new(view, "investment", json_null()) == 0 ? DONE : FAILED_INTERNAL;
    enum result result = public_investments(site->db, site->arena, dataset->id, &rows);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    return json_object_set_new(view, "investment", investment_headline(site, dataset, &rows)) == 0 ? DONE : FAILED_INTERNAL;
}

static enum result permits_part(struct site *site, json_t *view) {
    const struct dataset *dataset = site_newest(site, "permits");
    struct permits rows;
    if (!dataset) return json_object_set_new(view, "permits", json_null()) == 0 ? DONE : FAILED_INTERNAL;
    enum result result = public_permits(site->db, site->arena, dataset->id, &rows);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    return json_object_set_new(view, "permits", permits_headline(site, dataset, &rows)) == 0 ? DONE : FAILED_INTERNAL;
}

static enum result cases_part(struct site *site, json_t *view) {
    struct public_case_counts counts;
    enum result result = public_case_counts(site->db, site->arena, &counts);
    if (result != DONE) return site_fail_read(site, result, "statistik");
    int year = civil_from_day(site->today).year;
    (void)json_object_set_new(view, "complaints", statistics_headline(site, &counts, "complaint", year));
    (void)json_object_set_new(view, "requests", statistics_headline(site, &counts, "request", year));
    return DONE;
}

enum result pages_home(struct site *site) {
    CLEANUP_JSON json_t *view = json_pack("{s:{s:b}}", "here", "home", 1);
    enum result result = ikm_part(site, view);
    if (result == DONE) result = investment_part(site, view);
    if (result == DONE) result = permits_part(site, view);
    if (result == DONE) result = cases_part(site, view);
    return result == DONE ? site_page(site, "index.html", "pages/site_home", json_incref(view)) : result;
}

enum result pages_about(struct site *site) {
    const struct config *config = site->config;
    json_t *view = json_pack("{s:{s:i, s:i, s:i, s:i, s:i, s:i}}", "deadlines", "verify", config->deadlines.verify, "settle",
                             config->deadlines.settle, "settle_oversight", config->deadlines.settle_oversight, "silence",
                             config->deadlines.silence, "request_answer", config->deadlines.request_answer, "request_extension",
                             config->deadlines.request_extension);
    return site_page(site, "tentang/index.html", "pages/site_about", view);
}
