/* Scope: tables: widths by share, rows that are never split, a head on each page. */
#include "print/document_table.h"

#include <string.h>

#include "print/document_text.h"

#define ROWS_TOGETHER 2 /* with the head, and the last ones with each other: a sum stands with what it sums up */
#define SHARE_MOST 1000

/* How a table looks: letters, and the space around them. */
struct look { double size, beside, above; };
static const struct look NORMAL = { 9, 6, 2.6 }, SMALL = { 7, 2, 1 };

struct grid {
    struct page *page;
    const json_t *table, *columns, *rows;
    size_t count;
    double x[TABLE_COLUMNS_MOST], width[TABLE_COLUMNS_MOST];
    const struct look *look;
    double head, digit; /* heights of the head and of a row of digits */
};

enum row_kind { ROW_HEAD, ROW_PLAIN, ROW_TOTAL };

/* ---- cells ---- */

static bool is_amount(const struct grid *grid, size_t column) {
    return json_is_true(json_object_get(json_array_get(grid->columns, column), "is_amount"));
}

static struct text_style style_of(const struct grid *grid, size_t column, enum row_kind kind) {
    return (struct text_style){ .size = grid->look->size, .is_bold = kind != ROW_PLAIN,
                                .align = is_amount(grid, column) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT };
}

static const char *cell_text(const struct grid *grid, const json_t *row, size_t column) {
    if (!row) return page_text(json_array_get(grid->columns, column), "title");
    return page_text(json_array_get(json_object_get(row, "cells"), column), "cell");
}

static double inner(const struct grid *grid, size_t column) {
    double width = grid->width[column] - 2 * grid->look->beside;
    return width > 1 ? width : 1;
}

/* A matrix has thousands of cells of one or two digits: they need no measuring. */
static double cell_height(const struct grid *grid, const json_t *row, size_t column, enum row_kind kind) {
    const char *text = cell_text(grid, row, column);
    struct text_style style = style_of(grid, column, kind);
    if (strlen(text) <= 2 && grid->digit > 0) return grid->digit;
    double height = text_height(grid->page, text, &style, inner(grid, column)) + 2 * grid->look->above;
    double most = TEXT_HEIGHT - grid->head - 1;
    return height < most ? height : most;
}

static double row_height(const struct grid *grid, const json_t *row, enum row_kind kind) {
    double height = 0;
    for (size_t i = 0; i < grid->count; i++) {
        double cell = cell_height(grid, row, i, kind);
        if (cell > height) height = cell;
    }
    return height;
}

/* A text higher than a page ends in "…". */
static void draw_cell(const struct grid *grid, const json_t *row, size_t column, enum row_kind kind, double height) {
    struct page *page = grid->page;
    struct text_style style = style_of(grid, column, kind);
    PangoLayout *layout = text_layout(page, cell_text(grid, row, column), &style, inner(grid, column));
    if (text_size_of(layout).height > height) {
        pango_layout_set_height(layout, (int)(height * PANGO_SCALE));
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    page_grey(page, 0);
    cairo_move_to(page->cairo, grid->x[column] + grid->look->beside, page->y + grid->look->above);
    pango_cairo_show_layout(page->cairo, layout);
    g_object_unref(layout);
}

static void draw_rule(struct page *page, double y, double width) {
    page_grey(page, width > .5 ? .25 : .72);
    cairo_set_line_width(page->cairo, width);
    cairo_move_to(page->cairo, MARGIN_LEFT, y);
    cairo_rel_line_to(page->cairo, TEXT_WIDTH, 0);
    cairo_stroke(page->cairo);
}

static void draw_row(const struct grid *grid, const json_t *row, enum row_kind kind, double height) {
    struct page *page = grid->page;
    if (kind == ROW_HEAD) {
        page_grey(page, .94);
        cairo_rectangle(page->cairo, MARGIN_LEFT, page->y, TEXT_WIDTH, height);
        cairo_fill(page->cairo);
    }
    if (kind != ROW_PLAIN) draw_rule(page, page->y, .8);
    for (size_t i = 0; i < grid->count; i++) draw_cell(grid, row, i, kind, height);
    draw_rule(page, page->y + height, kind == ROW_HEAD ? .8 : .4);
}

static void set_row(const struct grid *grid, const json_t *row, enum row_kind kind, double height) {
    if (grid->page->is_drawn && !grid->page->wrong) draw_row(grid, row, kind, height);
    grid->page->y += height;
    grid->page->is_fresh = false;
}

/* ---- the whole ---- */

static double share_of(const json_t *column) {
    json_int_t share = json_integer_value(json_object_get(column, "share"));
    return share < 1 ? 1 : share > SHARE_MOST ? SHARE_MOST : (double)share;
}

static struct grid grid_of(struct page *page, const json_t *table) {
    struct grid grid = { .page = page, .table = table, .columns = json_object_get(table, "columns"), .rows = json_object_get(table, "rows") };
    grid.look = json_is_true(json_object_get(table, "is_small")) ? &SMALL : &NORMAL;
    grid.count = json_array_size(grid.columns);
    if (grid.count > TABLE_COLUMNS_MOST) grid.count = TABLE_COLUMNS_MOST;
    double all = 0, x = MARGIN_LEFT;
    for (size_t i = 0; i < grid.count; i++) all += share_of(json_array_get(grid.columns, i));
    for (size_t i = 0; i < grid.count; i++) {
        grid.x[i] = x;
        grid.width[i] = TEXT_WIDTH * share_of(json_array_get(grid.columns, i)) / all;
        x += grid.width[i];
    }
    struct text_style style = { .size = grid.look->size };
    grid.head = grid.count ? row_height(&grid, NULL, ROW_HEAD) : 0;
    grid.digit = text_height(page, "0", &style, -1) + 2 * grid.look->above;
    return grid;
}

static enum row_kind kind_of(const json_t *row) {
    return json_is_true(json_object_get(row, "is_total")) ? ROW_TOTAL : ROW_PLAIN;
}

static double rows_height(const struct grid *grid, size_t first, size_t count) {
    double height = 0;
    for (size_t i = first; i < first + count && i < json_array_size(grid->rows); i++) {
        const json_t *row = json_array_get(grid->rows, i);
        height += row_height(grid, row, kind_of(row));
    }
    return height;
}

static double caption_height(struct page *page, const json_t *table) {
    static const struct text_style STYLE = { .size = 9.5, .is_bold = true };
    const char *caption = page_text(table, "caption");
    return *caption ? text_height(page, caption, &STYLE, TEXT_WIDTH) + 4 : 0;
}

static double least_of(const struct grid *grid) {
    double least = caption_height(grid->page, grid->table) + grid->head + rows_height(grid, 0, ROWS_TOGETHER);
    return least < TEXT_HEIGHT ? least : TEXT_HEIGHT;
}

double table_least(struct page *page, const json_t *table) {
    struct grid grid = grid_of(page, table);
    return least_of(&grid);
}

static void set_rows(const struct grid *grid) {
    struct page *page = grid->page;
    size_t rows = json_array_size(grid->rows), at;
    json_t *row;
    json_array_foreach(grid->rows, at, row) {
        enum row_kind kind = kind_of(row);
        double height = row_height(grid, row, kind);
        double wanted = at + ROWS_TOGETHER == rows ? rows_height(grid, at, ROWS_TOGETHER) : height;
        int before = page->number;
        page_need(page, wanted < TEXT_HEIGHT / 2 ? wanted : height);
        if (page->wrong) return;
        if (page->number != before) set_row(grid, NULL, ROW_HEAD, grid->head);
        set_row(grid, row, kind, height);
    }
}

void table_set(struct page *page, const json_t *table) {
    static const struct text_style CAPTION = { .size = 9.5, .is_bold = true };
    struct grid grid = grid_of(page, table);
    if (grid.count == 0) return;
    page_space(page, 4);
    page_need(page, least_of(&grid));
    if (*page_text(table, "caption")) {
        text_block(page, page_text(table, "caption"), &CAPTION);
        page->y += 4;
    }
    set_row(&grid, NULL, ROW_HEAD, grid.head);
    set_rows(&grid);
    page->y += 10;
}
