/* Scope: the catalogue of open data for people, /data/. Exports: pages_catalogue, which also writes those for machines. */

#include "lib/rules/data_licence.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/data_dcat.h"
#include "site/data_package.h"
#include "site/open_data.h"

static const char *text_of(const json_t *entry, const char *key) {
    return json_string_value(json_object_get(entry, key));
}

static json_t *downloads_of(struct arena *arena, const json_t *entry) {
    json_t *list = json_array();
    for (size_t i = 0; i < DATA_FORM_COUNT; i++) {
        const struct data_form *form = &DATA_FORMS[i];
        json_int_t size = json_integer_value(json_object_get(entry, form->size_key));
        if (size == 0) continue;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "href", arena_format(arena, "%s.%s", text_of(entry, "name"), form->ending),
                                                    "label", form->label, "size_text", format_size(arena, size)));
    }
    return list;
}

static json_t *entry_view(struct site *site, const json_t *entry) {
    struct arena *arena = site->arena;
    const char *period = text_of(entry, "period");
    day_number modified = site->today;
    (void)day_parse(text_of(entry, "modified"), &modified);
    int64_t rows = json_integer_value(json_object_get(entry, "row_count"));
    const char *report = text_of(entry, "report_period");
    const struct data_licence *licence = data_licence_of(text_of(entry, "licence"));
    return json_pack("{s:s, s:s?, s:s, s:s?, s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:b, s:o}", "name", text_of(entry, "name"), "licence_text",
                     licence == data_licence_of(NULL) ? NULL : licence->title, "update_text",
                     text_of(entry, "update"), "report_text", report ? period_label(arena, report) : NULL, "title", text_of(entry, "title"), "description",
                     text_of(entry, "description"), "period_text", period ? period_label(arena, period) : "semua periode",
                     "updated_text", format_day(arena, modified), "rows_text",
                     arena_format(arena, "%s baris", format_number(arena, rows, 0)), "source", text_of(entry, "source"),
                     "page_href", text_of(entry, "page"), "has_downloads", 1, "downloads", downloads_of(arena, entry));
}

static enum result build_page(struct site *site) {
    json_t *datasets = json_array(), *entry;
    size_t at;
    json_array_foreach(site->catalogue, at, entry) (void)json_array_append_new(datasets, entry_view(site, entry));
    json_t *view = json_pack("{s:{s:b}, s:b, s:o, s:s, s:s, s:s?, s:s}", "here", "data", 1, "has_datasets", json_array_size(datasets) > 0,
                             "datasets", datasets, "licence_text", data_licence_of(NULL)->words, "catalogue_href", "data/katalog.json",
                             "package_href", json_array_size(datasets) > 0 ? "data/datapackage.json" : NULL, "region_text",
                             arena_format(site->arena, "%s, kode wilayah %s", site->config->office.region, site->config->office.region_code));
    return site_page(site, "data/index.html", "pages/site_data", view);
}

enum result pages_catalogue(struct site *site) {
    enum result result = build_page(site);
    if (result == DONE) result = data_package_publish(site);
    return result == DONE ? data_dcat_publish(site) : result;
}
