/* Scope: one small row of columns a thing, all on one scale. Exports: chart_multiples. */
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/out/chart_parts.h"

#define LINE_HEIGHT 18
#define PLOT_HEIGHT 56
#define FOOT_HEIGHT 20
#define PANEL_GAP 22
#define PANEL_WIDTH 48      /* per cent; two beside each other */
#define PANEL_START 52      /* of the right one */
#define PANEL_CHARACTERS 19 /* what 48 % of 328 px hold at 14 px, of any words */
#define FOOT_CHARACTERS 21  /* of names of periods, which have narrow letters */

struct multiples {
    struct arena *arena;
    const struct chart *chart;
    struct buffer out;
    int64_t full;
    int label_lines; /* of the longest label: all panels are of one height */
};

static int lines_of(struct arena *arena, const char *label) {
    int lines = 0;
    for (; *label; lines++) {
        label += chart_line_length(arena, label, PANEL_CHARACTERS);
        label += strspn(label, " ");
    }
    return lines;
}

static int longest_label(struct arena *arena, const struct chart *chart) {
    int most = 1;
    for (size_t row = 0; row < chart->row_count; row++) {
        int lines = lines_of(arena, chart->rows[row].label);
        if (lines > most) most = lines;
    }
    return most;
}

static int panel_height(const struct multiples *all) {
    return (all->label_lines + 1) * LINE_HEIGHT + PLOT_HEIGHT + FOOT_HEIGHT;
}

/* The label ends right above the value, whatever its length. */
static void draw_label(struct multiples *all, const char *label) {
    int y = (all->label_lines - lines_of(all->arena, label)) * LINE_HEIGHT;
    while (*label) {
        size_t length = chart_line_length(all->arena, label, PANEL_CHARACTERS);
        y += LINE_HEIGHT;
        chart_text(&all->out, arena_format(all->arena, "y=\"%d\"", y - 5), "", arena_copy(all->arena, label, length));
        label += length;
        label += strspn(label, " ");
    }
}

static void draw_value(struct multiples *all, struct chart_value last) {
    chart_text(&all->out, arena_format(all->arena, "y=\"%d\"", (all->label_lines + 1) * LINE_HEIGHT - 5),
               last.text ? "chart-value" : "chart-soft", last.text ? last.text : CHART_NO_FIGURE);
}

static void draw_columns(struct multiples *all, const struct chart_row *row, int base) {
    int64_t slot = 10000 / (int64_t)all->chart->series_count;
    for (size_t period = 0; period < all->chart->series_count; period++) {
        struct chart_value value = row->values[period];
        int64_t height = value.text ? chart_portion(value.amount, all->full, PLOT_HEIGHT * 10) : 0;
        if (height == 0) continue;
        int top = base * 10 - (int)height;
        buffer_format(&all->out, "<rect class=\"chart-one\" x=\"%s%%\" y=\"%d.%d\" width=\"%s%%\" height=\"%d.%d\"/>",
                      chart_percent(all->arena, slot * (int64_t)period + slot / 8), top / 10, top % 10,
                      chart_percent(all->arena, slot * 3 / 4), (int)height / 10, (int)height % 10);
    }
}

/* First and last period below the line, when both fit. */
static void draw_foot(struct multiples *all, int base) {
    const char *first = all->chart->series[0], *last = all->chart->series[all->chart->series_count - 1];
    buffer_format(&all->out, "<line class=\"chart-axis\" x2=\"100%%\" "
                  "y1=\"%d.5\" y2=\"%d.5\" stroke=\"currentColor\"/>", base, base);
    bool is_alone = all->chart->series_count == 1 || text_length(first) + text_length(last) + 1 > FOOT_CHARACTERS;
    if (!is_alone) chart_text(&all->out, arena_format(all->arena, "y=\"%d\"", base + 15), "chart-soft", first);
    chart_text(&all->out, arena_format(all->arena, "x=\"100%%\" y=\"%d\" text-anchor=\"end\"", base + 15), "chart-soft", last);
}

static void draw_panel(struct multiples *all, size_t row) {
    int height = panel_height(all), base = (all->label_lines + 1) * LINE_HEIGHT + PLOT_HEIGHT;
    buffer_format(&all->out, "<svg x=\"%d%%\" y=\"%d\" width=\"%d%%\" height=\"%d\" overflow=\"visible\">", row % 2 ? PANEL_START : 0,
                  (int)(row / 2) * (height + PANEL_GAP), PANEL_WIDTH, height);
    draw_label(all, all->chart->rows[row].label);
    draw_value(all, all->chart->rows[row].values[all->chart->series_count - 1]);
    draw_columns(all, &all->chart->rows[row], base);
    draw_foot(all, base);
    buffer_text(&all->out, "</svg>\n");
}

enum result chart_multiples(struct arena *arena, const struct chart *chart, const char **ret) {
    int64_t full = chart_full(chart, CHART_PERIODS_MOST);
    if (full == 0) return REFUSED_INVALID;
    struct multiples all = { .arena = arena, .chart = chart, .out = buffer_in(arena), .full = full,
                             .label_lines = longest_label(arena, chart) };
    int lines = (int)(chart->row_count + 1) / 2;
    chart_open(&all.out, chart, lines * panel_height(&all) + (lines - 1) * PANEL_GAP);
    for (size_t row = 0; row < chart->row_count; row++) draw_panel(&all, row);
    chart_close(&all.out);
    *ret = buffer_string(&all.out);
    return DONE;
}
