/* Scope: charts over periods: columns and lines. Exports: chart_columns, chart_line. */
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/out/chart_parts.h"

#define PLOT_TOP 28      /* room for a value above the highest point */
#define PLOT_HEIGHT 160
#define BASE_LINE (PLOT_TOP + PLOT_HEIGHT)
#define CHART_HEIGHT (BASE_LINE + 24)
#define WIDTH 328        /* of a 360 px phone */
#define CHARACTER 9      /* pixels of a bold character at 14 px */
#define LABELS_MOST 12

struct periods {
    struct arena *arena;
    const struct chart *chart;
    struct buffer out;
    int64_t full;
};

/* Middle of a period's place, in hundredths of a per cent. */
static int middle(const struct chart *chart, size_t row) {
    return (int)((2 * row + 1) * 5000 / chart->row_count);
}

/* Distance of an amount from the top of the chart, in tenths of a pixel. */
static int depth(const struct periods *periods, int64_t amount) {
    return BASE_LINE * 10 - (int)chart_portion(amount, periods->full, PLOT_HEIGHT * 10);
}

static size_t largest_row(const struct chart *chart, size_t series) {
    size_t largest = chart->row_count - 1;
    for (size_t row = 0; row < chart->row_count; row++) {
        struct chart_value value = chart->rows[row].values[series], best = chart->rows[largest].values[series];
        if (value.text && (!best.text || value.amount > best.amount)) largest = row;
    }
    return largest;
}

static bool fits(const struct chart *chart, const char *text) {
    return text_length(text) * CHARACTER * chart->row_count <= WIDTH;
}

static bool values_fit(const struct chart *chart) {
    for (size_t row = 0; row < chart->row_count; row++) {
        struct chart_value value = chart->rows[row].values[0];
        if (value.text && !fits(chart, value.text)) return false;
    }
    return true;
}

static bool value_is_shown(const struct chart *chart, size_t row, size_t series) {
    if (!chart->rows[row].values[series].text) return false;
    if (chart->series_count == 1 && values_fit(chart)) return true;
    bool is_inside = row > 1 && row + 2 < chart->row_count; /* a value next to one at the edge would touch it */
    return row == 0 || row + 1 == chart->row_count || (is_inside && row == largest_row(chart, series));
}

/* Long values at the edges hang inwards, so that they stay inside the picture. */
enum side { LEFT, MIDDLE, RIGHT };

static enum side side_of(const struct chart *chart, size_t row, const char *text) {
    if (fits(chart, text)) return MIDDLE;
    if (row == 0) return LEFT;
    return row + 1 == chart->row_count ? RIGHT : MIDDLE;
}

static void draw_value(struct periods *periods, size_t row, size_t series) {
    const struct chart *chart = periods->chart;
    if (!value_is_shown(chart, row, series)) return;
    struct chart_value value = chart->rows[row].values[series];
    static const char *const ANCHOR[] = { [LEFT] = "start", [MIDDLE] = "middle", [RIGHT] = "end" };
    bool is_named = chart->series_count > 1 && row + 1 == chart->row_count;
    const char *text = is_named ? arena_format(periods->arena, "%s %s", chart->series[series], value.text) : value.text;
    enum side side = side_of(chart, row, text);
    int at = side == LEFT ? 0 : side == RIGHT ? 10000 : middle(chart, row);
    chart_text(&periods->out, arena_format(periods->arena, "x=\"%d.%02d%%\" y=\"%d\" text-anchor=\"%s\"", at / 100, at % 100,
                                           depth(periods, value.amount) / 10 - 9, ANCHOR[side]), "chart-value", text);
}

static void draw_frame(struct periods *periods) {
    const struct chart *chart = periods->chart;
    size_t step = (chart->row_count + LABELS_MOST - 1) / LABELS_MOST;
    buffer_format(&periods->out, "<line class=\"chart-axis\" x1=\"0\" x2=\"100%%\" y1=\"%d.5\" y2=\"%d.5\" "
                  "stroke=\"currentColor\"/>\n", BASE_LINE, BASE_LINE);
    for (size_t row = 0; row < chart->row_count; row += step) {
        int at = middle(chart, row);
        chart_text(&periods->out, arena_format(periods->arena, "x=\"%d.%02d%%\" y=\"%d\" text-anchor=\"middle\"", at / 100,
                                               at % 100, CHART_HEIGHT - 6), "chart-soft", chart->rows[row].label);
    }
}

static void draw_column(struct periods *periods, size_t row) {
    struct chart_value value = periods->chart->rows[row].values[0];
    if (!value.text) return;
    int slot = (int)(10000 / periods->chart->row_count), width = slot * 64 / 100;
    int left = middle(periods->chart, row) - width / 2, top = depth(periods, value.amount);
    int height = BASE_LINE * 10 - top;
    if (height > 0) {
        buffer_format(&periods->out, "<rect class=\"chart-one\" x=\"%d.%02d%%\" y=\"%d.%d\" width=\"%d.%02d%%\" "
                      "height=\"%d.%d\"/>\n", left / 100, left % 100, top / 10, top % 10, width / 100, width % 100,
                      height / 10, height % 10);
    }
    draw_value(periods, row, 0);
}

static void draw_stretch(struct periods *periods, size_t row, size_t series) {
    struct chart_value from = periods->chart->rows[row - 1].values[series];
    struct chart_value to = periods->chart->rows[row].values[series];
    if (!from.text || !to.text) return;
    int left = middle(periods->chart, row - 1), right = middle(periods->chart, row);
    int first = depth(periods, from.amount), second = depth(periods, to.amount);
    buffer_format(&periods->out, "<line class=\"chart-line\" x1=\"%d.%02d%%\" y1=\"%d.%d\" x2=\"%d.%02d%%\" y2=\"%d.%d\" "
                  "stroke=\"currentColor\" stroke-width=\"3\" stroke-linecap=\"round\"%s/>\n", left / 100, left % 100,
                  first / 10, first % 10, right / 100, right % 100, second / 10, second % 10,
                  series == 0 ? "" : " stroke-dasharray=\"2 7\"");
}

static void draw_point(struct periods *periods, size_t row, size_t series) {
    struct chart_value value = periods->chart->rows[row].values[series];
    if (!value.text) return;
    int at = middle(periods->chart, row), y = depth(periods, value.amount);
    if (series == 0) {
        buffer_format(&periods->out, "<circle class=\"chart-one\" cx=\"%d.%02d%%\" cy=\"%d.%d\" r=\"5\"/>\n", at / 100,
                      at % 100, y / 10, y % 10);
    } else {
        buffer_format(&periods->out, "<svg x=\"%d.%02d%%\" y=\"%d.%d\" overflow=\"visible\"><path class=\"chart-one\" "
                      "d=\"M-5-5H5V5H-5z\"/></svg>\n", at / 100, at % 100, y / 10, y % 10);
    }
    draw_value(periods, row, series);
}

static enum result begin(struct arena *arena, const struct chart *chart, struct periods *ret) {
    int64_t full = chart_full(chart, CHART_LINES_MOST);
    if (full == 0) return REFUSED_INVALID;
    *ret = (struct periods){ .arena = arena, .chart = chart, .out = buffer_in(arena), .full = full };
    chart_open(&ret->out, chart, CHART_HEIGHT);
    draw_frame(ret);
    return DONE;
}

enum result chart_columns(struct arena *arena, const struct chart *chart, const char **ret) {
    struct periods periods;
    if (chart->series_count != 1 || begin(arena, chart, &periods) != DONE) return REFUSED_INVALID;
    for (size_t row = 0; row < chart->row_count; row++) draw_column(&periods, row);
    chart_close(&periods.out);
    *ret = buffer_string(&periods.out);
    return DONE;
}

enum result chart_line(struct arena *arena, const struct chart *chart, const char **ret) {
    struct periods periods;
    if (begin(arena, chart, &periods) != DONE) return REFUSED_INVALID;
    for (size_t series = 0; series < chart->series_count; series++) {
        for (size_t row = 1; row < chart->row_count; row++) draw_stretch(&periods, row, series);
        for (size_t row = 0; row < chart->row_count; row++) draw_point(&periods, row, series);
    }
    chart_close(&periods.out);
    *ret = buffer_string(&periods.out);
    return DONE;
}
