/* Scope: finished SVG pages as a PDF or a picture. */
#include "print/svg_pages.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "print/svg.h"

#define SEPARATOR '\f'
#define POINTS_PER_MM (72 / 25.4)
#define PAGE_MM_LEAST 10

static bool has_size(const struct svg_drawing *drawing) {
    return drawing->width_mm >= PAGE_MM_LEAST && drawing->width_mm <= SVG_PAGE_MM_MOST && drawing->height_mm >= PAGE_MM_LEAST &&
           drawing->height_mm <= SVG_PAGE_MM_MOST;
}

/* Cuts the next page off ORDER. */
static struct svg_order take_page(struct svg_order *order) {
    const char *end = memchr(order->bytes, SEPARATOR, order->length);
    struct svg_order page = { order->bytes, end ? (size_t)(end - order->bytes) : order->length };
    size_t used = page.length + (end ? 1 : 0);
    *order = (struct svg_order){ order->bytes + used, order->length - used };
    return page;
}

static const char *open_page(struct svg_order page, struct svg_drawing *ret) {
    const char *wrong = svg_open(page.bytes, page.length, ret);
    if (wrong) return wrong;
    return has_size(ret) ? NULL : "its width and height are not millimetres of a sheet of paper";
}

static const char *draw_page(struct svg_order page, cairo_surface_t *surface, cairo_t *cairo) {
    struct svg_drawing drawing;
    const char *wrong = open_page(page, &drawing);
    if (!wrong) {
        struct svg_place place = { 0, 0, drawing.width_mm * POINTS_PER_MM, drawing.height_mm * POINTS_PER_MM };
        cairo_pdf_surface_set_size(surface, place.width, place.height);
        if (!svg_draw(&drawing, cairo, place)) wrong = "it cannot be drawn";
        cairo_show_page(cairo);
    }
    svg_close(&drawing);
    return wrong;
}

const char *svg_pages_pdf(const struct svg_order *order, const struct print_facts *facts, struct buffer *out) {
    cairo_surface_t *surface = output_pdf(out, facts);
    cairo_t *cairo = cairo_create(surface);
    struct svg_order rest = *order;
    const char *wrong = NULL;
    int pages = 0;
    do {
        wrong = draw_page(take_page(&rest), surface, cairo);
        if (++pages > SVG_PAGES_MOST) wrong = "too many pages";
    } while (!wrong && rest.length > 0);
    bool is_drawn = output_close(surface, cairo);
    if (wrong) return arena_format(out->arena, "page %d: %s", pages, wrong);
    return is_drawn && output_pdf_finish(out, facts) ? NULL : "the PDF cannot be made, or it is too large";
}

static const char *draw_picture(const struct svg_drawing *drawing, int width, struct buffer *out) {
    int height = (int)lround(width * drawing->height_mm / drawing->width_mm);
    if (width < 1 || width > SVG_PIXELS_MOST || height < 1 || height > SVG_PIXELS_MOST) return "the picture would be too large";
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    bool is_drawn = svg_draw(drawing, cairo, (struct svg_place){ 0, 0, width, height }) && cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    is_drawn = is_drawn && cairo_surface_write_to_png_stream(surface, output_add, out) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return is_drawn ? NULL : "it cannot be drawn";
}

const char *svg_pages_png(const struct svg_order *order, int width, struct buffer *out) {
    struct svg_order rest = *order;
    struct svg_drawing drawing;
    const char *wrong = open_page(take_page(&rest), &drawing);
    if (!wrong) wrong = draw_picture(&drawing, width, out);
    svg_close(&drawing);
    return wrong ? arena_format(out->arena, "page 1: %s", wrong) : NULL;
}
