/* Scope: the catalogue of open data, for people (/data/) and for machines (/data/katalog.json).
 * Source: W3C Data Catalog Vocabulary (DCAT) 2; the words of data.go.id follow it. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/headline.h"
#include "site/open_data.h"

#define LICENCE_TEXT "Bebas dipakai dengan menyebut sumber (Creative Commons Atribusi 4.0)."
#define LICENCE_ADDRESS "https://creativecommons.org/licenses/by/4.0/"

static const char *text_of(const json_t *entry, const char *key) {
    return json_string_value(json_object_get(entry, key));
}

/* ---- for people ---- */

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
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:b, s:o}", "title", text_of(entry, "title"), "description",
                     text_of(entry, "description"), "period_text", period ? period_label(arena, period) : "semua periode",
                     "updated_text", format_day(arena, modified), "rows_text",
                     arena_format(arena, "%s baris", format_number(arena, rows, 0)), "source", text_of(entry, "source"),
                     "page_href", text_of(entry, "page"), "has_downloads", 1, "downloads", downloads_of(arena, entry));
}

static enum result build_page(struct site *site) {
    json_t *datasets = json_array(), *entry;
    size_t at;
    json_array_foreach(site->catalogue, at, entry) (void)json_array_append_new(datasets, entry_view(site, entry));
    json_t *view = json_pack("{s:{s:b}, s:b, s:o, s:s, s:s}", "here", "data", 1, "has_datasets", json_array_size(datasets) > 0,
                             "datasets", datasets, "licence_text", LICENCE_TEXT, "catalogue_href", "data/katalog.json");
    return site_page(site, "data/index.html", "pages/site_data", view);
}

/* ---- for machines ---- */

static json_t *distributions(struct site *site, const json_t *entry) {
    json_t *list = json_array();
    for (size_t i = 0; i < DATA_FORM_COUNT; i++) {
        const struct data_form *form = &DATA_FORMS[i];
        const char *address = arena_format(site->arena, "%s/data/%s.%s", site->config->site.base_url, text_of(entry, "name"), form->ending);
        if (json_integer_value(json_object_get(entry, form->size_key)) == 0) continue;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "@type", "dcat:Distribution", "dcat:downloadURL", address,
                                                    "dcat:mediaType", form->media_type, "dct:license", LICENCE_ADDRESS));
    }
    return list;
}

static json_t *dataset(struct site *site, const json_t *entry) {
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s, s:o}", "@type", "dcat:Dataset", "dct:identifier",
                     text_of(entry, "name"), "dct:title", text_of(entry, "title"), "dct:description",
                     text_of(entry, "description"), "dct:modified", text_of(entry, "modified"), "dct:temporal",
                     text_of(entry, "period"), "dct:source", text_of(entry, "source"), "dcat:distribution", distributions(site, entry));
}

static void free_textp(char **text) {
    free(*text);
}

static enum result write_catalogue(struct site *site) {
    json_t *datasets = json_array(), *entry;
    size_t at;
    json_array_foreach(site->catalogue, at, entry) (void)json_array_append_new(datasets, dataset(site, entry));
    CLEANUP_JSON json_t *catalogue =
        json_pack("{s:{s:s, s:s}, s:s, s:s, s:s, s:s, s:s, s:o}", "@context", "dcat", "http://www.w3.org/ns/dcat#", "dct",
                  "http://purl.org/dc/terms/", "@type", "dcat:Catalog", "dct:title",
                  arena_format(site->arena, "Data terbuka %s", site->config->office.name), "dct:publisher",
                  site->config->office.name, "dct:language", "id", "dct:license", LICENCE_ADDRESS, "dcat:dataset", datasets);
    CLEANUP(free_textp) char *text = catalogue ? json_dumps(catalogue, JSON_INDENT(1)) : NULL;
    if (!text) return site_fail(site, FAILED_INTERNAL, "data/katalog.json");
    return site_file(site, "data/katalog.json", text, strlen(text));
}

enum result pages_catalogue(struct site *site) {
    enum result result = headlines_publish(site);
    if (result == DONE) result = build_page(site);
    return result == DONE ? write_catalogue(site) : result;
}
