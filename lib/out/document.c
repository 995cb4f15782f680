/* Scope: building the tree of a document: numbers of headings, tables and figures are given here, once for all prints. */
#include "lib/out/document.h"

#include <string.h>


#define LEVELS 3

/* ---- the whole ---- */

void document_begin(struct document *ret, struct arena *arena, const struct document_facts *facts) {
    json_t *blocks = json_array();
    json_t *tree = json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "title", facts->title, "mark", facts->mark, "foot", facts->foot,
                             "colour", facts->colour, "language", "id-ID", "blocks", blocks);
    *ret = (struct document){ .arena = arena, .tree = tree, .blocks = blocks, .contents = json_array() };
}

json_t *document_end(struct document *document) {
    json_t *tree = document->tree;
    json_decref(document->contents);
    *document = (struct document){ 0 };
    return tree;
}

/* Every block is an object of one key, its kind, so that a template asks for it by name. */
static void add(struct document *document, const char *kind, json_t *what) {
    (void)json_array_append_new(document->blocks, json_pack("{s:o}", kind, what));
}

static json_t *lines_of(struct arena *arena, const char *text) {
    json_t *lines = json_array();
    while (*text) {
        size_t length = strcspn(text, "\n");
        (void)json_array_append_new(lines, json_string(arena_copy(arena, text, length)));
        text += length + (text[length] == '\n');
    }
    return lines;
}

void document_cover(struct document *document, const struct document_cover *cover) {
    struct arena *arena = document->arena;
    add(document, "cover",
        json_pack("{s:o, s:o, s:o, s:o}", "above", lines_of(arena, cover->above), "names", lines_of(arena, cover->title), "below",
                  lines_of(arena, cover->below), "office", lines_of(arena, cover->office)));
}

void document_break(struct document *document) {
    add(document, "page_break", json_true());
}

/* ---- headings ---- */

static const char *roman(struct arena *arena, int number) {
    static const struct { int value; const char *text; } DIGITS[] = {
        { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
    };
    const char *text = "";
    for (size_t i = 0; i < sizeof DIGITS / sizeof *DIGITS;) {
        if (number < DIGITS[i].value) i++;
        else {
            text = arena_format(arena, "%s%s", text, DIGITS[i].text);
            number -= DIGITS[i].value;
        }
    }
    return text;
}

static const char *next_number(struct document *document, int level) {
    struct arena *arena = document->arena;
    if (level == 1) {
        document->section = document->subsection = 0;
        return arena_format(arena, "BAB %s", roman(arena, ++document->chapter));
    }
    if (document->is_annex) return "";
    if (level == 2) {
        document->subsection = 0;
        return arena_format(arena, "%d.%d", document->chapter, ++document->section);
    }
    return arena_format(arena, "%d.%d.%d", document->chapter, document->section, ++document->subsection);
}

struct head {
    int level;
    const char *number, *text;
    bool is_listed;
};

static void add_heading(struct document *document, const struct head *head) {
    const char *id = arena_format(document->arena, "bagian-%d", ++document->headings);
    json_t *heading = json_pack("{s:i, s:i, s:s, s:s, s:s, s:b}", "level", head->level, "rank", head->level + 1, "number", head->number,
                                "text", head->text, "id", id, "is_chapter", head->level == 1);
    if (head->is_listed) (void)json_array_append(document->contents, heading);
    add(document, "heading", heading);
}

void document_heading(struct document *document, int level, const char *text) {
    int within = level < 1 ? 1 : level > LEVELS ? LEVELS : level;
    if (within == 1) document->is_annex = false;
    const char *number = next_number(document, within);
    add_heading(document, &(struct head){ within, number, text, within < LEVELS && *number });
}

void document_annex(struct document *document, const char *text) {
    document->is_annex = true;
    const char *number = arena_format(document->arena, "Lampiran %d", ++document->annex);
    add_heading(document, &(struct head){ 1, number, text, true });
}

void document_front(struct document *document, const char *text) {
    add_heading(document, &(struct head){ 1, "", text, false });
}

/* The list grows with the headings that follow: the tree and the document share it. */
void document_contents(struct document *document) {
    add(document, "contents", json_pack("{s:O}", "entries", document->contents));
}

/* ---- running text ---- */

json_t *document_runs(void) {
    return json_array();
}

void document_run(json_t *runs, const char *kind, const char *text) {
    (void)json_array_append_new(runs, json_pack("{s:s}", kind, text));
}

void document_paragraph(struct document *document, json_t *runs) {
    add(document, "paragraph", json_pack("{s:o}", "runs", runs));
}

void document_text(struct document *document, const char *text) {
    json_t *runs = document_runs();
    document_run(runs, "text", text);
    document_paragraph(document, runs);
}

json_t *document_list(struct document *document, bool is_ordered) {
    json_t *items = json_array();
    add(document, is_ordered ? "numbered" : "bullets", json_pack("{s:o}", "items", items));
    return items;
}

void document_item(json_t *list, json_t *runs) {
    (void)json_array_append_new(list, json_pack("{s:o}", "runs", runs));
}

/* ---- tables ---- */

json_t *document_table(struct document *document, const struct document_table *table) {
    json_t *columns = json_array();
    for (size_t i = 0; i < table->count && i < DOCUMENT_COLUMNS_MOST; i++) {
        const struct document_column *column = &table->columns[i];
        (void)json_array_append_new(columns, json_pack("{s:s, s:i, s:b}", "title", column->title, "share", column->share, "is_amount",
                                                       column->is_amount));
    }
    const char *caption = *table->caption ? arena_format(document->arena, "Tabel %d. %s", ++document->tables, table->caption) : "";
    json_t *tree = json_pack("{s:s, s:b, s:o, s:[]}", "caption", caption, "is_small", table->is_small, "columns", columns, "rows");
    add(document, "table", tree);
    return tree;
}

static void add_row(json_t *table, const char *const *texts, bool is_total) {
    const json_t *columns = json_object_get(table, "columns");
    json_t *cells = json_array();
    for (size_t i = 0; i < json_array_size(columns); i++) {
        json_t *is_amount = json_object_get(json_array_get(columns, i), "is_amount");
        (void)json_array_append_new(cells, json_pack("{s:s, s:O}", "cell", texts[i] ? texts[i] : "", "is_amount", is_amount));
    }
    (void)json_array_append_new(json_object_get(table, "rows"), json_pack("{s:b, s:o}", "is_total", is_total, "cells", cells));
}

void document_row(json_t *table, const char *const *cells) {
    add_row(table, cells, false);
}

void document_total(json_t *table, const char *const *cells) {
    add_row(table, cells, true);
}

/* ---- the rest ---- */

void document_figure(struct document *document, const char *caption, const char *svg) {
    if (!svg || !*svg) return;
    const char *numbered = arena_format(document->arena, "Gambar %d. %s", ++document->figures, caption);
    add(document, "figure", json_pack("{s:s, s:s}", "caption", numbered, "chart_svg", svg));
}

void document_signature(struct document *document, const struct document_signature *signature) {
    add(document, "signature", json_pack("{s:s, s:s}", "place", signature->place_and_date, "position", signature->position));
}
