/* Scope: a document of several pages as one tree: cover, numbered headings, paragraphs, lists, tables, figures, contents.
 * Exports: struct document, struct document_facts, struct document_cover, struct document_column, struct document_table,
 * the document_ functions; document_markdown.h reads running text.
 *
 * The tree (jansson) is what both prints are made of: templates/pages/document shows it in a browser and on the browser's paper,
 * `loket-print document pdf` makes the file (print_job.h, PRINT_DOCUMENT_PDF). What a key means stands in print/document.h and in
 * the template; both print the same words in the same order. Texts are clean UTF-8, not escaped, and are copied. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "lib/base/arena.h"

#define DOCUMENT_TEMPLATE "pages/document"
#define DOCUMENT_COLUMNS_MOST 48 /* what still can be read on a sheet of A4: a matrix of 40 questions with its heads */

/* Filled by document_begin; private. */
struct document {
    struct arena *arena;
    json_t *tree, *blocks, *contents;
    int chapter, section, subsection, annex, tables, figures, headings;
    bool is_annex; /* sections are numbered by the annex they stand in */
};

struct document_facts {
    const char *title; /* of the file and the browser's window */
    const char *mark;  /* across every page: "KONSEP"; "" none */
    const char *foot;  /* beside the number of each page: the office's name */
    const char *colour; /* of headings in the file: "#0b5d8a"; a browser takes the office's own */
};

/* Starts an empty document in ARENA. */
void document_begin(struct document *ret, struct arena *arena, const struct document_facts *facts);

/* Ends it: the whole tree, a new reference; *DOCUMENT is over. */
json_t *document_end(struct document *document);

/* A page of its own. Lines are parted by '\n'; "" for what is not there. */
struct document_cover {
    const char *above, *title, *below; /* "LAPORAN", what it is about, of when */
    const char *office;                /* at the foot of the page */
};
void document_cover(struct document *document, const struct document_cover *cover);

/* LEVEL 1 is "BAB I" and begins a page, 2 is "1.1", 3 is "1.1.1"; deeper ones count as 3. */
void document_heading(struct document *document, int level, const char *text);

/* "Lampiran 1" on a page of its own; the headings after it are "1.1" no more, they bear no number. */
void document_annex(struct document *document, const char *text);

/* A heading of the first level without number that begins a page and is in no contents. */
void document_front(struct document *document, const char *text);

/* The list of all numbered headings, wherever they stand. */
void document_contents(struct document *document);

/* Text with emphasis: an array of {"text"}, {"strong"} and {"emphasis"}; document_run adds one. KIND is one of the three. */
json_t *document_runs(void);
void document_run(json_t *runs, const char *kind, const char *text);

/* RUNS is taken over (its reference is stolen). */
void document_paragraph(struct document *document, json_t *runs);

/* A paragraph of plain text. */
void document_text(struct document *document, const char *text);

/* A list without entries; document_item adds one, whose RUNS are taken over. */
json_t *document_list(struct document *document, bool is_ordered);
void document_item(json_t *list, json_t *runs);

struct document_column {
    const char *title;
    int share;       /* of the width, beside the other columns' */
    bool is_amount;  /* set to the right, figures of one width */
};

/* All borrowed. */
struct document_table {
    const char *caption; /* numbered "Tabel 1."; "" for none */
    const struct document_column *columns;
    size_t count;        /* at most DOCUMENT_COLUMNS_MOST; the others are left out */
    bool is_small;       /* small letters, for a matrix */
};

/* A table without rows; document_row adds one of as many cells as it has columns, document_total a last one that sums up. Both
 * are borrowed from the document. */
json_t *document_table(struct document *document, const struct document_table *table);
void document_row(json_t *table, const char *const *cells);
void document_total(json_t *table, const char *const *cells);

/* A picture of lib/out/chart.h with its caption, numbered "Gambar 1."; an empty SVG adds nothing. */
void document_figure(struct document *document, const char *caption, const char *svg);

/* Lines for a signature, at the right: place and date, who signs, room for the hand, a line to write the name on. */
struct document_signature { const char *place_and_date, *position; };
void document_signature(struct document *document, const struct document_signature *signature);

/* What follows begins a new page. */
void document_break(struct document *document);
