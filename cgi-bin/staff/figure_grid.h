/* Scope: figures typed by hand, a line each: which cells a line has, the typed cells as a sheet, stored rows as cells.
 * Exports: GRID_ROWS, GRID_COLUMNS, GRID_FIELDS, struct grid, the figure_grid_ functions. */
#pragma once

#include "lib/rules/figure_file.h"
#include "lib/store/dataset.h"
#include "lib/web/form.h"

#define GRID_ROWS 30u    /* what is longer comes as a file */
#define GRID_COLUMNS 10u /* of the widest kind */

/* The fields of all cells, named "r1_1" … "r30_10", for the table of a form. */
#define GRID_CELL(row, column) { .name = "r" #row "_" #column, .label = "", .kind = FIELD_TEXT, .max_length = 500 }
#define GRID_LINE(row) GRID_CELL(row, 1), GRID_CELL(row, 2), GRID_CELL(row, 3), GRID_CELL(row, 4), GRID_CELL(row, 5), GRID_CELL(row, 6), \
    GRID_CELL(row, 7), GRID_CELL(row, 8), GRID_CELL(row, 9), GRID_CELL(row, 10)
#define GRID_FIELDS                                                                                                                     \
    GRID_LINE(1), GRID_LINE(2), GRID_LINE(3), GRID_LINE(4), GRID_LINE(5), GRID_LINE(6), GRID_LINE(7), GRID_LINE(8), GRID_LINE(9),        \
    GRID_LINE(10), GRID_LINE(11), GRID_LINE(12), GRID_LINE(13), GRID_LINE(14), GRID_LINE(15), GRID_LINE(16), GRID_LINE(17),             \
    GRID_LINE(18), GRID_LINE(19), GRID_LINE(20), GRID_LINE(21), GRID_LINE(22), GRID_LINE(23), GRID_LINE(24), GRID_LINE(25),             \
    GRID_LINE(26), GRID_LINE(27), GRID_LINE(28), GRID_LINE(29), GRID_LINE(30)
#define GRID_FIELD_COUNT (GRID_ROWS * GRID_COLUMNS)

/* One column of a line. */
struct grid_column {
    const char *code;             /* as figure_fields names it */
    const struct choice *choices; /* to choose from; NULL: typed */
    size_t choice_count;
    bool is_wide;                 /* a name or a sentence */
};
struct grid {
    enum figure_kind kind;
    const struct grid_column *columns;
    size_t count;
};

/* False for kinds that come as files alone. */
bool figure_grid_of(enum figure_kind kind, struct grid *ret);

/* What heads COLUMN; static storage. */
const char *figure_grid_label(const struct grid *grid, size_t column);

/* The field of a cell, both from 0; owned by ARENA. */
const char *figure_grid_cell(struct arena *arena, size_t row, size_t column);

/* Labels and choices of the cells in FIELDS, the table's part of a form (a copy). */
void figure_grid_name(struct arena *arena, const struct grid *grid, struct field *fields);

/* The lines that say something; the index of the last one with text plus one. */
size_t figure_grid_rows(const struct form *form, const struct grid *grid);

/* The typed cells as a sheet with one header row, and the mapping for it; the row of line N + 2 is N. Owned by the arena. */
struct worksheet figure_grid_sheet(const struct form *form, const struct grid *grid);
struct figure_mapping figure_grid_mapping(const struct grid *grid);

/* Shows the rows of a stored dataset; what is beyond GRID_ROWS is not shown: REFUSED_TOO_LARGE. */
enum result figure_grid_show(struct db *db, struct form *form, const struct grid *grid, struct dataset_id id);
