/* Scope: one page a survey period: /ikm/2024-Q2/, /ikm/2026-Q4-spkp/; and the order in which the pages about surveys are built. */
#include <string.h>

#include "lib/rules/period.h"
#include "site/open_data.h"
#include "site/page_ikm.h"
#include "site/survey_prints.h"
#include "site/view.h"

/* ---- printed against recomputed, in short ---- */

static json_t *published(struct arena *arena, const struct survey_result *survey) {
    const struct dataset *dataset = &survey->dataset;
    if (!dataset->published_ikm_hundredths.known) return json_null();
    bool is_same = survey->differences.count == 0;
    return json_pack("{s:s, s:s, s:b, s:s}", "value_text", view_number(arena, dataset->published_ikm_hundredths, 2), "recomputed_text",
                     survey_hundredths(arena, survey->figures.ikm), "same", is_same, "sentence",
                     is_same ? "Hitung ulang dari jawaban memberi angka yang sama dengan laporan."
                             : "Laporan mencetak angka yang tidak mengikuti jawabannya. Sebabnya, setiap angka, dan aturannya ada di halaman tersendiri.");
}

/* ---- the strata ---- */

static void add_strata(struct site *site, const struct survey_result *survey, json_t *view) {
    json_t *parts[] = { ikm_slip_table(site->arena, survey), ikm_channel_table(site->arena, survey), ikm_service_table(site, survey) };
    static const char *const NAMES[] = { "by_slip", "by_channel", "by_service" };
    bool has_any = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        has_any = has_any || json_is_object(parts[i]);
        (void)json_object_set_new(view, NAMES[i], parts[i]);
    }
    (void)json_object_set_new(view, "has_strata", json_boolean(has_any));
}

/* ---- the page ---- */

/* What a reader gives the checker: the file's name, the index, the sum of all scores the index counts. */
static json_t *check_view(struct arena *arena, const struct survey_result *survey) {
    int64_t total = 0;
    for (size_t i = 0; i < survey->instrument.item_count; i++) {
        if (survey->instrument.items[i].counted) total += survey->figures.sum[i];
    }
    const char *key = dataset_key(arena, &survey->dataset);
    return json_pack("{s:s, s:s, s:s, s:I}", "file", arena_format(arena, "ikm-%s-jawaban.csv", key), "questionnaire",
                     arena_format(arena, "ikm-%s-kuesioner.json", key), "index", survey_hundredths(arena, survey->figures.ikm), "total",
                     (json_int_t)total);
}

static bool add_figures(struct site *site, const struct ikm_page *page, json_t *view) {
    struct arena *arena = site->arena;
    const struct survey_result *survey = page->survey;
    json_t *facts = ikm_changes(arena, page);
    CLEANUP_JSON json_t *parts = json_pack(
        "{s:s, s:b, s:s, s:o, s:o, s:o, s:o, s:b, s:{s:o}, s:{s:o}, s:o, s:o}", "name", survey_name(site, survey), "is_skm", survey_is_skm(survey),
        "scale_svg", ikm_scale_chart(arena, survey), "certainty", ikm_certainty(arena, survey), "published", published(arena, survey), "unsur",
        ikm_unsur_figure(arena, page), "items", ikm_items_table(arena, survey), "has_changes", json_array_size(facts) > 0, "changes", "facts", facts,
        "quality", "facts", ikm_quality(arena, survey), "quality_groups", ikm_quality_groups(arena, survey), "check", check_view(arena, survey));
    add_strata(site, survey, view);
    return parts && json_object_update(view, parts) == 0;
}

static enum result build_page(struct site *site, const struct dataset *dataset) {
    struct arena *arena = site->arena;
    struct ikm_page page = { .path = arena_format(arena, "ikm/%s/index.html", dataset_key(arena, dataset)) };
    enum result result = survey_read(site, dataset, &page.survey);
    if (result == DONE) result = survey_before(site, dataset, &page.before);
    if (result == DONE) result = ikm_publish(site, page.survey, page.path);
    if (result != DONE) return result;
    CLEANUP_JSON json_t *view = ikm_headline(arena, page.survey);
    if (!view || !add_figures(site, &page, view)) return site_fail(site, FAILED_INTERNAL, page.path);
    result = ikm_profiles(site, page.survey, page.path, view);
    if (result == DONE) result = ikm_trust(site, page.survey, view);
    json_t *plan = NULL;
    if (result == DONE) result = ikm_followup(site, page.survey, &plan);
    if (result != DONE) return result;
    (void)json_object_set_new(view, "plan", plan);
    if (view_dataset(site, dataset, view) != DONE) return site_fail(site, FAILED_INTERNAL, page.path);
    result = survey_prints_publish(site, dataset, page.path, view);
    if (result != DONE) return result;
    return site_dataset_page(site, &(struct site_place){ page.path, NULL }, "pages/site_ikm_period", json_incref(view));
}

enum result pages_ikm(struct site *site) {
    enum result result = public_services(site->db, site->arena, &site->services);
    if (result != DONE) return site_fail_read(site, result, "daftar layanan");
    result = ikm_publish_series(site);
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "survey") == 0 && site_has_page(dataset)) result = build_page(site, dataset);
    }
    if (result == DONE) result = ikm_index_page(site);
    if (result == DONE) result = ikm_reconcile_page(site);
    return result == DONE ? ikm_checker_page(site) : result;
}
