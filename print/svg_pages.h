/* Scope: finished SVG pages as a PDF or a picture. Exports: svg_pages_pdf, svg_pages_png. */
#pragma once

#include <stddef.h>

#include "lib/base/buffer.h"
#include "print/output.h"

#define SVG_PAGES_MOST 500     /* slips for 5,000 visitors */
#define SVG_PAGE_MM_MOST 1200  /* a side: A0 */
#define SVG_PIXELS_MOST 6000   /* a side of a picture: A3 at 350 dots an inch */

struct svg_order {
    const char *bytes; /* one SVG a page, separated by a form feed, which no XML may hold */
    size_t length;
};

/* Each page has the size its SVG gives in millimetres. Returns NULL, or what is wrong, owned by OUT's arena. */
const char *svg_pages_pdf(const struct svg_order *order, const struct print_facts *facts, struct buffer *out);

/* The first page alone, WIDTH pixels wide, on white. Failures as above. */
const char *svg_pages_png(const struct svg_order *order, int width, struct buffer *out);
