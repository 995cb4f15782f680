/* Scope: from the order to the finished PDF: what kinds of blocks there are, and the two settings. */
#include "print/document.h"

#include <cairo-pdf.h>
#include <string.h>

#include "print/document_page.h"
#include "print/document_parts.h"
#include "print/document_table.h"
#include "print/document_text.h"
#include "print/output.h"
#include "print/svg_guard.h"

#define DEPTH_MOST 10
#define LOOK_AHEAD 3 /* headings above each other that keep together */
#define PARAGRAPH_GAP 6
#define ITEM_INDENT 22

/* ---- judging ---- */

struct count { size_t values; };

/* NULL when VALUE and all it holds keep within the limits. */
static const char *judge(const json_t *value, const char *key, int depth, struct count *count) {
    size_t at, longest = strcmp(key, "chart_svg") == 0 ? SVG_BYTES_MOST : DOCUMENT_TEXT_MOST;
    json_t *inner;
    const char *name, *wrong = NULL;
    if (++count->values > DOCUMENT_VALUES_MOST) return "too many values";
    if (depth > DEPTH_MOST) return "values too deep";
    if (json_is_string(value) && json_string_length(value) > longest) return "a text that is too long";
    json_array_foreach(value, at, inner) if (!wrong) wrong = judge(inner, key, depth + 1, count);
    json_object_foreach((json_t *)value, name, inner) if (!wrong) wrong = judge(inner, name, depth + 1, count);
    return wrong;
}

/* ---- blocks of text ---- */

static struct text_flow flow_of(const json_t *paragraph) {
    return (struct text_flow){ json_object_get(paragraph, "runs"), 0, "" };
}

static void set_paragraph(struct page *page, const json_t *paragraph) {
    struct text_flow flow = flow_of(paragraph);
    text_flow(page, &flow);
    page->y += PARAGRAPH_GAP;
}

static double paragraph_least(struct page *page, const json_t *paragraph) {
    struct text_flow flow = flow_of(paragraph);
    return text_flow_least(page, &flow);
}

static void set_items(struct page *page, const json_t *list, bool is_ordered) {
    size_t at;
    json_t *item;
    json_array_foreach(json_object_get(list, "items"), at, item) {
        const char *hang = is_ordered ? arena_format(page->arena, "%d.", (int)at + 1) : "•";
        text_flow(page, &(struct text_flow){ json_object_get(item, "runs"), ITEM_INDENT, hang });
        page->y += PARAGRAPH_GAP / 2;
    }
    page->y += PARAGRAPH_GAP / 2;
}

static void set_bullets(struct page *page, const json_t *list) {
    set_items(page, list, false);
}

static void set_numbered(struct page *page, const json_t *list) {
    set_items(page, list, true);
}

static void set_break(struct page *page, const json_t *block) {
    (void)block;
    page_end(page);
}

/* ---- kinds ---- */

/* What stands in for the first lines of a block whose height nobody asks. */
#define FEW_LINES 34

static const struct kind {
    const char *name;
    void (*set)(struct page *page, const json_t *block);
    double (*least)(struct page *page, const json_t *block); /* NULL: FEW_LINES */
} KINDS[] = {
    { "paragraph", set_paragraph, paragraph_least }, { "table", table_set, table_least },       { "figure", part_figure, part_figure_least },
    { "bullets", set_bullets, NULL },                { "numbered", set_numbered, NULL },        { "signature", part_signature, NULL },
    { "contents", part_contents, NULL },             { "cover", part_cover, NULL },             { "page_break", set_break, NULL },
};

static const struct kind *kind_of(const json_t *block) {
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (json_object_get(block, KINDS[i].name)) return &KINDS[i];
    return NULL;
}

/* Height that must stand below a heading for block AT to begin on its page. */
static double least_at(struct page *page, const json_t *blocks, size_t at, int ahead) {
    const json_t *block = json_array_get(blocks, at), *heading = json_object_get(block, "heading");
    if (!block || ahead == 0) return 0;
    if (heading) return part_heading_height(page, heading) + least_at(page, blocks, at + 1, ahead - 1);
    const struct kind *kind = kind_of(block);
    return kind && kind->least ? kind->least(page, json_object_get(block, kind->name)) : FEW_LINES;
}

static void set_block(struct page *page, const json_t *blocks, size_t at) {
    const json_t *block = json_array_get(blocks, at), *heading = json_object_get(block, "heading");
    const struct kind *kind = kind_of(block);
    if (heading) part_heading(page, heading, least_at(page, blocks, at + 1, LOOK_AHEAD));
    else if (kind) kind->set(page, json_object_get(block, kind->name));
    else page->wrong = "a block of an unknown kind";
}

static void set_all(struct page *page) {
    const json_t *blocks = json_object_get(page->tree, "blocks");
    page->number = 0;
    page->is_open = page->is_fresh = false;
    for (size_t at = 0; at < json_array_size(blocks) && !page->wrong; at++) set_block(page, blocks, at);
    page_end(page);
    if (!page->wrong && page->number == 0) page->wrong = "no block";
}

/* ---- the file ---- */

static const char *draw(struct page *page) {
    page->context = pango_cairo_create_context(page->cairo);
    page->places = json_object();
    set_all(page);
    page->total = page->number;
    page->is_drawn = true;
    if (!page->wrong) set_all(page);
    json_decref(page->places);
    g_object_unref(page->context);
    return page->wrong;
}

static const char *print(const struct document_order *order, const json_t *tree, struct buffer *out) {
    struct print_facts facts = { page_text(tree, "title"), order->created, "id-ID" };
    struct page page = { .arena = out->arena, .tree = tree };
    page.surface = output_pdf(out, &facts);
    cairo_pdf_surface_set_size(page.surface, PAPER_WIDTH, PAPER_HEIGHT);
    page.cairo = cairo_create(page.surface);
    const char *wrong = draw(&page);
    bool is_drawn = output_close(page.surface, page.cairo);
    if (wrong) return wrong;
    return is_drawn && output_pdf_finish(out, &facts) ? NULL : "the PDF cannot be made, or it is too large";
}

const char *document_pdf(const struct document_order *order, struct buffer *out) {
    json_error_t error;
    struct count count = { 0 };
    json_t *tree = json_loadb(order->bytes, order->length, JSON_REJECT_DUPLICATES, &error);
    const char *wrong = tree ? judge(tree, "", 0, &count) : arena_format(out->arena, "line %d: %s", error.line, error.text);
    if (!wrong) wrong = print(order, tree, out);
    json_decref(tree);
    return wrong;
}
