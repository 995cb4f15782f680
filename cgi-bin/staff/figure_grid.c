/* Scope: figures typed by hand, a line each. */
#include "cgi-bin/staff/figure_grid.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "lib/rules/achievement.h"
#include "lib/web/request.h"

static const struct choice DIRECTIONS[] = { DIRECTION_LIST(CHOICE_ROW) };

#define CHOOSES(list) .choices = (list), .choice_count = COUNT_OF(list)

static const struct grid_column INDICATORS[] = {
    { .code = "goal", .is_wide = true },
    { .code = "indicator", .is_wide = true },
    { .code = "unit" },
    { .code = "direction", CHOOSES(DIRECTIONS) },
    { .code = "target" },
    { .code = "realisation" },
    { .code = "published_achievement_pct" },
    { .code = "final_target" },
    { .code = "final_year" },
    { .code = "note" },
};
static const struct grid_column BUDGET[] = {
    { .code = "programme", .is_wide = true },
    { .code = "budget_idr" },
    { .code = "realised_idr" },
    { .code = "published_pct" },
};
static const struct grid_column TARGETS[] = {
    { .code = "year" },
    { .code = "measure", .is_wide = true },
    { .code = "value_idr" },
    { .code = "note", .is_wide = true },
};
_Static_assert(COUNT_OF(INDICATORS) <= GRID_COLUMNS, "a line has a field for each column");

static const struct {
    const struct grid_column *columns;
    size_t count;
} KINDS[FIGURE_KIND_COUNT] = {
    [FIGURES_INDICATORS] = { INDICATORS, COUNT_OF(INDICATORS) },
    [FIGURES_BUDGET] = { BUDGET, COUNT_OF(BUDGET) },
    [FIGURES_TARGETS] = { TARGETS, COUNT_OF(TARGETS) },
};

bool figure_grid_of(enum figure_kind kind, struct grid *ret) {
    *ret = (struct grid){ kind, KINDS[kind].columns, KINDS[kind].count };
    return ret->count > 0;
}

/* ---- fields ---- */

static size_t field_of(const struct grid *grid, size_t column) {
    struct figure_fields known = figure_fields(grid->kind);
    size_t i = 0;
    while (i < known.count && strcmp(known.rows[i].code, grid->columns[column].code) != 0) i++;
    return i;
}

const char *figure_grid_label(const struct grid *grid, size_t column) {
    return figure_fields(grid->kind).rows[field_of(grid, column)].label;
}

const char *figure_grid_cell(struct arena *arena, size_t row, size_t column) {
    return arena_format(arena, "r%zu_%zu", row + 1, column + 1);
}

void figure_grid_name(struct arena *arena, const struct grid *grid, struct field *fields) {
    for (size_t i = 0; i < GRID_FIELD_COUNT; i++) {
        size_t column = i % GRID_COLUMNS;
        if (column >= grid->count) continue;
        const struct grid_column *known = &grid->columns[column];
        fields[i].label = arena_format(arena, "%s, baris %zu", figure_grid_label(grid, column), i / GRID_COLUMNS + 1);
        if (!known->choices) continue;
        fields[i].kind = FIELD_CHOICE;
        fields[i].choices = known->choices;
        fields[i].choice_count = known->choice_count;
    }
}

/* ---- the sheet ---- */

static bool is_filled(const struct form *form, const struct grid *grid, size_t row) {
    for (size_t i = 0; i < grid->count; i++) {
        if (*form_text(form, figure_grid_cell(form->request->arena, row, i))) return true;
    }
    return false;
}

size_t figure_grid_rows(const struct form *form, const struct grid *grid) {
    size_t rows = GRID_ROWS;
    while (rows > 0 && !is_filled(form, grid, rows - 1)) rows--;
    return rows;
}

static const char **cells_of(const struct form *form, const struct grid *grid, size_t row) {
    struct arena *arena = form->request->arena;
    const char **cells = arena_array(arena, grid->count, sizeof *cells);
    for (size_t i = 0; i < grid->count; i++) cells[i] = form_text(form, figure_grid_cell(arena, row, i));
    return cells;
}

struct worksheet figure_grid_sheet(const struct form *form, const struct grid *grid) {
    struct arena *arena = form->request->arena;
    size_t count = figure_grid_rows(form, grid);
    struct csv_row *rows = arena_array(arena, count + 1, sizeof *rows);
    const char **header = arena_array(arena, grid->count, sizeof *header);
    for (size_t i = 0; i < grid->count; i++) header[i] = grid->columns[i].code;
    rows[0] = (struct csv_row){ 1, header };
    for (size_t i = 0; i < count; i++) rows[i + 1] = (struct csv_row){ i + 2, cells_of(form, grid, i) };
    return (struct worksheet){ "", grid->count, rows, count + 1 };
}

struct figure_mapping figure_grid_mapping(const struct grid *grid) {
    struct figure_mapping mapping;
    for (size_t i = 0; i < FIGURE_FIELDS_MOST; i++) mapping.column[i] = FIGURE_NO_COLUMN;
    for (size_t i = 0; i < grid->count; i++) mapping.column[field_of(grid, i)] = i;
    return mapping;
}
