/* Scope: sheets of A4: opening, mark, foot, closing. */
#include "print/document_page.h"

#include <stdlib.h>
#include <string.h>

#include "print/document.h"
#include "print/document_text.h"

#define FOOT_Y (PAPER_HEIGHT - 48)
#define MARK_SIZE 120

const char *page_text(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

void page_grey(const struct page *page, double lightness) {
    cairo_set_source_rgb(page->cairo, lightness, lightness, lightness);
}

const char *page_colour_text(const struct page *page) {
    const char *colour = page_text(page->tree, "colour");
    bool is_colour = *colour == '#' && strlen(colour) == 7 && strspn(colour + 1, "0123456789abcdefABCDEF") == 6;
    return is_colour ? colour : "#000000";
}

void page_colour(const struct page *page) {
    unsigned long value = strtoul(page_colour_text(page) + 1, NULL, 16);
    cairo_set_source_rgb(page->cairo, (double)(value >> 16 & 0xff) / 255, (double)(value >> 8 & 0xff) / 255, (double)(value & 0xff) / 255);
}

/* ---- mark and foot ---- */

/* As outlines: words across the page would stand between the lines of whoever copies or hears the text. */
static void draw_mark(struct page *page) {
    static const struct text_style STYLE = { .size = MARK_SIZE, .is_bold = true };
    const char *mark = page_text(page->tree, "mark");
    if (!*mark || !page->is_drawn) return;
    PangoLayout *layout = text_layout(page, mark, &STYLE, -1);
    struct text_size size = text_size_of(layout);
    cairo_save(page->cairo);
    page_grey(page, .93);
    cairo_translate(page->cairo, PAPER_WIDTH / 2, PAPER_HEIGHT / 2);
    cairo_rotate(page->cairo, -.95);
    cairo_move_to(page->cairo, -size.width / 2, -size.height / 2);
    pango_cairo_layout_path(page->cairo, layout);
    cairo_fill(page->cairo);
    cairo_restore(page->cairo);
    g_object_unref(layout);
}

static void draw_foot(struct page *page) {
    static const struct text_style LEFT = { .size = 8, .grey = .35 }, RIGHT = { .size = 8, .grey = .35, .align = PANGO_ALIGN_RIGHT };
    if (page->is_bare || !page->is_drawn) return;
    page_grey(page, .75);
    cairo_set_line_width(page->cairo, .5);
    cairo_move_to(page->cairo, MARGIN_LEFT, FOOT_Y - 6);
    cairo_rel_line_to(page->cairo, TEXT_WIDTH, 0);
    cairo_stroke(page->cairo);
    text_at(page, page_text(page->tree, "foot"), &LEFT, (struct text_place){ MARGIN_LEFT, FOOT_Y, TEXT_WIDTH * .7 });
    text_at(page, arena_format(page->arena, "Halaman %d dari %d", page->number, page->total), &RIGHT,
            (struct text_place){ MARGIN_LEFT + TEXT_WIDTH * .7, FOOT_Y, TEXT_WIDTH * .3 });
}

/* ---- pages ---- */

static void page_begin(struct page *page) {
    if (page->number >= DOCUMENT_PAGES_MOST) {
        page->wrong = "too many pages";
        return;
    }
    page->number++;
    page->is_open = page->is_fresh = true;
    page->is_bare = false;
    page->y = MARGIN_TOP;
    draw_mark(page);
}

void page_end(struct page *page) {
    if (!page->is_open) return;
    draw_foot(page);
    if (page->is_drawn) cairo_show_page(page->cairo);
    page->is_open = false;
}

void page_need(struct page *page, double height) {
    if (page->wrong) return;
    if (page->is_open && !page->is_fresh && page->y + height > TEXT_BOTTOM) page_end(page);
    if (!page->is_open) page_begin(page);
}

void page_space(struct page *page, double height) {
    if (page->is_open && !page->is_fresh) page->y += height;
}
