/* Scope: tables kept in memory. */
#include "lib/out/sheet_table.h"

#include <string.h>

#define ROOM_FIRST 16

struct sheet_table sheet_table_in(struct arena *arena, const struct sheet *sheet) {
    return (struct sheet_table){ .arena = arena, .sheet = *sheet };
}

static void grow(struct sheet_table *table) {
    size_t columns = table->sheet.column_count, room = table->room ? table->room * 2 : ROOM_FIRST;
    struct sheet_cell *cells = arena_array(table->arena, room * columns, sizeof *cells);
    bool *totals = arena_array(table->arena, room, sizeof *totals);
    if (table->rows) {
        memcpy(cells, table->cells, table->rows * columns * sizeof *cells);
        memcpy(totals, table->totals, table->rows * sizeof *totals);
    }
    table->cells = cells;
    table->totals = totals;
    table->room = room;
}

void sheet_table_add(struct sheet_table *table, const struct sheet_cell *cells, bool total) {
    size_t columns = table->sheet.column_count;
    if (table->rows == table->room) grow(table);
    memcpy(table->cells + table->rows * columns, cells, columns * sizeof *cells);
    table->totals[table->rows++] = total;
}

void sheet_table_keep(struct sheet_table *table, const struct sheet_cell *cells) {
    struct sheet_cell kept[SHEET_COLUMNS_MOST];
    for (size_t i = 0; i < table->sheet.column_count; i++) {
        kept[i] = cells[i];
        if (kept[i].text) kept[i].text = arena_string(table->arena, kept[i].text);
    }
    sheet_table_add(table, kept, false);
}

enum result sheet_table_write(struct sheet_writer *writer, const struct sheet_table *table) {
    enum result result = sheet_begin(writer, &table->sheet);
    for (size_t i = 0; result == DONE && i < table->rows; i++) {
        sheet_row(writer, table->cells + i * table->sheet.column_count);
    }
    return result;
}

static bool is_amount(const struct sheet_column *column) {
    return column->kind != SHEET_TEXT && column->kind != SHEET_CODE;
}

static json_t *row_view(const struct sheet_table *table, size_t row, int zone_offset) {
    const struct sheet_column *columns = table->sheet.columns;
    const struct sheet_cell *cells = table->cells + row * table->sheet.column_count;
    json_t *list = json_array();
    for (size_t i = 1; i < table->sheet.column_count; i++) {
        (void)json_array_append_new(list, json_pack("{s:s, s:b, s:b}", "text", sheet_shown(table->arena, &columns[i], &cells[i], zone_offset),
                                                    "amount", is_amount(&columns[i]), "code", columns[i].kind == SHEET_CODE));
    }
    return json_pack("{s:s, s:b, s:o}", "head", sheet_shown(table->arena, columns, cells, zone_offset), "total",
                     table->totals[row], "cells", list);
}

json_t *sheet_table_view(const struct sheet_table *table, int zone_offset) {
    json_t *columns = json_array(), *rows = json_array();
    for (size_t i = 0; i < table->sheet.column_count; i++) {
        const struct sheet_column *column = &table->sheet.columns[i];
        (void)json_array_append_new(columns, json_pack("{s:s, s:b}", "label", column->name, "amount", i > 0 && is_amount(column)));
    }
    for (size_t i = 0; i < table->rows; i++) (void)json_array_append_new(rows, row_view(table, i, zone_offset));
    return json_pack("{s:s, s:o, s:o, s:b, s:s?}", "caption", table->sheet.title, "columns", columns, "rows", rows, "folded", 0,
                     "note", table->note);
}
