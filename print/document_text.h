/* Scope: words on a page. Exports: struct text_style, struct text_place, struct text_size, the text_ functions. */
#pragma once

#include "print/document_page.h"

#define BODY_SIZE 10.5

struct text_style {
    double size; /* points */
    bool is_bold, is_italic, is_coloured;
    double grey; /* 0 black */
    PangoAlignment align;
};

/* Left, top, and the width to break lines at; -1 none. */
struct text_place { double x, y, width; };
struct text_size { double width, height; };

extern const struct text_style TEXT_BODY;

/* TEXT set in WIDTH; caller releases with g_object_unref. */
PangoLayout *text_layout(struct page *page, const char *text, const struct text_style *style, double width);
struct text_size text_size_of(PangoLayout *layout);

/* Draws TEXT, in the second setting only. */
void text_at(struct page *page, const char *text, const struct text_style *style, struct text_place place);

/* Sets TEXT at y over the whole width, never split, and moves y below it. */
void text_block(struct page *page, const char *text, const struct text_style *style);

/* How high TEXT is in WIDTH. */
double text_height(struct page *page, const char *text, const struct text_style *style, double width);

/* Sets runs (print/document.h) at y, INDENT from the left, over as many pages as they need; HANG stands before the first line. */
struct text_flow { const json_t *runs; double indent; const char *hang; };
void text_flow(struct page *page, const struct text_flow *flow);

/* Height of what must not be parted from a heading above: the first two lines. */
double text_flow_least(struct page *page, const struct text_flow *flow);
