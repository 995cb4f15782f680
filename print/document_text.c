/* Scope: words on a page: one style at a place, and paragraphs that run over pages. */
#include "print/document_text.h"

#include <string.h>

#include "lib/base/buffer.h"

#define LINES_TOGETHER 2 /* fewer lines of a paragraph stand alone neither at the foot of a page nor at the top of the next */
#define HANG_GAP 6

const struct text_style TEXT_BODY = { .size = BODY_SIZE };

/* ---- one style ---- */

static void set_style(PangoLayout *layout, const struct text_style *style) {
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans");
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    pango_font_description_set_weight(font, style->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, style->is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_alignment(layout, style->align);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
}

PangoLayout *text_layout(struct page *page, const char *text, const struct text_style *style, double width) {
    PangoLayout *layout = pango_layout_new(page->context);
    set_style(layout, style);
    pango_layout_set_width(layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
    pango_layout_set_text(layout, text, -1);
    return layout;
}

struct text_size text_size_of(PangoLayout *layout) {
    int width, height;
    pango_layout_get_size(layout, &width, &height);
    return (struct text_size){ (double)width / PANGO_SCALE, (double)height / PANGO_SCALE };
}

static void set_colour(struct page *page, const struct text_style *style) {
    if (style->is_coloured) page_colour(page);
    else page_grey(page, style->grey);
}

static void show(struct page *page, PangoLayout *layout, const struct text_style *style, struct text_place place) {
    if (!page->is_drawn) return;
    set_colour(page, style);
    cairo_move_to(page->cairo, place.x, place.y);
    pango_cairo_show_layout(page->cairo, layout);
}

void text_at(struct page *page, const char *text, const struct text_style *style, struct text_place place) {
    if (!page->is_drawn) return;
    PangoLayout *layout = text_layout(page, text, style, place.width);
    show(page, layout, style, place);
    g_object_unref(layout);
}

double text_height(struct page *page, const char *text, const struct text_style *style, double width) {
    PangoLayout *layout = text_layout(page, text, style, width);
    double height = text_size_of(layout).height;
    g_object_unref(layout);
    return height;
}

void text_block(struct page *page, const char *text, const struct text_style *style) {
    PangoLayout *layout = text_layout(page, text, style, TEXT_WIDTH);
    double height = text_size_of(layout).height;
    page_need(page, height);
    show(page, layout, style, (struct text_place){ MARGIN_LEFT, page->y, TEXT_WIDTH });
    page->y += height;
    page->is_fresh = false;
    g_object_unref(layout);
}

/* ---- runs ---- */

static void add_attribute(PangoAttrList *attributes, PangoAttribute *attribute, size_t from, size_t to) {
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(attributes, attribute);
}

static void add_run(struct buffer *text, PangoAttrList *attributes, const json_t *run) {
    size_t from = text->length;
    buffer_text(text, page_text(run, "text"));
    buffer_text(text, page_text(run, "emphasis"));
    if (*page_text(run, "emphasis")) add_attribute(attributes, pango_attr_style_new(PANGO_STYLE_ITALIC), from, text->length);
    from = text->length;
    buffer_text(text, page_text(run, "strong"));
    if (text->length > from) add_attribute(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text->length);
}

static PangoLayout *flow_layout(struct page *page, const struct text_flow *flow) {
    struct buffer text = buffer_in(page->arena);
    PangoAttrList *attributes = pango_attr_list_new();
    size_t at;
    json_t *run;
    json_array_foreach(flow->runs, at, run) add_run(&text, attributes, run);
    PangoLayout *layout = text_layout(page, buffer_string(&text), &TEXT_BODY, TEXT_WIDTH - flow->indent);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

/* ---- over pages ---- */

struct line { double top, bottom, baseline; };

static struct line line_at(PangoLayoutIter *iter) {
    int top, bottom;
    pango_layout_iter_get_line_yrange(iter, &top, &bottom);
    return (struct line){ (double)top / PANGO_SCALE, (double)bottom / PANGO_SCALE, (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE };
}

/* How many of COUNT lines that begin at FIRST stand on this page; 0: they begin the next. */
static int lines_here(const struct page *page, const struct line *lines, int first, int count) {
    int fit = 0;
    while (fit < count && page->y + lines[first + fit].bottom - lines[first].top <= TEXT_BOTTOM) fit++;
    if (fit == count) return fit;
    if (count - fit < LINES_TOGETHER) fit = count - LINES_TOGETHER;
    bool is_start = first == 0;
    if (fit < (is_start ? LINES_TOGETHER : 1)) return page->is_fresh ? 1 : 0;
    return fit;
}

static struct line *measure(struct page *page, PangoLayout *layout) {
    struct line *lines = arena_array(page->arena, (size_t)pango_layout_get_line_count(layout), sizeof *lines);
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    int at = 0;
    do lines[at++] = line_at(iter);
    while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    return lines;
}

static void show_lines(struct page *page, PangoLayout *layout, const struct line *lines, int first, int count, double x) {
    if (page->is_drawn) page_grey(page, 0);
    for (int i = first; i < first + count; i++) {
        if (!page->is_drawn) break;
        cairo_move_to(page->cairo, x, page->y + lines[i].baseline - lines[first].top);
        pango_cairo_show_layout_line(page->cairo, pango_layout_get_line_readonly(layout, i));
    }
    page->y += lines[first + count - 1].bottom - lines[first].top;
    page->is_fresh = false;
}

static void show_hang(struct page *page, const struct text_flow *flow) {
    static const struct text_style STYLE = { .size = BODY_SIZE, .align = PANGO_ALIGN_RIGHT };
    if (*flow->hang) text_at(page, flow->hang, &STYLE, (struct text_place){ MARGIN_LEFT, page->y, flow->indent - HANG_GAP });
}

void text_flow(struct page *page, const struct text_flow *flow) {
    PangoLayout *layout = flow_layout(page, flow);
    const struct line *lines = measure(page, layout);
    int count = pango_layout_get_line_count(layout), first = 0;
    page_need(page, 0);
    while (first < count && !page->wrong) {
        int here = lines_here(page, lines, first, count - first);
        if (here > 0 && first == 0) show_hang(page, flow);
        if (here > 0) show_lines(page, layout, lines, first, here, MARGIN_LEFT + flow->indent);
        first += here;
        if (first < count) page_end(page);
        if (first < count) page_need(page, 0);
    }
    g_object_unref(layout);
}

double text_flow_least(struct page *page, const struct text_flow *flow) {
    PangoLayout *layout = flow_layout(page, flow);
    const struct line *lines = measure(page, layout);
    int count = pango_layout_get_line_count(layout);
    double height = lines[(count > LINES_TOGETHER + 1 ? LINES_TOGETHER : count) - 1].bottom;
    g_object_unref(layout);
    return height;
}
