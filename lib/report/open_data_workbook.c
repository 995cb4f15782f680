/* Scope: a published table as a workbook. Its day is the day the figures are from: the same table gives the same bytes. */
#include <math.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/out/sheet.h"
#include "lib/report/open_data.h"

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

/* The writer borrows the columns until its end, so they are the arena's. */
static enum result begin(struct sheet_writer *writer, struct arena *arena, const struct data_table *table) {
    struct sheet_column *columns = arena_array(arena, table->column_count, sizeof *columns);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct data_column *column = &table->columns[i];
        columns[i] = (struct sheet_column){ column->name, column->is_number ? SHEET_NUMBER : SHEET_TEXT, column->decimals, 14 };
    }
    struct sheet sheet = { "Data", table->title, columns, table->column_count };
    return sheet_begin(writer, &sheet);
}

/* Adds the finished file to OUT. */
static enum result add_file(const struct sheet_file *file, struct buffer *out) {
    CLEANUP_FD int descriptor = file->descriptor;
    buffer_reserve(out, (size_t)file->size);
    for (int64_t left = file->size; left > 0;) {
        ssize_t length = read(descriptor, out->bytes + out->length, (size_t)left);
        if (length <= 0) return FAILED_UNAVAILABLE;
        out->length += (size_t)length;
        left -= length;
    }
    out->bytes[out->length] = '\0';
    return DONE;
}

enum result data_workbook(const struct data_table *table, const struct data_office *office, const json_t *tree, struct buffer *out) {
    struct sheet_book book = { .format = SHEET_XLSX, .folder = office->folder, .office = office->name, .zone_offset = office->zone_offset, .zone = office->zone,
                               .made_at = instant_from_local((struct clock_time){ .date = civil_from_day(table->updated) }, office->zone_offset) };
    if (table->column_count > SHEET_COLUMNS_MOST) return REFUSED_TOO_LARGE;
    struct sheet_writer *writer CLEANUP_SHEET = NULL;
    enum result result = sheet_open(out->arena, &book, &writer);
    if (result == DONE) result = begin(writer, out->arena, table);
    if (result == DONE) add_rows(writer, table, tree);
    struct sheet_file file = { .descriptor = -1 };
    if (result == DONE) result = sheet_finish(writer, &file);
    return result == DONE ? add_file(&file, out) : result;
}
