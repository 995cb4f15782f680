/* Scope: one SVG of ours drawn onto a cairo surface. Exports: struct svg_drawing, the svg_ functions. */
#pragma once

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

/* The library's handle; svg_close releases it. */
struct svg_drawing {
    void *handle;
    double width_mm, height_mm; /* as the SVG says; 0 when it says anything but millimetres */
    double height_px;           /* 0 when it says anything but pixels; a chart is as wide as its place */
};

/* Judges (svg_guard) and reads BYTES; LENGTH without a NUL. Returns NULL, or what is wrong (static). Caller closes. */
const char *svg_open(const char *bytes, size_t length, struct svg_drawing *ret);
void svg_close(struct svg_drawing *drawing);

struct svg_place { double x, y, width, height; };

/* Draws into PLACE (units of CAIRO). False when the library gives up. */
bool svg_draw(const struct svg_drawing *drawing, cairo_t *cairo, struct svg_place place);

/* Draws a small SVG of its own and forgets it: what the libraries read from disk at their first use is then read. */
bool svg_prepare(void);

/* How charts look on paper, where no page's style sheet applies; COLOUR ("#0b5d8a", judged by the caller) is that of their bars. */
void svg_colour(struct svg_drawing *drawing, const char *colour);
