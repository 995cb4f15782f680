/* Scope: sheets of A4 one after another: where the next thing stands, foot and mark of each. Exports: struct page, the page_ functions. */
#pragma once

#include <cairo.h>
#include <jansson.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

#include "lib/base/arena.h"

/* Points. The left margin is wider: reports are bound there. */
#define PAPER_WIDTH 595.28
#define PAPER_HEIGHT 841.89
#define MARGIN_LEFT 79.4
#define MARGIN_RIGHT 56.7
#define MARGIN_TOP 62.4
#define MARGIN_BOTTOM 70.9
#define TEXT_WIDTH (PAPER_WIDTH - MARGIN_LEFT - MARGIN_RIGHT)
#define TEXT_BOTTOM (PAPER_HEIGHT - MARGIN_BOTTOM)
#define TEXT_HEIGHT (TEXT_BOTTOM - MARGIN_TOP)

/* A document is set twice: the first time nothing is drawn, only to learn on which page each heading stands. */
struct page {
    struct arena *arena;
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoContext *context;
    const json_t *tree;
    json_t *places;    /* id of a heading → its page; of the first setting */
    int number, total; /* from 1; total 0 in the first setting */
    double y;          /* top of what comes next */
    bool is_open, is_bare, is_drawn, is_fresh; /* bare: a cover, without foot; fresh: nothing stands on it yet */
    const char *wrong; /* static or of the arena; from then on nothing is set */
};

/* The text under KEY, "" when it is none. */
const char *page_text(const json_t *object, const char *key);

/* Ends the page, if one is open; the next thing begins another. */
void page_end(struct page *page);

/* Sees that HEIGHT stands free below y, on a new page unless this one is fresh; opens the first. */
void page_need(struct page *page, double height);

/* Adds HEIGHT of empty space, which vanishes at the top of a page. */
void page_space(struct page *page, double height);

/* The colour of the document, "#0b5d8a"; black when it says none. */
const char *page_colour_text(const struct page *page);

/* Sets it, or a grey from 0, black, to 1. */
void page_colour(const struct page *page);
void page_grey(const struct page *page, double lightness);
