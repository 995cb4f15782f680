/* Scope: the parts of a document that stand whole on one page: cover, headings, contents, figures, signatures.
 * Exports: the part_ functions; each sets one block (print/document.h) at y, part_…_least tells how high it is. */
#pragma once

#include "print/document_page.h"

void part_cover(struct page *page, const json_t *cover);
void part_heading(struct page *page, const json_t *heading, double following);
double part_heading_height(struct page *page, const json_t *heading);
void part_contents(struct page *page, const json_t *contents);
void part_figure(struct page *page, const json_t *figure);
double part_figure_least(struct page *page, const json_t *figure);
void part_signature(struct page *page, const json_t *signature);
