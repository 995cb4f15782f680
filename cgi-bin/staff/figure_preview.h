/* Scope: the rows of a file of figures as they stand in it, with what is wrong beside the cell. Exports: figure_preview_view. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/figure_import_read.h"

/* Sets preview: (columns: list of (letters, label), rows: list of (line, cells: list of (label, text, fault, computed)), rest_text or null) and
 * row_faults: list of (line_text, reason), what is wrong with a row or the file as a whole. With faults the rows that have one, else the first ones
 * and those where the source contradicts itself. */
void figure_preview_view(const struct figuring *figuring, json_t *view);
