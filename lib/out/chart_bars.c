/* Scope: horizontal bars. Exports: chart_bars.
 * Each label stands over its bar and its value at the right end of the same line, so that neither ever meets the bar. */
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/out/chart_parts.h"

#define LINE_HEIGHT 20
#define BAR_HEIGHT 12
#define ROW_GAP 18
#define SERIES_GAP 6
#define LINE_CHARACTERS 40 /* what 328 px hold at 14 px: a 360 px phone */
#define LABEL_SHORTEST 14

struct bars {
    struct arena *arena;
    const struct chart *chart;
    struct buffer out;
    int64_t full;
    int y;
    size_t label_width; /* characters of a label's line that leave room for the longest value */
};

static const char *value_text(struct chart_value value) {
    return value.text ? value.text : CHART_NO_FIGURE;
}

static size_t label_width(const struct chart *chart) {
    size_t longest = 0;
    for (size_t row = 0; row < chart->row_count; row++) {
        for (size_t series = 0; series < chart->series_count; series++) {
            size_t length = text_length(value_text(chart->rows[row].values[series]));
            if (length > longest) longest = length;
        }
    }
    return longest + LABEL_SHORTEST < LINE_CHARACTERS ? LINE_CHARACTERS - longest : LABEL_SHORTEST;
}

/* Draws the label on as many lines as it needs; y is then on its last line. */
static void draw_label(struct bars *bars, const char *label, const char *classes) {
    while (*label) {
        size_t length = chart_line_length(bars->arena, label, bars->label_width);
        bars->y += LINE_HEIGHT;
        chart_text(&bars->out, arena_format(bars->arena, "y=\"%d\"", bars->y - 6), classes,
                   arena_copy(bars->arena, label, length));
        label += length;
        label += strspn(label, " ");
    }
}

static void draw_track(struct bars *bars) {
    if (bars->chart->full == 0) return;
    buffer_format(&bars->out, "<rect class=\"chart-track\" y=\"%d\" width=\"100%%\" height=\"%d\" fill-opacity=\".12\"/>\n",
                  bars->y, BAR_HEIGHT);
}

/* Writes the value on the current line and draws its bar below. */
static void draw_bar(struct bars *bars, struct chart_value value, size_t series) {
    chart_text(&bars->out, arena_format(bars->arena, "x=\"100%%\" y=\"%d\" text-anchor=\"end\"", bars->y - 6),
               value.text ? "chart-value" : "chart-soft", value_text(value));
    draw_track(bars);
    if (value.text && value.amount > 0) {
        int64_t share = chart_portion(value.amount, bars->full, 10000);
        buffer_format(&bars->out, "<rect y=\"%d\" width=\"%d.%02d%%\" height=\"%d\" ", bars->y, (int)(share / 100),
                      (int)(share % 100), BAR_HEIGHT);
        chart_fill(&bars->out, bars->chart->id, series);
        buffer_text(&bars->out, "/>\n");
    }
    buffer_format(&bars->out, "<path class=\"chart-axis\" d=\"M.5 %dv%d\" stroke=\"currentColor\"/>\n", bars->y - 2,
                  BAR_HEIGHT + 4);
    bars->y += BAR_HEIGHT;
}

static void draw_row(struct bars *bars, const struct chart_row *row) {
    bool several = bars->chart->series_count > 1;
    draw_label(bars, row->label, several ? "chart-strong" : "");
    for (size_t series = 0; series < bars->chart->series_count; series++) {
        if (several) draw_label(bars, bars->chart->series[series], "");
        draw_bar(bars, row->values[series], series);
        if (several) bars->y += SERIES_GAP;
    }
    bars->y += ROW_GAP;
}

enum result chart_bars(struct arena *arena, const struct chart *chart, const char **ret) {
    int64_t full = chart_full(chart, CHART_SERIES_MOST);
    if (full == 0) return REFUSED_INVALID;
    struct bars bars = { .arena = arena, .chart = chart, .out = buffer_in(arena), .full = full,
                         .label_width = label_width(chart) };
    chart_patterns(&bars.out, chart->id, chart->series_count);
    for (size_t row = 0; row < chart->row_count; row++) draw_row(&bars, &chart->rows[row]);
    struct buffer whole = buffer_in(arena);
    chart_open(&whole, chart, bars.y - ROW_GAP + 2);
    buffer_add(&whole, bars.out.bytes, bars.out.length);
    chart_close(&whole);
    *ret = buffer_string(&whole);
    return DONE;
}
