/* Scope: the catalogue as a Frictionless data package. Exports: data_package.h. */
#include "site/data_package.h"

#include <ctype.h>
#include <string.h>

#include "lib/rules/data_licence.h"
#include "site/open_data.h"

static const char *text_of(const json_t *entry, const char *key) {
    return json_string_value(json_object_get(entry, key));
}

/* Names of resources have small letters; files keep their own. */
static const char *small_letters(struct arena *arena, const char *name) {
    char *small = arena_copy(arena, name, strlen(name));
    for (char *at = small; *at; at++) *at = (char)tolower((unsigned char)*at);
    return small;
}

static json_t *field(const json_t *column) {
    bool is_number = strcmp(text_of(column, "type"), "number") == 0;
    bool is_whole = is_number && json_integer_value(json_object_get(column, "decimals")) == 0;
    const char *unit = text_of(column, "unit");
    json_t *told = json_pack("{s:s, s:s, s:s}", "name", text_of(column, "name"), "type", is_whole ? "integer" : is_number ? "number" : "string",
                             "title", text_of(column, "title"));
    if (unit && *unit) (void)json_object_set_new(told, "unit", json_string(unit));
    return told;
}

static json_t *schema_of(const json_t *entry) {
    json_t *fields = json_array(), *column;
    size_t at;
    json_array_foreach(json_object_get(entry, "columns"), at, column) (void)json_array_append_new(fields, field(column));
    return json_pack("{s:o, s:[s]}", "fields", fields, "missingValues", "");
}

static json_t *licence_of(const struct data_licence *licence) {
    return json_pack("{s:s, s:s, s:s}", "name", licence->code, "path", licence->address, "title", licence->title);
}

static json_t *resource(struct site *site, const json_t *entry) {
    struct arena *arena = site->arena;
    const char *name = text_of(entry, "name"), *period = text_of(entry, "period"), *page = text_of(entry, "page");
    json_t *told = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:O, s:s, s:o, s:[{s:s}], s:s, s:s}", "name", small_letters(arena, name),
                             "path", arena_format(arena, "%s.csv", name), "profile", "tabular-data-resource", "title", text_of(entry, "title"),
                             "description", text_of(entry, "description"), "format", "csv", "mediatype", "text/csv", "encoding", "utf-8",
                             "bytes", json_object_get(entry, "csv_size"), "hash", arena_format(arena, "sha256:%s", text_of(entry, "csv_sha256")),
                             "schema", schema_of(entry), "sources", "title", text_of(entry, "source"), "modified", text_of(entry, "modified"),
                             "update", text_of(entry, "update"));
    const struct data_licence *licence = data_licence_of(text_of(entry, "licence"));
    if (licence != data_licence_of(NULL)) (void)json_object_set_new(told, "licenses", json_pack("[o]", licence_of(licence)));
    if (period) (void)json_object_set_new(told, "period", json_string(period));
    if (text_of(entry, "report_period")) (void)json_object_set(told, "report_period", json_object_get(entry, "report_period"));
    if (page) (void)json_object_set_new(told, "homepage", json_string(arena_format(arena, "%s/%s", site->config->site.base_url, page)));
    return told;
}

static void free_textp(char **text) {
    free(*text);
}

enum result data_package_publish(struct site *site) {
    const struct config *config = site->config;
    json_t *resources = json_array(), *entry;
    size_t at;
    if (json_array_size(site->catalogue) == 0) { /* a package without resources is none */
        json_decref(resources);
        return DONE;
    }
    json_array_foreach(site->catalogue, at, entry) (void)json_array_append_new(resources, resource(site, entry));
    CLEANUP_JSON json_t *package =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:[o], s:[{s:s, s:s}], s:s, s:s, s:o}", "profile", "tabular-data-package", "name",
                  "data-terbuka", "id", arena_format(site->arena, "%s/data/datapackage.json", config->site.base_url), "title",
                  arena_format(site->arena, "Data terbuka %s", config->office.name), "homepage",
                  arena_format(site->arena, "%s/data/", config->site.base_url), "licenses", licence_of(data_licence_of(NULL)),
                  "contributors", "title", config->office.name, "role", "publisher", "region", config->office.region,
                  "region_code", config->office.region_code, "resources", resources);
    CLEANUP(free_textp) char *text = package ? json_dumps(package, JSON_INDENT(1)) : NULL;
    if (!text) return site_fail(site, FAILED_INTERNAL, "data/datapackage.json");
    return site_file(site, "data/datapackage.json", text, strlen(text));
}
