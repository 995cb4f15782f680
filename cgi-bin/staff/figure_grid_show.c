/* Scope: stored rows of figures as the cells of a typed table. */
#include <string.h>

#include "cgi-bin/staff/figure_grid.h"
#include "lib/rules/decimal.h"
#include "lib/rules/format.h"
#include "lib/store/budget.h"
#include "lib/store/indicators.h"
#include "lib/store/targets.h"
#include "lib/web/request.h"

#define SEN_DECIMALS 2u
#define SEN 100

/* ---- numbers as people type them ---- */

/* "84.59" as "84,59"; words as they are. */
static const char *decimal_cell(struct arena *arena, const char *text) {
    struct decimal decimal;
    return decimal_parse(text, &decimal) ? decimal_words(arena, decimal) : text;
}

static const char *sen_cell(struct arena *arena, struct optional_number sen) {
    if (!sen.known) return "";
    return sen.value % SEN ? format_number(arena, sen.value, SEN_DECIMALS) : format_number(arena, sen.value / SEN, 0);
}

static const char *year_cell(struct arena *arena, struct optional_number year) {
    return year.known ? arena_format(arena, "%lld", (long long)year.value) : "";
}

/* ---- rows ---- */

static void set_row(struct form *form, size_t row, const char *const *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (*cells[i]) form_set(form, figure_grid_cell(form->request->arena, row, i), cells[i]);
    }
}

static enum result show_indicators(struct db *db, struct form *form, struct dataset_id id, size_t *ret_count) {
    struct arena *arena = form->request->arena;
    struct indicators rows;
    enum result result = indicator_list(db, arena, id, &rows);
    for (size_t i = 0; result == DONE && i < rows.count && i < GRID_ROWS; i++) {
        const struct indicator *row = &rows.rows[i];
        const char *const cells[] = { row->goal, row->indicator, row->unit, row->direction, decimal_cell(arena, row->target),
                                      decimal_cell(arena, row->realisation), decimal_cell(arena, row->published_achievement),
                                      decimal_cell(arena, row->final_target), year_cell(arena, row->final_year), row->note };
        set_row(form, i, cells, sizeof cells / sizeof *cells);
    }
    *ret_count = result == DONE ? rows.count : 0;
    return result;
}

static enum result show_budget(struct db *db, struct form *form, struct dataset_id id, size_t *ret_count) {
    struct arena *arena = form->request->arena;
    struct budget_lines rows;
    enum result result = budget_list(db, arena, id, &rows);
    for (size_t i = 0; result == DONE && i < rows.count && i < GRID_ROWS; i++) {
        const struct budget_line *row = &rows.rows[i];
        const char *const cells[] = { row->name, sen_cell(arena, row->budget_sen), sen_cell(arena, row->realised_sen), decimal_cell(arena, row->published_percent) };
        set_row(form, i, cells, sizeof cells / sizeof *cells);
    }
    *ret_count = result == DONE ? rows.count : 0;
    return result;
}

static enum result show_targets(struct db *db, struct form *form, struct dataset_id id, size_t *ret_count) {
    struct arena *arena = form->request->arena;
    struct targets rows;
    enum result result = target_list(db, arena, id, &rows);
    for (size_t i = 0; result == DONE && i < rows.count && i < GRID_ROWS; i++) {
        const struct target *row = &rows.rows[i];
        const char *const cells[] = { arena_format(arena, "%lld", (long long)row->year), row->measure, format_number(arena, row->amount_rupiah, 0), row->note };
        set_row(form, i, cells, sizeof cells / sizeof *cells);
    }
    *ret_count = result == DONE ? rows.count : 0;
    return result;
}

enum result figure_grid_show(struct db *db, struct form *form, const struct grid *grid, struct dataset_id id) {
    static enum result (*const SHOW[FIGURE_KIND_COUNT])(struct db *db, struct form *form, struct dataset_id id, size_t *ret_count) = {
        [FIGURES_INDICATORS] = show_indicators, [FIGURES_BUDGET] = show_budget, [FIGURES_TARGETS] = show_targets,
    };
    size_t count;
    enum result result = SHOW[grid->kind](db, form, id, &count);
    return result == DONE && count > GRID_ROWS ? REFUSED_TOO_LARGE : result;
}
