/* Scope: what typing figures by hand shows. */
#include "cgi-bin/staff/figure_typing_view.h"

#include <stdlib.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/figure_set_view.h"
#include "lib/web/request.h"

#define ROWS_MORE 5u /* empty lines a time */

static size_t rows_shown(const struct form *form) {
    return strtoul(form_text(form, "rows"), NULL, 10);
}

static size_t larger(size_t one, size_t other) {
    return one > other ? one : other;
}

void typing_rows(const struct typing *typing, struct form *form, bool is_more) {
    size_t filled = figure_grid_rows(form, &typing->grid), rows = larger(rows_shown(form), filled);
    bool is_first = rows == filled && !is_more;
    if (is_more || rows == 0) rows += ROWS_MORE;
    else if (is_first) rows++; /* a line to go on with */
    if (rows > GRID_ROWS) rows = GRID_ROWS;
    form_set(form, "rows", arena_format(form->request->arena, "%zu", rows));
}

/* ---- lines ---- */

static json_t *cell_view(const struct grid *grid, json_t *fields, const char *name, size_t column) {
    json_t *cell = json_incref(json_object_get(fields, name));
    (void)json_object_set_new(cell, "is_choice", json_boolean(grid->columns[column].choices != NULL));
    (void)json_object_set_new(cell, "is_wide", json_boolean(grid->columns[column].is_wide));
    (void)json_object_set_new(cell, "heading", json_string(figure_grid_label(grid, column)));
    return cell;
}

static json_t *rows_view(const struct typing *typing, const struct form *form, json_t *fields) {
    struct arena *arena = form->request->arena;
    json_t *rows = json_array();
    for (size_t i = 0; i < rows_shown(form); i++) {
        json_t *cells = json_array();
        for (size_t j = 0; j < typing->grid.count; j++) {
            (void)json_array_append_new(cells, cell_view(&typing->grid, fields, figure_grid_cell(arena, i, j), j));
        }
        (void)json_array_append_new(rows, json_pack("{s:s, s:o}", "number", arena_format(arena, "%zu", i + 1), "cells", cells));
    }
    return rows;
}

json_t *typing_view(const struct typing *typing, struct form *form) {
    json_t *view = desk_view("data"), *fields = form_view(typing->app, form);
    size_t shown = rows_shown(form);
    (void)json_object_set_new(view, "kind", json_string(figure_kind_text(typing->grid.kind)));
    (void)json_object_set_new(view, "kind_text", json_string(figure_kind_label(typing->grid.kind)));
    (void)json_object_set_new(view, "rows", rows_view(typing, form, fields));
    (void)json_object_set_new(view, "can_more", json_boolean(shown < GRID_ROWS));
    (void)json_object_set_new(view, "is_taken", json_boolean(typing->is_taken));
    bool is_checked = typing->is_read && typing->file.fault_count == 0;
    (void)json_object_set_new(view, "is_checked", json_boolean(is_checked));
    if (is_checked) figure_sets_view(form->request->arena, &typing->file, view);
    json_decref(fields);
    return view;
}
