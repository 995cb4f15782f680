/* Scope: the parts of a document that stand whole on one page. */
#include "print/document_parts.h"

#include <cairo-pdf.h>
#include <string.h>

#include "print/document_text.h"
#include "print/svg.h"

#define PIXEL .75          /* points: a chart's letters of 14 px are 10.5 points */
#define FIGURE_HIGHEST 480 /* points; a higher one is made smaller */
#define SIGNATURE_ROOM 62
#define CONTENTS_ROW 17

/* ---- cover ---- */

static void cover_lines(struct page *page, const json_t *lines, const struct text_style *style, double gap) {
    size_t at;
    json_t *line;
    json_array_foreach(lines, at, line) {
        const char *text = json_string_value(line);
        if (!text) continue;
        text_block(page, text, style);
        page->y += gap;
    }
}

void part_cover(struct page *page, const json_t *cover) {
    static const struct text_style ABOVE = { .size = 15, .is_bold = true, .grey = .3, .align = PANGO_ALIGN_CENTER },
                                   NAMES = { .size = 25, .is_bold = true, .is_coloured = true, .align = PANGO_ALIGN_CENTER },
                                   BELOW = { .size = 15, .align = PANGO_ALIGN_CENTER },
                                   OFFICE = { .size = 14, .is_bold = true, .align = PANGO_ALIGN_CENTER };
    page_end(page);
    page_need(page, 0);
    if (page->wrong) return;
    page->is_bare = true;
    if (page->is_drawn) {
        page_colour(page);
        cairo_rectangle(page->cairo, 0, 0, PAPER_WIDTH, 17);
        cairo_fill(page->cairo);
    }
    page->y = PAPER_HEIGHT * .24;
    cover_lines(page, json_object_get(cover, "above"), &ABOVE, 4);
    page->y += 16;
    cover_lines(page, json_object_get(cover, "names"), &NAMES, 4);
    page->y += 18;
    cover_lines(page, json_object_get(cover, "below"), &BELOW, 5);
    double foot = PAPER_HEIGHT * .78;
    if (page->y < foot) page->y = foot;
    cover_lines(page, json_object_get(cover, "office"), &OFFICE, 4);
    page_end(page);
}

/* ---- headings ---- */

static const struct text_style HEADINGS[] = { { .size = 17, .is_bold = true, .is_coloured = true }, { .size = 12.5, .is_bold = true },
                                              { .size = 10.5, .is_bold = true } };
static const double ABOVE_HEADING[] = { 0, 12, 8 }, BELOW_HEADING[] = { 10, 4, 2 };

static size_t level_of(const json_t *heading) {
    json_int_t level = json_integer_value(json_object_get(heading, "level"));
    return level < 1 ? 0 : level > 3 ? 2 : (size_t)level - 1;
}

static const char *heading_text(struct page *page, const json_t *heading) {
    const char *number = page_text(heading, "number");
    return arena_format(page->arena, "%s%s%s", number, *number ? "  " : "", page_text(heading, "text"));
}

double part_heading_height(struct page *page, const json_t *heading) {
    size_t level = level_of(heading);
    return ABOVE_HEADING[level] + text_height(page, heading_text(page, heading), &HEADINGS[level], TEXT_WIDTH) + BELOW_HEADING[level];
}

/* The first setting learns the page, the second puts it into the reader's list of chapters. */
static void note_place(struct page *page, const json_t *heading, const char *text) {
    if (!page->is_drawn) {
        (void)json_object_set_new(page->places, page_text(heading, "id"), json_integer(page->number));
        return;
    }
    if (level_of(heading) > 0) return;
    const char *where = arena_format(page->arena, "page=%d pos=[%d %d]", page->number, (int)MARGIN_LEFT, (int)page->y);
    (void)cairo_pdf_surface_add_outline(page->surface, CAIRO_PDF_OUTLINE_ROOT, text, where, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void part_heading(struct page *page, const json_t *heading, double following) {
    size_t level = level_of(heading);
    if (json_is_true(json_object_get(heading, "is_chapter"))) page_end(page);
    page_need(page, part_heading_height(page, heading) + following);
    if (page->wrong) return;
    page_space(page, ABOVE_HEADING[level]);
    const char *text = heading_text(page, heading);
    note_place(page, heading, text);
    text_block(page, text, &HEADINGS[level]);
    page->y += BELOW_HEADING[level];
}

/* ---- contents ---- */

static void draw_leader(struct page *page, double from, double to) {
    static const double DOTS[] = { 1, 4 };
    page_grey(page, .5);
    cairo_set_line_width(page->cairo, .8);
    cairo_set_dash(page->cairo, DOTS, 2, 0);
    cairo_move_to(page->cairo, from, page->y + 11);
    cairo_line_to(page->cairo, to, page->y + 11);
    cairo_stroke(page->cairo);
    cairo_set_dash(page->cairo, NULL, 0, 0);
}

static void draw_entry(struct page *page, const json_t *entry, double height) {
    bool is_deep = level_of(entry) > 0;
    struct text_style style = { .size = 10.5, .is_bold = !is_deep }, right = { .size = 10.5, .align = PANGO_ALIGN_RIGHT };
    double indent = is_deep ? 24 : 0, room = TEXT_WIDTH - indent - 40;
    PangoLayout *layout = text_layout(page, heading_text(page, entry), &style, room);
    double end = MARGIN_LEFT + indent + text_size_of(layout).width + 6;
    page_grey(page, 0);
    cairo_move_to(page->cairo, MARGIN_LEFT + indent, page->y);
    pango_cairo_show_layout(page->cairo, layout);
    g_object_unref(layout);
    json_int_t number = json_integer_value(json_object_get(page->places, page_text(entry, "id")));
    if (height <= CONTENTS_ROW) draw_leader(page, end, MARGIN_LEFT + TEXT_WIDTH - 28);
    text_at(page, arena_format(page->arena, "%d", (int)number), &right, (struct text_place){ MARGIN_LEFT, page->y, TEXT_WIDTH });
}

void part_contents(struct page *page, const json_t *contents) {
    size_t at;
    json_t *entry;
    json_array_foreach(json_object_get(contents, "entries"), at, entry) {
        struct text_style style = { .size = 10.5, .is_bold = level_of(entry) == 0 };
        double height = text_height(page, heading_text(page, entry), &style, TEXT_WIDTH - (level_of(entry) ? 24 : 0) - 40) + 2;
        if (height < CONTENTS_ROW) height = CONTENTS_ROW;
        page_need(page, height);
        if (page->wrong) return;
        if (level_of(entry) == 0) page_space(page, 5);
        if (page->is_drawn) draw_entry(page, entry, height);
        page->y += height;
        page->is_fresh = false;
    }
}

/* ---- figures ---- */

static const struct text_style CAPTION = { .size = 9.5, .is_bold = true };

static double caption_height(struct page *page, const json_t *figure) {
    return text_height(page, page_text(figure, "caption"), &CAPTION, TEXT_WIDTH) + 5;
}

/* Opens the picture and sets how large it stands; caller closes. */
static bool open_figure(struct page *page, const json_t *figure, struct svg_drawing *drawing, double *ret_scale) {
    const char *svg = page_text(figure, "chart_svg"), *wrong = svg_open(svg, strlen(svg), drawing);
    if (wrong) page->wrong = arena_format(page->arena, "figure: %s", wrong);
    else svg_colour(drawing, page_colour_text(page));
    double height = drawing->height_px * PIXEL;
    *ret_scale = height > FIGURE_HIGHEST ? PIXEL * FIGURE_HIGHEST / height : PIXEL;
    return !wrong;
}

double part_figure_least(struct page *page, const json_t *figure) {
    struct svg_drawing drawing;
    double scale, height = 0;
    if (open_figure(page, figure, &drawing, &scale)) height = drawing.height_px * scale + caption_height(page, figure) + 6;
    svg_close(&drawing);
    return height;
}

/* The picture's width is the text's; made smaller it stays so, its inside has more room then. */
static void draw_figure(struct page *page, const struct svg_drawing *drawing, double scale) {
    cairo_save(page->cairo);
    cairo_translate(page->cairo, MARGIN_LEFT, page->y);
    cairo_scale(page->cairo, scale, scale);
    if (!svg_draw(drawing, page->cairo, (struct svg_place){ 0, 0, TEXT_WIDTH / scale, drawing->height_px })) page->wrong = "figure: it cannot be drawn";
    cairo_restore(page->cairo);
}

void part_figure(struct page *page, const json_t *figure) {
    page_space(page, 4);
    page_need(page, part_figure_least(page, figure));
    struct svg_drawing drawing = { 0 };
    double scale;
    if (!page->wrong && open_figure(page, figure, &drawing, &scale)) {
        text_block(page, page_text(figure, "caption"), &CAPTION);
        page->y += 5;
        if (page->is_drawn) draw_figure(page, &drawing, scale);
        page->y += drawing.height_px * scale + 12;
    }
    svg_close(&drawing);
}

/* ---- signature ---- */

void part_signature(struct page *page, const json_t *signature) {
    static const struct text_style STYLE = { .size = BODY_SIZE };
    double x = MARGIN_LEFT + TEXT_WIDTH * .54, width = TEXT_WIDTH * .46;
    const char *place = page_text(signature, "place"), *position = page_text(signature, "position");
    double first = text_height(page, place, &STYLE, width), second = text_height(page, position, &STYLE, width);
    page_need(page, 24 + first + second + SIGNATURE_ROOM);
    if (page->wrong) return;
    page_space(page, 24);
    text_at(page, place, &STYLE, (struct text_place){ x, page->y, width });
    text_at(page, position, &STYLE, (struct text_place){ x, page->y + first, width });
    page->y += first + second + SIGNATURE_ROOM;
    page->is_fresh = false;
    if (!page->is_drawn) return;
    page_grey(page, .3);
    cairo_set_line_width(page->cairo, .6);
    cairo_move_to(page->cairo, x, page->y);
    cairo_rel_line_to(page->cairo, width, 0);
    cairo_stroke(page->cairo);
}
