/* Scope: text set into a box of a printed page: lines broken, size lowered until it fits, never over the edge. SVG breaks no
 * lines itself. Widths are those of Noto Sans, in which loket-print sets everything. Exports: struct text_box, struct text_fit,
 * text_fit, text_width. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"

#define TEXT_FIT_LINES_MOST 8

/* Lengths in any unit, all the same. */
struct text_box {
    int width, lines; /* LINES at most, up to TEXT_FIT_LINES_MOST */
    int largest, smallest; /* size of the letters */
    bool is_bold;
};

struct text_fit {
    int size;
    const char *lines[TEXT_FIT_LINES_MOST]; /* owned by the arena */
    size_t count;                           /* 0 for an empty text */
    bool is_cut;                            /* even the smallest size did not do: the last line ends in "…" */
};

/* The largest size at which clean TEXT stands in BOX; lines break between words, a word wider than the box anywhere. */
struct text_fit text_fit(struct arena *arena, const char *text, const struct text_box *box);

/* Width of LENGTH bytes of TEXT at SIZE, rounded up; letters beyond Latin count as a whole square. */
int text_width(const char *text, size_t length, int size, bool is_bold);
