/* Scope: decoding a picture and encoding it anew: nothing of the file that came survives but its pixels.
 * Exports: picture_jpeg, picture_png, picture_sheets. Called once a process: whatever a hostile picture does here it does to a process
 * that has two descriptors and ends with it (picture/main.c, picture/cell.h). */
#pragma once

#include <stdint.h>
#include <stdio.h>

#include "lib/web/picture_order.h"

/* Draws the JPEG of IN as a baseline JPEG on OUT: upright (the orientation of its Exif is applied), at most PIXELS_MOST
 * pixels (0: DRAWN_PIXELS_MOST; made smaller by eighths, down to one), grey or sRGB; CMYK becomes RGB. Both streams stay open. PICTURE_BROKEN when part of it is missing or wrong. */
enum picture_outcome picture_jpeg(FILE *in, FILE *out, uint32_t pixels_most);

/* Draws the PNG of IN as a PNG on OUT, at most 8 bits a channel, with palette and transparency and nothing else. Of an
 * animation the first picture stays. */
enum picture_outcome picture_png(FILE *in, FILE *out);

/* Writes the cells of the spreadsheet file of IN as plain text on OUT (lib/base/worksheets.h). A file that cannot be read is PICTURE_DRAWN as
 * well: the text then says why, and whoever reads it shows that. */
enum picture_outcome picture_sheets(FILE *in, FILE *out);
