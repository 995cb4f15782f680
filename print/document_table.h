/* Scope: tables on pages. Exports: table_set, table_least. */
#pragma once

#include "print/document_page.h"

#define TABLE_COLUMNS_MOST 64 /* narrower ones cannot be read */

/* Sets TABLE at y, over as many pages as it needs, its head on each. */
void table_set(struct page *page, const json_t *table);

/* Height of caption, head and the first rows, which stay together. */
double table_least(struct page *page, const json_t *table);
