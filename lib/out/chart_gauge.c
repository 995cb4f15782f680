/* Scope: one value on half a dial of bands. Exports: chart_gauge.
 * A dial cannot stretch: it keeps its size in the middle of the width it is given, 280 of the 328 px of a phone. */
#include <math.h>
#include <string.h>

#include "lib/out/chart_parts.h"

#define OUTER 118
#define INNER 92
#define LABEL_RADIUS 133  /* of the bands' letters, around the dial */
#define ARC_RADIUS 84     /* of the interval */
#define GAP .006          /* between two bands, in radians */
#define MIDDLE 148        /* y of the dial's centre */
#define GAUGE_HEIGHT 158

struct dial {
    struct arena *arena;
    const struct chart_scale *scale;
    struct buffer out;
};

/* Left end of the scale is pi, right end 0. */
static double angle_of(const struct chart_scale *scale, int64_t at) {
    return M_PI * (1.0 - (double)(at - scale->start) / (double)(scale->end - scale->start));
}

static const char *point(struct arena *arena, double radius, double angle) {
    return arena_format(arena, "%.1f %.1f", radius * cos(angle), -radius * sin(angle));
}

static void draw_band(struct dial *dial, size_t band) {
    const struct chart_scale *scale = dial->scale;
    double from = angle_of(scale, band == 0 ? scale->start : scale->bands[band - 1].until) - GAP;
    double until = angle_of(scale, scale->bands[band].until) + GAP;
    bool is_ours = chart_band_is_ours(scale, band);
    buffer_format(&dial->out, "<path class=\"%s\" d=\"M%sA%d %d 0 0 1 %sL%sA%d %d 0 0 0 %sz\"%s/>", is_ours ? "chart-one" : "chart-band",
                  point(dial->arena, OUTER, from), OUTER, OUTER, point(dial->arena, OUTER, until), point(dial->arena, INNER, until),
                  INNER, INNER, point(dial->arena, INNER, from), is_ours ? "" : " fill-opacity=\".25\"");
    double middle = (from + until) / 2;
    chart_text(&dial->out, arena_format(dial->arena, "x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\"", LABEL_RADIUS * cos(middle),
                                        5 - LABEL_RADIUS * sin(middle)), is_ours ? "chart-strong" : "chart-soft", scale->bands[band].label);
}

static void draw_interval(struct dial *dial) {
    const struct chart_scale *scale = dial->scale;
    if (scale->low == scale->high) return;
    buffer_format(&dial->out, "<path d=\"M%sA%d %d 0 0 1 %s\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\"/>\n",
                  point(dial->arena, ARC_RADIUS, angle_of(scale, scale->low)), ARC_RADIUS, ARC_RADIUS,
                  point(dial->arena, ARC_RADIUS, angle_of(scale, scale->high)));
}

/* A black line in a white one, to be seen on every ground. */
static void draw_pointer(struct dial *dial) {
    double angle = angle_of(dial->scale, dial->scale->value);
    const char *from = point(dial->arena, ARC_RADIUS, angle), *until = point(dial->arena, OUTER + 4, angle);
    buffer_format(&dial->out, "<path class=\"chart-halo\" d=\"M%sL%s\" stroke=\"#fff\" stroke-width=\"9\"/><path d=\"M%sL%s\" "
                  "stroke=\"currentColor\" stroke-width=\"3\"/>\n", from, until, from, until);
}

static void draw_words(struct dial *dial) {
    const struct chart_scale *scale = dial->scale;
    chart_text(&dial->out, "y=\"-34\" text-anchor=\"middle\" font-size=\"40\"", "chart-value", scale->value_text);
    for (size_t band = 0; band < scale->band_count; band++)
        if (chart_band_is_ours(scale, band))
            chart_text(&dial->out, "y=\"-6\" text-anchor=\"middle\" font-size=\"22\"", "chart-strong", scale->bands[band].label);
}

enum result chart_gauge(struct arena *arena, const struct chart_scale *scale, const char **ret) {
    if (!chart_scale_is_right(scale)) return REFUSED_INVALID;
    struct dial dial = { .arena = arena, .scale = scale, .out = buffer_in(arena) };
    struct chart frame = { .id = scale->id, .title = scale->title, .description = scale->description };
    chart_open(&dial.out, &frame, GAUGE_HEIGHT);
    buffer_format(&dial.out, "<svg x=\"50%%\" y=\"%d\" overflow=\"visible\">", MIDDLE);
    for (size_t band = 0; band < scale->band_count; band++) draw_band(&dial, band);
    draw_interval(&dial);
    draw_pointer(&dial);
    draw_words(&dial);
    buffer_text(&dial.out, "</svg>\n");
    chart_close(&dial.out);
    *ret = buffer_string(&dial.out);
    return DONE;
}
