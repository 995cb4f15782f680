/* Scope: a document's tree as a PDF on A4. Exports: struct document_order, document_pdf, DOCUMENT_ limits.
 *
 * The order is the JSON of lib/out/document.h: title, mark, foot, colour, language and blocks, each an object of one key:
 *   cover      above, names, below, office: lists of lines
 *   heading    level 1 to 3, number, text, id, is_chapter (begins a page)
 *   contents   entries: headings; their pages are found here
 *   paragraph  runs: list of {text} | {strong} | {emphasis}
 *   bullets, numbered   items: list of {runs}
 *   table      caption, is_small, columns: list of (title, share, is_amount), rows: list of (is_total, cells: list of (cell))
 *   figure     caption, chart_svg
 *   signature  place, position
 *   page_break
 * What is missing is empty, an unknown kind is refused. No row of a table is split, its head stands on every page it reaches;
 * a paragraph leaves no single line alone; a heading stays with what it heads. */
#pragma once

#include <stddef.h>

#include "lib/base/buffer.h"

#define DOCUMENT_PAGES_MOST 500     /* stops paper without end; the processor time of print/cell.h stops the rest */
#define DOCUMENT_VALUES_MOST 800000 /* stops an order that is all brackets; a matrix of 2,000 answers to 40 questions has 500,000 */
#define DOCUMENT_TEXT_MOST 20000    /* bytes of one text: a page holds 4,000 */

struct document_order {
    const char *bytes;
    size_t length;
    const char *created; /* as in struct print_facts */
};

/* Returns NULL, or what is wrong, owned by OUT's arena. */
const char *document_pdf(const struct document_order *order, struct buffer *out);
