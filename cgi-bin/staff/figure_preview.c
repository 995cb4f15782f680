/* Scope: the rows of a file of figures, with what is wrong beside the cell. */
#include "cgi-bin/staff/figure_preview.h"

#include <string.h>

#include "cgi-bin/staff/table_file.h"

#define PLAIN_ROWS 8u   /* of those without a mark */
#define MARKED_ROWS 25u /* shown at most; keeps the page from growing with the file */

/* ---- marks ---- */

static const struct figure_fault *fault_at(const struct figure_file *file, size_t line, size_t column) {
    for (size_t i = 0; i < file->fault_count && i < FIGURE_FAULTS; i++) {
        if (file->faults[i].line == line && (column == 0 || file->faults[i].column == column)) return &file->faults[i];
    }
    return NULL;
}

static const struct figure_difference *difference_at(const struct figure_file *file, size_t line, size_t column) {
    for (size_t i = 0; i < file->set_count; i++) {
        for (size_t j = 0; j < file->sets[i].differences.count; j++) {
            const struct figure_difference *one = &file->sets[i].differences.rows[j];
            if (one->line == line && one->column > 0 && (column == 0 || one->column == column)) return one;
        }
    }
    return NULL;
}

/* Months that were columns share the line of their row: then a mark belongs to the cell that says what it is about. */
static bool says(const char *cell, const char *figure) {
    static const char DIGITS[] = "0123456789";
    for (;;) {
        cell = strpbrk(cell, DIGITS);
        figure = strpbrk(figure, DIGITS);
        if (!cell || !figure) return !cell && !figure;
        if (*cell++ != *figure++) return false;
    }
}

/* ---- cells ---- */

static json_t *cell_view(const struct figuring *figuring, const struct csv_row *row, size_t column, const char *label) {
    const struct figure_fault *fault = fault_at(&figuring->file, row->line, column + 1);
    const struct figure_difference *difference = fault ? NULL : difference_at(&figuring->file, row->line, column + 1);
    if (fault && figuring->has_months && strcmp(fault->cell, row->cells[column]) != 0) fault = NULL;
    if (difference && figuring->has_months && !says(row->cells[column], difference->stated)) difference = NULL;
    return json_pack("{s:s, s:s, s:s?, s:s?, s:b}", "label", label, "text", table_file_shortened(figuring->request->arena, row->cells[column]), "fault", fault ? fault->reason : NULL,
                     "computed", difference ? difference->computed : NULL, "is_printed", difference && difference->check == CHECK_REPEATED);
}

static json_t *row_view(const struct figuring *figuring, const struct csv_row *row) {
    struct figure_fields known = figure_fields(figuring->reading.kind);
    json_t *cells = json_array();
    for (size_t i = 0; i < known.count; i++) {
        size_t column = figuring->reading.mapping.column[i];
        if (column != FIGURE_NO_COLUMN) (void)json_array_append_new(cells, cell_view(figuring, row, column, known.rows[i].label));
    }
    return json_pack("{s:s, s:o}", "line", arena_format(figuring->request->arena, "%zu", row->line), "cells", cells);
}

static json_t *columns_view(const struct figuring *figuring) {
    struct figure_fields known = figure_fields(figuring->reading.kind);
    json_t *columns = json_array();
    for (size_t i = 0; i < known.count; i++) {
        size_t column = figuring->reading.mapping.column[i];
        if (column == FIGURE_NO_COLUMN) continue;
        (void)json_array_append_new(columns, json_pack("{s:s, s:s}", "letters", table_file_letters(figuring->request->arena, column), "label", known.rows[i].label));
    }
    return columns;
}

/* ---- rows ---- */

static bool is_empty(const struct worksheet *sheet, const struct csv_row *row) {
    for (size_t i = 0; i < sheet->columns; i++) {
        if (*row->cells[i]) return false;
    }
    return true;
}

static json_t *rows_view(const struct figuring *figuring, size_t *ret_rest) {
    const struct worksheet *sheet = figuring_sheet(figuring);
    const struct figure_file *file = &figuring->file;
    json_t *rows = json_array();
    size_t plain = file->fault_count ? PLAIN_ROWS : 0;
    *ret_rest = 0;
    for (size_t i = figuring->reading.header.first + figuring->reading.header.count; i < sheet->row_count; i++) {
        const struct csv_row *row = &sheet->rows[i];
        bool is_marked = fault_at(file, row->line, 0) || difference_at(file, row->line, 0);
        if (is_empty(sheet, row)) continue;
        bool is_shown = json_array_size(rows) < MARKED_ROWS && (is_marked || plain < PLAIN_ROWS);
        if (!is_marked) plain++;
        if (is_shown) (void)json_array_append_new(rows, row_view(figuring, row));
        else (*ret_rest)++;
    }
    return rows;
}

/* What has no cell of its own. */
static json_t *row_faults(const struct figuring *figuring) {
    struct arena *arena = figuring->request->arena;
    const struct figure_file *file = &figuring->file;
    json_t *list = json_array();
    for (size_t i = 0; i < file->fault_count && i < FIGURE_FAULTS; i++) {
        const struct figure_fault *fault = &file->faults[i];
        if (fault->column > 0) continue;
        const char *where = fault->line ? arena_format(arena, "Baris %zu", fault->line) : "Berkas";
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "line_text", where, "reason", fault->reason));
    }
    return list;
}

void figure_preview_view(const struct figuring *figuring, json_t *view) {
    size_t rest;
    json_t *rows = rows_view(figuring, &rest);
    json_t *rest_text = rest ? json_sprintf("%zu baris lain tidak ditampilkan.", rest) : json_null();
    (void)json_object_set_new(view, "preview", json_pack("{s:o, s:o, s:o}", "columns", columns_view(figuring), "rows", rows, "rest_text", rest_text));
    (void)json_object_set_new(view, "row_faults", row_faults(figuring));
}
