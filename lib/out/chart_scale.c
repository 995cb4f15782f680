/* Scope: one value with its interval on a scale of bands. Exports: chart_scale. */
#include <string.h>

#include "lib/out/chart_parts.h"

#define VALUE_LINE 16
#define BAND_TOP 34
#define BAND_HEIGHT 14
#define SCALE_HEIGHT 84

bool chart_scale_is_right(const struct chart_scale *scale) {
    if (!chart_id_is_right(scale->id) || scale->band_count == 0 || scale->start >= scale->end) return false;
    if (scale->low < scale->start || scale->value < scale->low) return false;
    if (scale->high < scale->value || scale->end < scale->high) return false;
    int64_t before = scale->start;
    for (size_t band = 0; band < scale->band_count; band++) {
        if (scale->bands[band].until <= before) return false;
        before = scale->bands[band].until;
    }
    return before == scale->end;
}

bool chart_band_is_ours(const struct chart_scale *scale, size_t band) {
    int64_t from = band == 0 ? scale->start : scale->bands[band - 1].until;
    return scale->value >= from && (scale->value < scale->bands[band].until || band + 1 == scale->band_count);
}

/* Place on the scale in hundredths of a per cent. */
static int place(const struct chart_scale *scale, int64_t at) {
    return (int)chart_portion(at - scale->start, scale->end - scale->start, 10000);
}

static void draw_band(struct arena *arena, struct buffer *out, const struct chart_scale *scale, size_t band) {
    int64_t from = band == 0 ? scale->start : scale->bands[band - 1].until;
    int left = place(scale, from), right = place(scale, scale->bands[band].until);
    bool is_ours = chart_band_is_ours(scale, band);
    buffer_format(out, "<svg x=\"%d.%02d%%\" width=\"%d.%02d%%\" height=\"%d\">", left / 100, left % 100,
                  (right - left) / 100, (right - left) % 100, SCALE_HEIGHT);
    buffer_format(out, "<rect class=\"%s\" x=\"1\" y=\"%d\" width=\"100%%\" height=\"%d\"%s/>",
                  is_ours ? "chart-one" : "chart-band", BAND_TOP, BAND_HEIGHT, is_ours ? "" : " fill-opacity=\".25\"");
    chart_text(out, arena_format(arena, "x=\"50%%\" y=\"%d\" text-anchor=\"middle\"", BAND_TOP + BAND_HEIGHT + 22),
               is_ours ? "chart-strong" : "chart-soft", scale->bands[band].label);
    buffer_text(out, "</svg>\n");
}

static void draw_marker(struct arena *arena, struct buffer *out, const struct chart_scale *scale) {
    int at = place(scale, scale->value), low = place(scale, scale->low), high = place(scale, scale->high);
    buffer_format(out, "<line x1=\"%d.%02d%%\" x2=\"%d.%02d%%\" y1=\"%d\" y2=\"%d\" "
                  "stroke=\"currentColor\" stroke-width=\"3\"/>\n", low / 100, low % 100, high / 100, high % 100,
                  BAND_TOP - 6, BAND_TOP - 6);
    buffer_format(out, "<svg x=\"%d.%02d%%\" y=\"%d\" overflow=\"visible\"><path class=\"chart-ground\" fill=\"#fff\" "
                  "d=\"M-4.5 6h9v%dh-9z\"/><path d=\"M-1.5-4h3v%dh-3z\"/></svg>\n", at / 100, at % 100, BAND_TOP - 6,
                  BAND_HEIGHT, BAND_HEIGHT + 14);
    const char *anchor = at < 1500 ? "start" : at > 8500 ? "end" : "middle";
    chart_text(out, arena_format(arena, "x=\"%d.%02d%%\" y=\"%d\" text-anchor=\"%s\"", at / 100, at % 100, VALUE_LINE, anchor),
               "chart-value", scale->value_text);
}

enum result chart_scale(struct arena *arena, const struct chart_scale *scale, const char **ret) {
    if (!chart_scale_is_right(scale)) return REFUSED_INVALID;
    struct buffer out = buffer_in(arena);
    struct chart frame = { .id = scale->id, .title = scale->title, .description = scale->description };
    chart_open(&out, &frame, SCALE_HEIGHT);
    for (size_t band = 0; band < scale->band_count; band++) draw_band(arena, &out, scale, band);
    draw_marker(arena, &out, scale);
    chart_close(&out);
    *ret = buffer_string(&out);
    return DONE;
}
