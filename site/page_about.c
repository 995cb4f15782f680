/* Scope: /tentang/: how the figures come about, who let them out, from where, and which of them nobody outside can compute again. */
#include "lib/rules/format.h"
#include "site/front_figure.h"
#include "site/view.h"

/* Every approved dataset with its source; only those with a page are linked. */
static json_t *sources_view(struct site *site) {
    struct arena *arena = site->arena;
    json_t *rows = json_array();
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        const char *href = site_has_page(dataset)
                               ? arena_format(arena, "%s/%s/index.html", view_folder(dataset->kind), dataset_key(arena, dataset)) : NULL;
        day_number approved = instant_day(dataset->approved_at, site->config->office.zone_offset);
        (void)json_array_append_new(rows, json_pack("{s:s, s:s?, s:s, s:s}", "title", dataset->title, "href", href, "source",
                                                    dataset->source, "approved_text", format_day(arena, approved)));
    }
    return rows;
}

static json_t *deadlines_view(const struct config *config) {
    return json_pack("{s:i, s:i, s:i, s:i, s:i, s:i}", "verify", config->deadlines.verify, "settle", config->deadlines.settle,
                     "settle_oversight", config->deadlines.settle_oversight, "silence", config->deadlines.silence, "request_answer",
                     config->deadlines.request_answer, "request_extension", config->deadlines.request_extension);
}

enum result pages_about(struct site *site) {
    json_t *sources = sources_view(site);
    json_t *view = json_pack("{s:o, s:b, s:O, s:b, s:o}", "deadlines", deadlines_view(site->config), "has_figures",
                             json_array_size(site->front) > 0, "figures", site->front, "has_sources",
                             json_array_size(sources) > 0, "sources", sources);
    return site_page(site, "tentang/index.html", "pages/site_about", view);
}
