/* Scope: tables with a column a month, as offices draw them, turned into tables with a row a month. */
#include <string.h>

#include "lib/rules/figure_parts.h"

#define HEADER_WITHIN 10u      /* rows in which the months are looked for: titles stand before them */
#define MONTHS_LEAST 2u        /* one month alone may head anything */
#define MONTHS_MOST 60u        /* five years; more columns are no such table */
#define CELLS_MOST 2000000u    /* of the new table; stops a wide file from filling the memory */
#define ANY_YEAR 2000          /* to tell a month without its year */

struct month_columns {
    const struct worksheet *sheet;
    size_t header;                      /* index of the row that names the months */
    size_t columns[MONTHS_MOST + 1];    /* of the months, then of their total when there is one */
    const char *names[MONTHS_MOST + 1]; /* as the cells of the new column: "2024-04", "April", "Jumlah" */
    size_t count;
};

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* A bare number is a figure, although spreadsheets count days with such. */
static bool is_month(struct arena *arena, const char *cell) {
    bool is_number = cell[strspn(cell, " 0123456789.,")] == '\0';
    return !is_number && *figure_cell_month(arena, cell, ANY_YEAR) != '\0';
}

/* What stands below a month: nothing yet, figures, or dates, of which no month is the heading. */
enum below { BELOW_NOTHING, BELOW_FIGURES, BELOW_DATES };

static enum below what_is_below(struct arena *arena, const struct worksheet *sheet, size_t header, size_t column) {
    enum below found = BELOW_NOTHING;
    for (size_t i = header + 1; i < sheet->row_count; i++) {
        const char *cell = sheet->rows[i].cells[column];
        if (is_blank(cell)) continue;
        if (is_month(arena, cell)) return BELOW_DATES;
        found = BELOW_FIGURES;
    }
    return found;
}

/* The cell over COLUMN in the row above the header, that of the last filled one to the left where it is merged. */
static const char *above(const struct month_columns *months, size_t column) {
    if (months->header == 0) return "";
    const struct csv_row *row = &months->sheet->rows[months->header - 1];
    while (column > 0 && is_blank(row->cells[column])) column--;
    return row->cells[column];
}

/* With its year when the cell or the one above says it; else as it stands, and the period tells. */
static const char *month_name(struct arena *arena, const struct month_columns *months, size_t column, const char *cell) {
    const char *own = figure_cell_month(arena, cell, 0);
    if (*own) return own;
    int year = figure_cell_year(above(months, column));
    return year ? figure_cell_month(arena, cell, year) : cell;
}

static void add(struct month_columns *months, size_t column, const char *name) {
    months->columns[months->count] = column;
    months->names[months->count++] = name;
}

/* What heads COLUMN: its cell, or the one straight above where two rows are merged. */
static const char *heading(const struct month_columns *months, size_t column) {
    const char *cell = months->sheet->rows[months->header].cells[column];
    return is_blank(cell) && months->header > 0 ? months->sheet->rows[months->header - 1].cells[column] : cell;
}

/* The months of the row at HEADER; a column nobody has filled yet is none. */
static bool take_row(struct arena *arena, struct month_columns *months) {
    const struct worksheet *sheet = months->sheet;
    const struct csv_row *row = &sheet->rows[months->header];
    size_t named = 0, last = 0;
    months->count = 0;
    for (size_t column = 0; column < sheet->columns; column++) {
        if (!is_month(arena, row->cells[column])) continue;
        enum below below = what_is_below(arena, sheet, months->header, column);
        if (below == BELOW_DATES || ++named > MONTHS_MOST) return false;
        last = column;
        if (below == BELOW_FIGURES) add(months, column, month_name(arena, months, column, row->cells[column]));
    }
    if (named < MONTHS_LEAST || months->count == 0) return false;
    bool has_total = last + 1 < sheet->columns && reader_is_total(heading(months, last + 1));
    if (has_total) add(months, last + 1, "Jumlah");
    return true;
}

static bool find(struct arena *arena, struct month_columns *months) {
    for (months->header = 0; months->header < months->sheet->row_count && months->header < HEADER_WITHIN; months->header++) {
        if (take_row(arena, months)) return true;
    }
    return false;
}

/* True when a column is headed by the row above the months: that row is half of the header, not a title. */
static bool is_header_above(const struct month_columns *months) {
    for (size_t column = 0; months->header > 0 && column < months->sheet->columns; column++) {
        bool is_headed_above = heading(months, column) != months->sheet->rows[months->header].cells[column] && !is_blank(heading(months, column));
        if (is_headed_above && column < months->columns[0]) return true;
    }
    return false;
}

/* ---- the new table: all columns as they were, the months empty, two more at the end ---- */

static bool is_of_months(const struct month_columns *months, size_t column) {
    for (size_t i = 0; i < months->count; i++) {
        if (months->columns[i] == column) return true;
    }
    return false;
}

static const char **copy_cells(struct arena *arena, const struct month_columns *months, const struct csv_row *row) {
    size_t columns = months->sheet->columns;
    const char **cells = arena_array(arena, columns + 2, sizeof *cells);
    for (size_t i = 0; i < columns; i++) cells[i] = is_of_months(months, i) ? "" : row->cells[i];
    cells[columns] = cells[columns + 1] = "";
    return cells;
}

static struct csv_row new_header(struct arena *arena, const struct month_columns *months) {
    const struct csv_row *row = &months->sheet->rows[months->header];
    const char **cells = copy_cells(arena, months, row);
    struct figure_fields fields = figure_fields(FIGURES_PERMITS);
    for (size_t i = 0; i < months->sheet->columns; i++) {
        bool is_empty_month = is_month(arena, row->cells[i]);
        cells[i] = is_of_months(months, i) || is_empty_month ? "" : heading(months, i);
    }
    cells[months->sheet->columns] = fields.rows[PERMIT_MONTH].label;
    cells[months->sheet->columns + 1] = fields.rows[PERMIT_ISSUED].label;
    return (struct csv_row){ row->line, cells };
}

/* Rows above the header stay as they are: titles. */
static struct csv_row widened(struct arena *arena, const struct month_columns *months, const struct csv_row *row) {
    size_t columns = months->sheet->columns;
    const char **cells = arena_array(arena, columns + 2, sizeof *cells);
    memcpy(cells, row->cells, columns * sizeof *cells);
    cells[columns] = cells[columns + 1] = "";
    return (struct csv_row){ row->line, cells };
}

static bool has_any(const struct month_columns *months, const struct csv_row *row) {
    for (size_t i = 0; i < months->count; i++) {
        if (!is_blank(row->cells[months->columns[i]])) return true;
    }
    return false;
}

static size_t unfold_row(struct arena *arena, const struct month_columns *months, const struct csv_row *row, struct csv_row *ret) {
    if (!has_any(months, row)) return 0; /* a heading within the table */
    for (size_t i = 0; i < months->count; i++) {
        const char **cells = copy_cells(arena, months, row);
        cells[months->sheet->columns] = months->names[i];
        cells[months->sheet->columns + 1] = row->cells[months->columns[i]];
        ret[i] = (struct csv_row){ row->line, cells };
    }
    return months->count;
}

bool figure_months_unfold(struct arena *arena, const struct worksheet *sheet, struct worksheet *ret) {
    struct month_columns months = { .sheet = sheet };
    if (!find(arena, &months)) return false;
    size_t below = sheet->row_count - months.header - 1, most = months.header + 1 + below * months.count;
    if (most * (sheet->columns + 2) > CELLS_MOST) return false;
    struct csv_row *rows = arena_array(arena, most, sizeof *rows);
    size_t count = 0, titles = months.header - is_header_above(&months);
    for (size_t i = 0; i < titles; i++) rows[count++] = widened(arena, &months, &sheet->rows[i]);
    rows[count++] = new_header(arena, &months);
    for (size_t i = months.header + 1; i < sheet->row_count; i++) count += unfold_row(arena, &months, &sheet->rows[i], &rows[count]);
    *ret = (struct worksheet){ sheet->name, sheet->columns + 2, rows, count };
    return true;
}

bool figure_sheets_unfold(struct arena *arena, enum figure_kind kind, struct worksheets *sheets) {
    struct worksheet *unfolded = arena_array(arena, sheets->count + 1, sizeof *unfolded);
    bool is_any = false;
    for (size_t i = 0; i < sheets->count; i++) {
        bool is_one = kind == FIGURES_PERMITS && figure_months_unfold(arena, &sheets->sheets[i], &unfolded[i]);
        if (!is_one) unfolded[i] = sheets->sheets[i];
        is_any = is_any || is_one;
    }
    if (is_any) sheets->sheets = unfolded;
    return is_any;
}
