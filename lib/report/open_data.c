/* Scope: the tree of a table and its two prints as text. */
#include "lib/report/open_data.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/cleanup.h"
#include "lib/out/csv.h"
#include "lib/rules/answer_table.h"
#include "lib/rules/data_licence.h"
#include "lib/rules/format.h"

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

static enum answer_rhythm rhythm_of_period(const char *period) {
    size_t length = period ? strlen(period) : 0;
    if (length == 4) return RHYTHM_YEARLY;
    if (length != 7) return RHYTHM_IRREGULAR;
    return period[5] == 'Q' ? RHYTHM_QUARTERLY : period[5] == 'S' ? RHYTHM_HALF_YEARLY : RHYTHM_MONTHLY;
}

struct data_rhythm data_rhythm(const struct data_table *table) {
    static const char *const CODES[ANSWER_RHYTHM_COUNT] = { [RHYTHM_ONCE] = "NEVER",           [RHYTHM_MONTHLY] = "MONTHLY",
                                                            [RHYTHM_QUARTERLY] = "QUARTERLY",  [RHYTHM_HALF_YEARLY] = "ANNUAL_2",
                                                            [RHYTHM_YEARLY] = "ANNUAL",        [RHYTHM_IRREGULAR] = "IRREG" };
    enum answer_rhythm rhythm = rhythm_of_period(table->period);
    if (table->rhythm) (void)answer_rhythm_parse(table->rhythm, &rhythm);
    return (struct data_rhythm){ answer_rhythm_label(rhythm), CODES[rhythm] };
}

json_t *data_tree(struct arena *arena, const struct data_table *table, const struct data_office *office, json_t *rows) {
    json_t *columns = json_array();
    for (size_t i = 0; i < table->column_count; i++) {
        const struct data_column *column = &table->columns[i];
        json_t *told = json_pack("{s:s, s:s, s:s, s:i}", "name", column->name, "title", column->title, "type",
                                 column->is_number ? "number" : "text", "decimals", column->is_number ? (int)column->decimals : 0);
        if (table->units) (void)json_object_set_new(told, "unit", json_string(table->units[i]));
        (void)json_array_append_new(columns, told);
    }
    return json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o}", "name", table->name, "title", table->title,
                     "description", table->description, "period", table->period, "report_period", table->report_period, "update",
                     data_rhythm(table).words, "source", table->source, "publisher", office->name, "region", office->region,
                     "region_code", office->region_code, "modified", day_iso(arena, table->updated), "license", data_licence_of(table->licence)->code,
                     "columns", columns, "rows", rows);
}

/* The value of a cell as the CSV prints it: the same digits as the tree, with the column's decimals. */
static const char *csv_text(struct arena *arena, const json_t *value, const json_t *column) {
    if (json_is_string(value)) return json_string_value(value);
    if (json_is_integer(value)) return arena_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (!json_is_real(value)) return "";
    return arena_format(arena, "%.*f", (int)json_integer_value(json_object_get(column, "decimals")), json_real_value(value));
}

void data_csv(const json_t *tree, struct buffer *out) {
    struct csv_writer writer = { .to = out };
    json_t *columns = json_object_get(tree, "columns"), *row, *value, *column;
    size_t at, index;
    json_array_foreach(columns, at, column) csv_write_cell(&writer, json_string_value(json_object_get(column, "name")));
    csv_write_end(&writer);
    json_array_foreach(json_object_get(tree, "rows"), index, row) {
        json_array_foreach(row, at, value) csv_write_cell(&writer, csv_text(out->arena, value, json_array_get(columns, at)));
        csv_write_end(&writer);
    }
}

static void free_textp(char **text) {
    free(*text);
}

enum result data_json(const json_t *tree, struct buffer *out) {
    CLEANUP(free_textp) char *text = json_dumps(tree, JSON_INDENT(1) | JSON_REAL_PRECISION(REAL_DIGITS));
    if (!text) return FAILED_INTERNAL;
    buffer_text(out, text);
    return DONE;
}
