/* Scope: the tree of a table, its two prints, its entry in the catalogue. */
#include "site/open_data.h"

#include <inttypes.h>
#include <string.h>

#include "lib/out/csv.h"
#include "lib/rules/format.h"
#include "site/open_data_parts.h"

#define SHEET_MEDIA "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define LICENCE "CC-BY-4.0"
#define REAL_DIGITS 15 /* enough for every figure here, and no digit of binary fractions shows */

json_t *data_rows(void) {
    return json_array();
}

static json_t *cell_value(struct arena *arena, const struct data_column *column, const struct data_cell *cell) {
    if (!column->is_number) return json_string(cell->text ? cell->text : "");
    if (!cell->number.known) return json_null();
    if (column->decimals == 0) return json_integer(cell->number.value);
    return json_real(strtod(format_plain(arena, cell->number.value, column->decimals), NULL));
}

void data_row(json_t *rows, const struct data_table *table, const struct data_cell *cells) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    json_t *row = json_array();
    for (size_t i = 0; i < table->column_count; i++) {
        (void)json_array_append_new(row, cell_value(arena, &table->columns[i], &cells[i]));
    }
    (void)json_array_append_new(rows, row);
}

static json_t *table_tree(struct site *site, const struct data_table *table, json_t *rows) {
    json_t *columns = json_array();
    for (size_t i = 0; i < table->column_count; i++) {
        const struct data_column *column = &table->columns[i];
        json_t *told = json_pack("{s:s, s:s, s:s, s:i}", "name", column->name, "title", column->title, "type",
                                 column->is_number ? "number" : "text", "decimals", column->is_number ? (int)column->decimals : 0);
        if (table->units) (void)json_object_set_new(told, "unit", json_string(table->units[i]));
        (void)json_array_append_new(columns, told);
    }
    return json_pack("{s:s, s:s, s:s, s:s?, s:s, s:s, s:s, s:s, s:o, s:o}", "name", table->name, "title", table->title,
                     "description", table->description, "period", table->period, "source", table->source, "publisher",
                     site->config->office.name, "modified", day_iso(site->arena, table->updated), "license", LICENCE,
                     "columns", columns, "rows", rows);
}

/* The value of a cell as the CSV prints it: the same digits as the tree, with the column's decimals. */
static const char *csv_text(struct arena *arena, const json_t *value, const json_t *column) {
    if (json_is_string(value)) return json_string_value(value);
    if (json_is_integer(value)) return arena_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (!json_is_real(value)) return "";
    return arena_format(arena, "%.*f", (int)json_integer_value(json_object_get(column, "decimals")), json_real_value(value));
}

static void print_csv(struct arena *arena, const json_t *tree, struct buffer *out) {
    struct csv_writer writer = { .to = out };
    json_t *columns = json_object_get(tree, "columns"), *row, *value, *column;
    size_t at, index;
    json_array_foreach(columns, at, column) csv_write_cell(&writer, json_string_value(json_object_get(column, "name")));
    csv_write_end(&writer);
    json_array_foreach(json_object_get(tree, "rows"), index, row) {
        json_array_foreach(row, at, value) csv_write_cell(&writer, csv_text(arena, value, json_array_get(columns, at)));
        csv_write_end(&writer);
    }
}

static enum result write_csv(struct site *site, const char *path, const json_t *tree, size_t *ret_size) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer text = buffer_in(arena);
    print_csv(arena, tree, &text);
    *ret_size = text.length;
    return site_file(site, path, buffer_string(&text), text.length);
}

static void free_textp(char **text) {
    free(*text);
}

static enum result write_json(struct site *site, const char *path, const json_t *tree, size_t *ret_size) {
    CLEANUP(free_textp) char *text = json_dumps(tree, JSON_INDENT(1) | JSON_REAL_PRECISION(REAL_DIGITS));
    if (!text) return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: tidak dapat ditulis", path));
    *ret_size = strlen(text);
    return site_file(site, path, text, *ret_size);
}

static void note_table(struct site *site, const struct data_table *table, const size_t *sizes, size_t row_count) {
    (void)json_array_append_new(
        site->catalogue,
        json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s, s:s, s:s?, s:I, s:I, s:I, s:I}", "name", table->name, "title", table->title,
                  "label", table->label ? table->label : table->title,
                  "description", table->description, "period", table->period, "source", table->source, "modified",
                  day_iso(site->arena, table->updated), "page", table->page, "csv_size", (json_int_t)sizes[0], "json_size",
                  (json_int_t)sizes[1], "xlsx_size", (json_int_t)sizes[2], "row_count", (json_int_t)row_count));
}

enum result data_publish(struct site *site, const struct data_table *table, json_t *rows) {
    CLEANUP_JSON json_t *tree = table_tree(site, table, rows);
    if (!tree) return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: data tidak lengkap", table->name));
    size_t sizes[3] = { 0 };
    enum result result = write_csv(site, arena_format(site->arena, "data/%s.csv", table->name), tree, &sizes[0]);
    if (result == DONE) {
        result = write_json(site, arena_format(site->arena, "data/%s.json", table->name), tree, &sizes[1]);
    }
    if (result == DONE && table->has_workbook) {
        result = data_write_workbook(site, arena_format(site->arena, "data/%s.xlsx", table->name), table, tree, &sizes[2]);
    }
    if (result == DONE) note_table(site, table, sizes, json_array_size(json_object_get(tree, "rows")));
    return result;
}

const struct data_form DATA_FORMS[DATA_FORM_COUNT] = { { "csv", "CSV", "text/csv", "csv_size" },
                                                       { "json", "JSON", "application/json", "json_size" },
                                                       { "xlsx", "XLSX", SHEET_MEDIA, "xlsx_size" } };

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
        enum result result = site_page(site, paths[i], template, copy);
        if (result != DONE) return result;
    }
    return DONE;
}
