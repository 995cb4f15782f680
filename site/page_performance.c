/* Scope: one page a year of performance: /kinerja/2021/. */
#include "site/page_performance.h"

#include <string.h>

#include "lib/rules/format.h"
#include "site/view.h"

static enum result build_page(struct site *site, const struct performance_years *years, const struct performance_year *shown) {
    struct arena *arena = site->arena;
    const struct dataset *dataset = shown->dataset;
    const char *path = arena_format(arena, "kinerja/%s/index.html", dataset->period);
    enum result result = performance_publish(site, shown, path);
    if (result != DONE) return result;
    CLEANUP_JSON json_t *view = json_pack("{s:o, s:o, s:o, s:o}", "total", performance_headline(site, shown), "chart",
                                          performance_chart(arena, shown), "goals", performance_goals(arena, shown), "trend",
                                          performance_trend(arena, years, shown));
    if (!view) return site_fail(site, FAILED_INTERNAL, path);
    result = view_dataset(site, dataset, view);
    if (result == DONE) result = view_differences(site, dataset, view);
    if (result != DONE) return result;
    struct site_place place = { path, dataset == site_newest(site, "indicators") ? "kinerja/index.html" : NULL };
    return site_dataset_page(site, &place, "pages/site_performance", json_incref(view));
}

enum result pages_performance(struct site *site) {
    struct performance_years years = { arena_array(site->arena, site->datasets.count + 1, sizeof *years.rows), 0 };
    enum result result = DONE;
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "indicators") == 0) result = performance_read(site, dataset, &years.rows[years.count++]);
    }
    if (result == DONE) result = performance_publish_series(site, &years);
    for (size_t i = 0; i < years.count && result == DONE; i++) result = build_page(site, &years, &years.rows[i]);
    return result;
}
