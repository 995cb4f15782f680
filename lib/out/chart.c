/* Scope: the checks and parts that all charts share. Exports: chart_parts.h. */
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/out/chart_parts.h"

#define CHART_ID_LONGEST 64
#define CHART_PARTS_MOST 100000

bool chart_id_is_right(const char *id) {
    size_t length = strlen(id);
    return length > 0 && length <= CHART_ID_LONGEST && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static bool shape_is_right(const struct chart *chart, size_t series_most) {
    return chart_id_is_right(chart->id) && chart->series_count >= 1 && chart->series_count <= series_most &&
           chart->row_count >= 1 && chart->row_count <= CHART_ROWS_MOST && chart->full >= 0;
}

int64_t chart_full(const struct chart *chart, size_t series_most) {
    if (!shape_is_right(chart, series_most)) return 0;
    int64_t largest = 1;
    for (size_t row = 0; row < chart->row_count; row++) {
        for (size_t series = 0; series < chart->series_count; series++) {
            struct chart_value value = chart->rows[row].values[series];
            if (value.text && value.amount < 0) return 0;
            if (value.text && value.amount > largest) largest = value.amount;
        }
    }
    if (chart->full == 0) return largest;
    return largest <= chart->full ? chart->full : 0;
}

int64_t chart_portion(int64_t amount, int64_t full, int64_t parts) {
    while (full > INT64_MAX / (2 * CHART_PARTS_MOST)) { /* rupiah of a whole country: a pixel does not notice */
        full /= 10;
        amount /= 10;
    }
    return (2 * amount * parts + full) / (2 * full);
}

void chart_open(struct buffer *out, const struct chart *chart, int height) {
    buffer_format(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"100%%\" height=\"%d\" role=\"img\" "
                  "aria-labelledby=\"%s-judul\" aria-describedby=\"%s-uraian\" fill=\"currentColor\" "
                  "font-family=\"system-ui, Noto Sans, sans-serif\" font-size=\"14\">\n<title id=\"%s-judul\">",
                  height, chart->id, chart->id, chart->id);
    buffer_html(out, chart->title, strlen(chart->title));
    buffer_format(out, "</title>\n<desc id=\"%s-uraian\">", chart->id);
    buffer_html(out, chart->description, strlen(chart->description));
    buffer_text(out, "</desc>\n");
}

void chart_close(struct buffer *out) {
    buffer_text(out, "</svg>");
}

/* What tells the second series from the first, the third from both … The fourth is empty within its edge. */
static const struct { const char *name, *turn, *drawing; } PATTERNS[CHART_SERIES_MOST] = {
    { 0 },
    { "hatch", " patternTransform=\"rotate(45)\"", "<path class=\"chart-hatch\" d=\"M0 0v6\" stroke=\"currentColor\" stroke-width=\"4\"/>" },
    { "dots", "", "<circle class=\"chart-one\" cx=\"3\" cy=\"3\" r=\"1.6\"/>" },
    { 0 },
    { "lines", "", "<path class=\"chart-hatch\" d=\"M0 3h6\" stroke=\"currentColor\" stroke-width=\"2\"/>" },
    { "grid", " patternTransform=\"rotate(45)\"", "<path class=\"chart-hatch\" d=\"M0 3h6M3 0v6\" stroke=\"currentColor\"/>" },
};

void chart_patterns(struct buffer *out, const char *id, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!PATTERNS[i].name) continue;
        buffer_format(out, "<pattern id=\"%s-%s\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"%s>%s</pattern>\n", id,
                      PATTERNS[i].name, PATTERNS[i].turn, PATTERNS[i].drawing);
    }
}

void chart_fill(struct buffer *out, const char *id, size_t series) {
    if (series == 0) buffer_text(out, "class=\"chart-one\"");
    else if (!PATTERNS[series].name) buffer_text(out, "class=\"chart-edge\" fill=\"none\" stroke=\"currentColor\"");
    else buffer_format(out, "class=\"chart-edge\" fill=\"url(#%s-%s)\" stroke=\"currentColor\"", id, PATTERNS[series].name);
}

size_t chart_line_length(struct arena *arena, const char *text, size_t width) {
    size_t fitting = 0;
    for (const char *end = text; *end;) {
        end += strspn(end, " ");
        end += strcspn(end, " ");
        size_t length = (size_t)(end - text);
        if (fitting > 0 && text_length(arena_copy(arena, text, length)) > width) break;
        fitting = length;
    }
    return fitting;
}

const char *chart_percent(struct arena *arena, int64_t hundredths) {
    return arena_format(arena, "%d.%02d", (int)(hundredths / 100), (int)(hundredths % 100));
}

void chart_text(struct buffer *out, const char *place, const char *classes, const char *text) {
    buffer_format(out, "<text %s", place);
    if (*classes) buffer_format(out, " class=\"%s\"", classes);
    buffer_char(out, '>');
    buffer_html(out, text, strlen(text));
    buffer_text(out, "</text>\n");
}
