/* Scope: QR codes as the path of an SVG. Exports: struct qr, qr_make, qr_make_for_paper. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define QR_QUIET_ZONE 4     /* light modules on each side that a reader needs (ISO/IEC 18004) */
#define QR_TEXT_LONGEST 300 /* bytes; longer codes do not scan from a phone's screen */

struct qr {
    const char *path; /* the dark modules, one unit a module, quiet zone included: only M, h, v, z, minus and digits */
    int size;         /* modules on a side, quiet zone included: the viewBox is "0 0 size size" */
};

/* Encodes TEXT with error correction M (15 %, enough for a creased receipt). *ret's path is owned by ARENA.
 * REFUSED_TOO_LARGE past QR_TEXT_LONGEST, REFUSED_INVALID when TEXT is empty. */
enum result qr_make(struct arena *arena, const char *text, struct qr *ret);

/* The same for paper, where a module may be small: longer texts, error correction L. */
#define QR_PAPER_LONGEST 1200 /* bytes: 117 modules a side, two thirds of a millimetre each on 80 mm */
enum result qr_make_for_paper(struct arena *arena, const char *text, struct qr *ret);
