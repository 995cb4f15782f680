/* Scope: how a photo was held. Exports: orientation_of, struct turned, turned_by. Source: CIPA DC-008 (Exif), tag 0x0112. */
#pragma once

#include <stddef.h>

/* The orientation 1 … 8 in the Exif segment of LENGTH bytes ("Exif", two zeros, a TIFF structure); 1, which is upright,
 * when there is none or it is not a segment of Exif. */
unsigned orientation_of(const unsigned char *segment, size_t length);

/* An upright picture in terms of the one that was stored: pixel (x, y) is stored pixel first + x * right + y * down. */
struct turned {
    size_t width, height;       /* upright */
    ptrdiff_t first, right, down; /* in pixels */
};

/* WIDTH and HEIGHT are the stored ones. */
struct turned turned_by(unsigned orientation, size_t width, size_t height);
