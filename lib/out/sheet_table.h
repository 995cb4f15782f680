/* Scope: a small table kept in memory, shown in a page or written into a file. Exports: struct sheet_table and its functions. */
#pragma once

#include <jansson.h>

#include "lib/out/sheet.h"

struct sheet_table {
    struct arena *arena;
    struct sheet sheet;
    const char *note;         /* a sentence below it; NULL: none */
    struct sheet_cell *cells; /* row after row */
    bool *totals;             /* which rows are sums */
    size_t rows, room;
};

/* An empty table; SHEET is borrowed. */
struct sheet_table sheet_table_in(struct arena *arena, const struct sheet *sheet);

/* Adds a row of as many cells as the table has columns. */
void sheet_table_add(struct sheet_table *table, const struct sheet_cell *cells, bool total);

/* The same for cells whose texts do not last: they are copied. */
void sheet_table_keep(struct sheet_table *table, const struct sheet_cell *cells);

/* Writes it as a sheet of its own. */
enum result sheet_table_write(struct sheet_writer *writer, const struct sheet_table *table);

/* The tree templates/partials/data_table expects, a new reference. Amounts are the columns that are not text. */
json_t *sheet_table_view(const struct sheet_table *table, int zone_offset);
