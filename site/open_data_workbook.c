/* Scope: a published table as a workbook. Its day is the day the figures are from: the same table gives the same bytes. */
#include <math.h>
#include <unistd.h>

#include "lib/out/sheet.h"
#include "site/open_data.h"
#include "site/open_data_parts.h"

static struct sheet_cell cell_of(const json_t *value, const struct data_column *column) {
    if (json_is_string(value)) return sheet_text_cell(json_string_value(value));
    if (json_is_integer(value)) return sheet_number_cell(json_integer_value(value));
    if (!json_is_real(value)) return SHEET_NOTHING;
    return sheet_number_cell(llround(json_real_value(value) * pow(10, column->decimals)));
}

static void add_rows(struct sheet_writer *writer, const struct data_table *table, const json_t *tree) {
    json_t *row, *value;
    size_t index, at;
    json_array_foreach(json_object_get(tree, "rows"), index, row) {
        struct sheet_cell cells[SHEET_COLUMNS_MOST] = { SHEET_NOTHING };
        json_array_foreach(row, at, value) cells[at] = cell_of(value, &table->columns[at]);
        sheet_row(writer, cells);
    }
}

static enum result begin(struct sheet_writer *writer, const struct data_table *table) {
    struct sheet_column columns[SHEET_COLUMNS_MOST];
    for (size_t i = 0; i < table->column_count; i++) {
        const struct data_column *column = &table->columns[i];
        columns[i] = (struct sheet_column){ column->name, column->is_number ? SHEET_NUMBER : SHEET_TEXT, column->decimals, 14 };
    }
    struct sheet sheet = { "Data", table->title, columns, table->column_count };
    return sheet_begin(writer, &sheet);
}

/* Reads the finished file and adds it to the edition. */
static enum result add_file(struct site *site, const char *path, const struct sheet_file *file) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    char *bytes = arena_alloc(arena, (size_t)file->size + 1);
    for (int64_t at = 0; at < file->size;) {
        ssize_t length = read(file->descriptor, bytes + at, (size_t)(file->size - at));
        if (length <= 0) return site_fail(site, FAILED_UNAVAILABLE, path);
        at += length;
    }
    return site_file(site, path, bytes, (size_t)file->size);
}

enum result data_write_workbook(struct site *site, const char *path, const struct data_table *table, const json_t *tree, size_t *ret_size) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_book book = { .format = SHEET_XLSX,
                               .folder = arena_format(arena, "%s/pending", site->config->paths.uploads),
                               .office = site->config->office.name,
                               .made_at = instant_from_local((struct clock_time){ .date = civil_from_day(table->updated) }, site->config->office.zone_offset),
                               .zone_offset = site->config->office.zone_offset,
                               .zone = site->config->office.zone };
    if (table->column_count > SHEET_COLUMNS_MOST) return site_fail(site, FAILED_INTERNAL, path);
    struct sheet_writer *writer CLEANUP_SHEET = NULL;
    enum result result = sheet_open(arena, &book, &writer);
    if (result == DONE) result = begin(writer, table);
    if (result == DONE) add_rows(writer, table, tree);
    struct sheet_file file = { .descriptor = -1 };
    if (result == DONE) result = sheet_finish(writer, &file);
    if (result != DONE) return site_fail(site, result, arena_format(site->arena, "%s: tidak dapat ditulis", path));
    CLEANUP_FD int descriptor = file.descriptor;
    *ret_size = (size_t)file.size;
    return descriptor >= 0 ? add_file(site, path, &file) : FAILED_UNAVAILABLE;
}
