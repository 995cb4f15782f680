/* Scope: librsvg behind four functions. */
#include "print/svg.h"

#include <librsvg/rsvg.h>
#include <stdio.h>
#include <string.h>

#include "print/svg_guard.h"

#define STYLE_SIZE 300

static void set_style(RsvgHandle *handle, const char *colour) {
    char style[STYLE_SIZE];
    int length = snprintf(style, sizeof style, ".chart{font-family:'Noto Sans';font-size:14px;color:#111}.chart-value,.chart-strong{font-weight:700}"
                          ".chart-soft{fill:#555}.chart-one{fill:%.7s}.chart-line{stroke:%.7s}", colour, colour);
    (void)rsvg_handle_set_stylesheet(handle, (const guint8 *)style, (gsize)length, NULL);
}

void svg_colour(struct svg_drawing *drawing, const char *colour) {
    set_style(drawing->handle, colour);
}

const char *svg_open(const char *bytes, size_t length, struct svg_drawing *ret) {
    *ret = (struct svg_drawing){ 0 };
    const char *wrong = svg_guard(bytes, length);
    if (wrong) return wrong;
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)bytes, length, NULL);
    if (!handle) return "it is no SVG";
    ret->handle = handle;
    set_style(handle, "#111111");
    RsvgLength width, height;
    gboolean has_width, has_height, has_box;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box, &box);
    if (has_width && width.unit == RSVG_UNIT_MM) ret->width_mm = width.length;
    if (has_height && height.unit == RSVG_UNIT_MM) ret->height_mm = height.length;
    if (has_height && height.unit == RSVG_UNIT_PX) ret->height_px = height.length;
    return NULL;
}

void svg_close(struct svg_drawing *drawing) {
    if (drawing->handle) g_object_unref(drawing->handle);
    drawing->handle = NULL;
}

bool svg_draw(const struct svg_drawing *drawing, cairo_t *cairo, struct svg_place place) {
    RsvgRectangle viewport = { place.x, place.y, place.width, place.height };
    return rsvg_handle_render_document(drawing->handle, cairo, &viewport, NULL);
}

bool svg_prepare(void) {
    static const char SAMPLE[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9mm' height='9mm'><title>a</title>"
                                 "<text y='9' font-family='Noto Sans'>A</text></svg>";
    struct svg_drawing drawing;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 9, 9);
    cairo_t *cairo = cairo_create(surface);
    bool is_drawn = !svg_open(SAMPLE, sizeof SAMPLE - 1, &drawing) && svg_draw(&drawing, cairo, (struct svg_place){ 0, 0, 9, 9 });
    svg_close(&drawing);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    (void)g_get_language_names(); /* looked up by the first message of a refusal */
    return is_drawn;
}
