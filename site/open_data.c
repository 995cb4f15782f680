/* Scope: the files of a table, its entry in the catalogue. */
#include "site/open_data.h"

#include <sodium.h>
#include <string.h>

#include "lib/rules/data_licence.h"
#include "lib/rules/format.h"
#include "site/headline.h"
#include "site/page_key.h"

#define SHEET_MEDIA "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

static struct data_office data_office_of(struct site *site) {
    const struct config *config = site->config;
    return (struct data_office){ config->office.name, arena_format(site->arena, "%s/pending", config->paths.uploads), config->office.zone,
                                 config->office.zone_offset, config->office.region, config->office.region_code };
}

/* The bytes of one form of the table. */
static enum result print(struct site *site, const struct data_table *table, const json_t *tree, size_t form, struct buffer *out) {
    struct data_office office = data_office_of(site);
    if (form == DATA_CSV) data_csv(tree, out);
    else if (form == DATA_JSON) return data_json(tree, out);
    else return data_workbook(table, &office, tree, out);
    return DONE;
}

/* What was written of one form. */
struct written {
    size_t size; /* 0: there is no such file */
    char sha256[2 * crypto_hash_sha256_BYTES + 1];
};

static void note_written(struct written *written, size_t size, const unsigned char *hash) {
    (void)sodium_bin2hex(written->sha256, sizeof written->sha256, hash, crypto_hash_sha256_BYTES);
    written->size = size;
}

/* What the file is made of. Only a workbook, 3 ms of packing, is worth it; it is made of the tree and of the clock its day is told by. */
static struct edition_page page_of(struct site *site, struct arena *arena, const struct data_table *table, const json_t *tree, size_t form) {
    const struct config *config = site->config;
    struct edition_page page = { .path = arena_format(site->arena, "data/%s.%s", table->name, DATA_FORMS[form].ending) };
    const char *kind = arena_format(arena, "%s %d %s", DATA_FORMS[form].ending, config->office.zone_offset, config->office.zone);
    if (form == DATA_XLSX) page.key = page_key_of(arena, kind, tree);
    return page;
}

static enum result write_form(struct site *site, const struct data_table *table, const json_t *tree, size_t form, struct written *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer bytes = buffer_in(arena);
    unsigned char hash[crypto_hash_sha256_BYTES];
    size_t size;
    struct edition_page page = page_of(site, arena, table, tree, form);
    if (edition_keep(site->edition, &page) && edition_live_file(site->edition, page.path, &size, hash)) {
        note_written(ret, size, hash);
        return DONE;
    }
    enum result result = print(site, table, tree, form, &bytes);
    if (result == REFUSED_TOO_LARGE) return DONE; /* wider than a sheet: the text forms have it all */
    if (result != DONE) return site_fail(site, result, arena_format(site->arena, "%s: tidak dapat ditulis", page.path));
    (void)crypto_hash_sha256(hash, (const unsigned char *)buffer_string(&bytes), bytes.length);
    note_written(ret, bytes.length, hash);
    result = edition_add(site->edition, &page, buffer_string(&bytes), bytes.length);
    return result == DONE ? DONE : site_fail(site, result, edition_message(site->edition));
}

static void note_table(struct site *site, const struct data_table *table, const struct written *written, const json_t *tree) {
    json_t *entry = json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s?, s:s, s:s, s:s?, s:I, s:O}", "name", table->name, "title", table->title,
                              "label", table->label ? table->label : table->title, "description", table->description, "period",
                              table->period, "report_period", table->report_period, "source", table->source, "modified",
                              day_iso(site->arena, table->updated), "page", table->page, "row_count",
                              (json_int_t)json_array_size(json_object_get(tree, "rows")), "columns", json_object_get(tree, "columns"));
    struct data_rhythm rhythm = data_rhythm(table);
    (void)json_object_set_new(entry, "update", json_string(rhythm.words));
    (void)json_object_set_new(entry, "update_code", json_string(rhythm.code));
    (void)json_object_set_new(entry, "licence", json_string(data_licence_of(table->licence)->code));
    for (size_t form = 0; form < DATA_FORM_COUNT; form++) {
        (void)json_object_set_new(entry, DATA_FORMS[form].size_key, json_integer((json_int_t)written[form].size));
        (void)json_object_set_new(entry, DATA_FORMS[form].hash_key, json_string(written[form].sha256));
    }
    (void)json_array_append_new(site->catalogue, entry);
}

enum result data_publish(struct site *site, const struct data_table *table, json_t *rows) {
    struct data_office office = data_office_of(site);
    CLEANUP_JSON json_t *tree = data_tree(site->arena, table, &office, rows);
    if (!tree) return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: data tidak lengkap", table->name));
    struct written written[DATA_FORM_COUNT] = { 0 };
    enum result result = DONE; /* the workbook comes last: it packs what the search for private values has read in the JSON */
    for (size_t form = 0; form < DATA_FORM_COUNT && result == DONE; form++) result = write_form(site, table, tree, form, &written[form]);
    if (result == DONE) note_table(site, table, written, tree);
    return result;
}

const struct data_form DATA_FORMS[DATA_FORM_COUNT] = { { "csv", "CSV", "text/csv", "csv_size", "csv_sha256" },
                                                       { "json", "JSON", "application/json", "json_size", "json_sha256" },
                                                       { "xlsx", "XLSX", SHEET_MEDIA, "xlsx_size", "xlsx_sha256" } };

/* Nothing when the table has no file of this form. */
static void add_download(struct site *site, json_t *downloads, const char *root, const json_t *entry, const struct data_form *form) {
    struct arena *arena = site->arena;
    const char *name = json_string_value(json_object_get(entry, "name"));
    json_int_t size = json_integer_value(json_object_get(entry, form->size_key));
    const char *label = arena_format(arena, "%s, %s", json_string_value(json_object_get(entry, "label")), form->label);
    if (size == 0) return;
    (void)json_array_append_new(
        downloads, json_pack("{s:s, s:s, s:s}", "href", arena_format(arena, "%sdata/%s.%s", root, name, form->ending), "label", label,
                             "size_text", format_size(arena, size)));
}

void data_downloads(struct site *site, const char *page, const char *root, json_t *view) {
    json_t *downloads = json_array(), *entry;
    size_t at;
    json_array_foreach(site->catalogue, at, entry) {
        const char *shown_on = json_string_value(json_object_get(entry, "page"));
        if (!shown_on || strcmp(shown_on, page) != 0) continue;
        for (size_t form = 0; form < DATA_FORM_COUNT; form++) add_download(site, downloads, root, entry, &DATA_FORMS[form]);
    }
    (void)json_object_set_new(view, "has_downloads", json_boolean(json_array_size(downloads) > 0));
    (void)json_object_set_new(view, "downloads", downloads);
}

enum result site_dataset_page(struct site *site, const struct site_place *place, const char *template, json_t *view) {
    CLEANUP_JSON json_t *owned = view;
    const char *paths[] = { place->path, place->newest };
    for (size_t i = 0; i < 2 && paths[i]; i++) {
        json_t *copy = json_copy(owned);
        data_downloads(site, place->path, site_root(site, paths[i]), copy);
        headlines_view(site, place->path, site_root(site, paths[i]), copy);
        enum result result = site_page(site, paths[i], template, copy);
        if (result != DONE) return result;
    }
    return DONE;
}
