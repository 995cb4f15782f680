/* Scope: writing comma-separated files that spreadsheets open safely.
 * Exports: struct csv_writer, the csv_write functions.
 * Source: RFC 4180 (CRLF line ends, quotes doubled) and OWASP "CSV Injection": a spreadsheet runs a cell that starts
 * with = + - @ or a tab or line end as a formula. Such a cell gets an apostrophe in front, which spreadsheets show as plain
 * text; a plain negative number ("-12.5") is no formula and stays a number. The same holds behind a semicolon, tab or line
 * end within a cell: where settings part columns by ';', as Indonesian ones do, the quotes of a file parted by ',' protect
 * nothing, and "x;=cmd" would become two cells. lib/base/csv.h reads the files back. */
#pragma once

#include "lib/base/buffer.h"

/* Start with { .to = &buffer }. */
struct csv_writer {
    struct buffer *to; /* borrowed */
    bool in_row;
};

/* Adds one cell; TEXT is UTF-8. Quotes it where the format needs it. */
void csv_write_cell(struct csv_writer *writer, const char *text);

/* Ends the row with CRLF. An empty first cell is written as "" so that a row of one empty cell is no blank line. */
void csv_write_end(struct csv_writer *writer);

/* Adds COUNT cells and ends the row. */
void csv_write_row(struct csv_writer *writer, const char *const *cells, size_t count);
