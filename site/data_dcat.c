/* Scope: the catalogue in the words of DCAT. Exports: data_dcat.h. */
#include "site/data_dcat.h"

#include <string.h>

#include "lib/rules/data_licence.h"
#include "lib/rules/period.h"
#include "site/open_data.h"

#define EU "http://publications.europa.eu/resource/authority/"
#define IANA "https://www.iana.org/assignments/media-types/"

/* What the file types are called in the EU's list. */
static const char *const FILE_TYPES[DATA_FORM_COUNT] = { [DATA_CSV] = "CSV", [DATA_JSON] = "JSON", [DATA_XLSX] = "XLSX" };

static const char *text_of(const json_t *entry, const char *key) {
    return json_string_value(json_object_get(entry, key));
}

/* ---- the three shapes of a value ---- */

static json_t *reference(const char *address) {
    return json_pack("{s:s}", "@id", address);
}

static json_t *words(const char *text) {
    return json_pack("{s:s, s:s}", "@value", text, "@language", "id");
}

static json_t *typed(const char *type, const char *text) {
    return json_pack("{s:s, s:s}", "@value", text, "@type", type);
}

/* ---- what all of them share ---- */

static json_t *publisher(struct site *site) {
    const char *base_url = site->config->site.base_url;
    return json_pack("{s:s, s:s, s:o, s:o}", "@id", arena_format(site->arena, "%s/#kantor", base_url), "@type", "foaf:Organization", "foaf:name",
                     words(site->config->office.name), "foaf:homepage", reference(arena_format(site->arena, "%s/", base_url)));
}

static json_t *place(struct site *site) {
    const struct config *config = site->config;
    return json_pack("{s:s, s:o, s:s}", "@type", "dct:Location", "skos:prefLabel", words(config->office.region), "dct:identifier",
                     config->office.region_code);
}

static json_t *contact(struct site *site) {
    return json_pack("{s:s, s:o, s:o}", "@type", "vcard:Organization", "vcard:fn", words(site->config->office.name), "vcard:hasEmail",
                     reference(arena_format(site->arena, "mailto:%s", site->config->office.email)));
}

/* ---- one table ---- */

static json_t *distribution(struct site *site, const json_t *entry, size_t form) {
    struct arena *arena = site->arena;
    const struct data_form *known = &DATA_FORMS[form];
    const char *address = arena_format(arena, "%s/data/%s.%s", site->config->site.base_url, text_of(entry, "name"), known->ending);
    json_t *told = json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "@id", address, "@type", "dcat:Distribution", "dct:title",
                             words(arena_format(arena, "%s, %s", text_of(entry, "title"), known->label)), "dcat:accessURL", reference(address),
                             "dcat:downloadURL", reference(address), "dcat:mediaType", reference(arena_format(arena, IANA "%s", known->media_type)),
                             "dct:format", reference(arena_format(arena, EU "file-type/%s", FILE_TYPES[form])), "dct:license",
                             reference(data_licence_of(text_of(entry, "licence"))->address), "dcat:byteSize",
                             typed("xsd:nonNegativeInteger",
                                   arena_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(json_object_get(entry, known->size_key)))));
    (void)json_object_set_new(told, "spdx:checksum",
                              json_pack("{s:s, s:o, s:o}", "@type", "spdx:Checksum", "spdx:algorithm", reference("spdx:checksumAlgorithm_sha256"),
                                        "spdx:checksumValue", typed("xsd:hexBinary", text_of(entry, known->hash_key))));
    return told;
}

static json_t *distributions(struct site *site, const json_t *entry) {
    json_t *list = json_array();
    for (size_t form = 0; form < DATA_FORM_COUNT; form++) {
        if (json_integer_value(json_object_get(entry, DATA_FORMS[form].size_key)) == 0) continue;
        (void)json_array_append_new(list, distribution(site, entry, form));
    }
    return list;
}

static void add_period(struct site *site, const char *text, json_t *told) {
    struct period period;
    if (!text || !period_parse(text, &period)) return;
    (void)json_object_set_new(told, "dct:temporal",
                              json_pack("{s:s, s:o, s:o}", "@type", "dct:PeriodOfTime", "dcat:startDate",
                                        typed("xsd:date", day_iso(site->arena, period.first)), "dcat:endDate",
                                        typed("xsd:date", day_iso(site->arena, period.last))));
}

static json_t *dataset(struct site *site, const json_t *entry) {
    struct arena *arena = site->arena;
    const char *base_url = site->config->site.base_url, *name = text_of(entry, "name"), *period = text_of(entry, "period"),
               *page = text_of(entry, "page");
    json_t *told = json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "@id",
                             arena_format(arena, "%s/data/#%s", base_url, name), "@type", "dcat:Dataset", "dct:identifier", name, "dct:title",
                             words(text_of(entry, "title")), "dct:description", words(text_of(entry, "description")), "dct:modified",
                             typed("xsd:date", text_of(entry, "modified")), "dct:accrualPeriodicity",
                             reference(arena_format(arena, EU "frequency/%s", text_of(entry, "update_code"))), "dct:language",
                             reference(EU "language/IND"), "dct:publisher", publisher(site), "dcat:contactPoint", contact(site), "dct:spatial",
                             place(site), "dct:provenance",
                             json_pack("{s:s, s:o}", "@type", "dct:ProvenanceStatement", "rdfs:label", words(text_of(entry, "source"))),
                             "dcat:distribution", distributions(site, entry));
    if (page) (void)json_object_set_new(told, "dcat:landingPage", reference(arena_format(arena, "%s/%s", base_url, page)));
    add_period(site, period, told);
    return told;
}

/* ---- all of them ---- */

static json_t *context(void) {
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/", "foaf",
                     "http://xmlns.com/foaf/0.1/", "vcard", "http://www.w3.org/2006/vcard/ns#", "skos", "http://www.w3.org/2004/02/skos/core#",
                     "spdx", "http://spdx.org/rdf/terms#", "rdfs", "http://www.w3.org/2000/01/rdf-schema#", "xsd",
                     "http://www.w3.org/2001/XMLSchema#");
}

/* Dates are written one way, so that their order is that of their texts. */
static const char *last_change(const struct site *site) {
    const char *last = "";
    json_t *entry;
    size_t at;
    json_array_foreach(site->catalogue, at, entry) {
        const char *modified = text_of(entry, "modified");
        if (strcmp(modified, last) > 0) last = modified;
    }
    return last;
}

static json_t *catalogue(struct site *site) {
    struct arena *arena = site->arena;
    const struct config *config = site->config;
    json_t *datasets = json_array(), *entry;
    size_t at;
    json_array_foreach(site->catalogue, at, entry) (void)json_array_append_new(datasets, dataset(site, entry));
    const char *title = arena_format(arena, "Data terbuka %s", config->office.name);
    json_t *told = json_pack("{s:o, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "@context", context(), "@id",
                             arena_format(arena, "%s/data/katalog.json", config->site.base_url), "@type", "dcat:Catalog", "dct:title", words(title),
                             "dct:description", words("Semua tabel yang diumumkan di situs kantor, dengan sumber dan riwayatnya."), "dct:publisher",
                             publisher(site), "dct:language", reference(EU "language/IND"), "dct:license", reference(data_licence_of(NULL)->address), "dct:spatial",
                             place(site), "foaf:homepage", reference(arena_format(arena, "%s/data/", config->site.base_url)), "dcat:dataset", datasets);
    if (told && *last_change(site)) (void)json_object_set_new(told, "dct:modified", typed("xsd:date", last_change(site)));
    return told;
}

static void free_textp(char **text) {
    free(*text);
}

enum result data_dcat_publish(struct site *site) {
    CLEANUP_JSON json_t *tree = catalogue(site);
    CLEANUP(free_textp) char *text = tree ? json_dumps(tree, JSON_INDENT(1)) : NULL;
    if (!text) return site_fail(site, FAILED_INTERNAL, "data/katalog.json");
    return site_file(site, "data/katalog.json", text, strlen(text));
}
