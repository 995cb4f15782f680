/* Scope: what a picture tells beside what it shows: place, time, telephone, author, an earlier version of itself.
 * Exports: picture_clean. Nothing is decoded; whole segments and chunks are kept or left out by a list of what a viewer
 * needs. Sources: ITU-T T.81 annex B and T.871 (JPEG, JFIF), CIPA DC-008 (Exif), W3C PNG (third edition) section 11. */
#pragma once

#include <stddef.h>

#include "lib/rules/media_kind.h"

/* Takes everything out of a picture that does not draw it, in place, and returns its new length (never longer). BYTES are
 * what media_judge accepted as KIND. JPEG keeps JFIF, Adobe and ICC segments, and of Exif the orientation alone, without
 * which telephone photos lie on their side; PNG keeps critical chunks and those of colour. What follows the end of the
 * picture goes. A PDF is left as it is. */
size_t picture_clean(enum media_kind kind, unsigned char *bytes, size_t length);
