/* Scope: horizontal bars made of parts. Exports: chart_stacked, chart_shares.
 * The row's name and sum stand over its bar; below it each part with its pattern, name and value, so that no writing lies on a
 * pattern and nothing depends on the width of a part. */
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/out/chart_parts.h"

#define LINE_HEIGHT 20
#define BAR_HEIGHT 16
#define ROW_GAP 18
#define PART_GAP 4
#define SWATCH 11
#define LINE_CHARACTERS 40 /* what 328 px hold at 14 px: a 360 px phone */
#define HALF_CHARACTERS 18 /* what half of it holds beside a swatch */
#define LABEL_SHORTEST 14

struct stack {
    struct arena *arena;
    const struct chart *chart;
    const char *const *totals; /* or NULL */
    struct buffer out;
    int64_t full; /* 0: every row is a whole of its own */
    int y;
    bool is_paired; /* two parts stand on one line */
};

static const char *part_text(struct stack *stack, const struct chart_row *row, size_t series) {
    const char *text = row->values[series].text;
    return arena_format(stack->arena, "%s %s", stack->chart->series[series], text ? text : CHART_NO_FIGURE);
}

static bool parts_fit_in_pairs(struct stack *stack) {
    if (stack->chart->series_count != 2) return false;
    for (size_t row = 0; row < stack->chart->row_count; row++)
        for (size_t series = 0; series < 2; series++)
            if (text_length(part_text(stack, &stack->chart->rows[row], series)) > HALF_CHARACTERS) return false;
    return true;
}

/* False when the sum of a row cannot be told. */
static bool sum_of(const struct chart *chart, size_t row, int64_t *ret) {
    int64_t sum = 0;
    for (size_t series = 0; series < chart->series_count; series++) {
        struct chart_value value = chart->rows[row].values[series];
        if (value.text && __builtin_add_overflow(sum, value.amount, &sum)) return false;
    }
    *ret = sum;
    return true;
}

/* The largest sum of a row, at least 1; 0 when the chart breaks a rule. */
static int64_t largest_sum(const struct chart *chart, bool is_whole) {
    struct chart without_end = *chart;
    if (is_whole) without_end.full = 0;
    if (chart_full(&without_end, CHART_SERIES_MOST) == 0) return 0;
    int64_t largest = 1;
    for (size_t row = 0; row < chart->row_count; row++) {
        int64_t sum;
        if (!sum_of(chart, row, &sum)) return 0;
        if (sum > largest) largest = sum;
    }
    if (without_end.full == 0) return largest;
    return largest <= chart->full ? chart->full : 0;
}

static void draw_head(struct stack *stack, size_t row) {
    const char *total = stack->totals ? stack->totals[row] : NULL;
    const char *label = stack->chart->rows[row].label;
    size_t taken = total ? text_length(total) + 1 : 0;
    size_t width = taken + LABEL_SHORTEST < LINE_CHARACTERS ? LINE_CHARACTERS - taken : LABEL_SHORTEST;
    while (*label) {
        size_t length = chart_line_length(stack->arena, label, width);
        stack->y += LINE_HEIGHT;
        chart_text(&stack->out, arena_format(stack->arena, "y=\"%d\"", stack->y - 6), "chart-strong",
                   arena_copy(stack->arena, label, length));
        label += length;
        label += strspn(label, " ");
    }
    if (!total) return;
    chart_text(&stack->out, arena_format(stack->arena, "x=\"100%%\" y=\"%d\" text-anchor=\"end\"", stack->y - 6), "chart-value", total);
}

static void draw_part(struct stack *stack, int64_t from, int64_t until, size_t series) {
    if (until == from) return;
    buffer_format(&stack->out, "<rect x=\"%s%%\" y=\"%d\" width=\"%s%%\" height=\"%d\" ", chart_percent(stack->arena, from), stack->y,
                  chart_percent(stack->arena, until - from), BAR_HEIGHT);
    chart_fill(&stack->out, stack->chart->id, series);
    buffer_text(&stack->out, "/>\n");
}

/* Each edge is rounded by itself, so that parts touch and the last one ends where the sum does. */
static void draw_bar(struct stack *stack, const struct chart_row *row, int64_t sum) {
    int64_t full = stack->full > 0 ? stack->full : sum > 0 ? sum : 1, done = 0;
    if (stack->full == 0 || stack->chart->full > 0) {
        buffer_format(&stack->out, "<rect class=\"chart-track\" y=\"%d\" width=\"100%%\" height=\"%d\" fill-opacity=\".12\"/>\n", stack->y,
                      BAR_HEIGHT);
    }
    for (size_t series = 0; series < stack->chart->series_count; series++) {
        if (!row->values[series].text) continue;
        int64_t from = chart_portion(done, full, 10000);
        done += row->values[series].amount;
        draw_part(stack, from, chart_portion(done, full, 10000), series);
    }
    buffer_format(&stack->out, "<path class=\"chart-axis\" d=\"M.5 %dv%d\" stroke=\"currentColor\"/>\n", stack->y - 2, BAR_HEIGHT + 4);
    stack->y += BAR_HEIGHT + PART_GAP;
}

/* Two on a line stand at the left and from the middle on; one alone has its value at the right end. */
static void draw_key(struct stack *stack, const struct chart_row *row, size_t series) {
    bool is_right = stack->is_paired && series == 1;
    if (!is_right) stack->y += LINE_HEIGHT;
    buffer_format(&stack->out, "<svg x=\"%d%%\" y=\"%d\" overflow=\"visible\"><rect x=\".5\" y=\"%d.5\" width=\"%d\" height=\"%d\" ",
                  is_right ? 50 : 0, stack->y - LINE_HEIGHT, LINE_HEIGHT - SWATCH - 6, SWATCH, SWATCH);
    chart_fill(&stack->out, stack->chart->id, series);
    buffer_text(&stack->out, "/>");
    const char *name = stack->is_paired ? part_text(stack, row, series) : stack->chart->series[series];
    chart_text(&stack->out, arena_format(stack->arena, "x=\"%d\" y=\"%d\"", SWATCH + 7, LINE_HEIGHT - 6), "", name);
    buffer_text(&stack->out, "</svg>\n");
    if (stack->is_paired) return;
    const char *text = row->values[series].text;
    chart_text(&stack->out, arena_format(stack->arena, "x=\"100%%\" y=\"%d\" text-anchor=\"end\"", stack->y - 6),
               text ? "" : "chart-soft", text ? text : CHART_NO_FIGURE);
}

static void draw_row(struct stack *stack, size_t row) {
    int64_t sum = 0;
    (void)sum_of(stack->chart, row, &sum);
    draw_head(stack, row);
    draw_bar(stack, &stack->chart->rows[row], sum);
    for (size_t series = 0; series < stack->chart->series_count; series++) draw_key(stack, &stack->chart->rows[row], series);
    stack->y += ROW_GAP;
}

/* STACK comes with arena, chart and totals. */
static enum result draw(struct stack *stack, bool is_whole, const char **ret) {
    const struct chart *chart = stack->chart;
    int64_t full = largest_sum(chart, is_whole);
    if (full == 0) return REFUSED_INVALID;
    stack->out = buffer_in(stack->arena);
    stack->full = is_whole ? 0 : full;
    stack->is_paired = parts_fit_in_pairs(stack);
    chart_patterns(&stack->out, chart->id, chart->series_count);
    for (size_t row = 0; row < chart->row_count; row++) draw_row(stack, row);
    struct buffer whole = buffer_in(stack->arena);
    chart_open(&whole, chart, stack->y - ROW_GAP + 2);
    buffer_add(&whole, stack->out.bytes, stack->out.length);
    chart_close(&whole);
    *ret = buffer_string(&whole);
    return DONE;
}

enum result chart_stacked(struct arena *arena, const struct chart *chart, const char *const *totals, const char **ret) {
    return draw(&(struct stack){ .arena = arena, .chart = chart, .totals = totals }, false, ret);
}

enum result chart_shares(struct arena *arena, const struct chart *chart, const char *const *totals, const char **ret) {
    return draw(&(struct stack){ .arena = arena, .chart = chart, .totals = totals }, true, ret);
}
