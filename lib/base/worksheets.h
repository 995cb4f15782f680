/* Scope: the sheets of a spreadsheet file as one plain text, as the picture helper hands them over, and read again as tables.
 * Exports: struct worksheet, struct worksheets, worksheets_write, worksheets_read, worksheets_table.
 *
 * The text: "=NAME" begins a sheet, "NUMBER<TAB>CELL<TAB>CELL…" is a row, "!REASON", the last line, says why the file was refused. One line each,
 * LF; no other control characters. The helper is not believed: whatever is wrong with the text is a refused file. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "lib/base/csv.h"

#define WORKSHEETS_LARGEST ((size_t)10 * 1024 * 1024) /* bytes of the text; what a kept upload may have */

struct worksheet {
    const char *name;
    size_t columns;             /* of its widest row; every row has so many cells */
    const struct csv_row *rows; /* as they stand in the sheet, a title or a header is a row like others; `line` is the row's number */
    size_t row_count;
};

struct worksheets {
    const struct worksheet *sheets;
    size_t count;
};

/* Reads the .xlsx of LENGTH bytes and writes its text, or the reason why not, to OUT. False when OUT takes no more. */
bool worksheets_write(struct arena *arena, const unsigned char *bytes, size_t length, FILE *out);

/* Reads such a text. On success *ret is owned by ARENA; else REFUSED_INVALID, or REFUSED_TOO_LARGE beyond WORKSHEETS_LARGEST, and
 * *ret_reason says why, Indonesian, owned by ARENA. */
enum result worksheets_read(struct arena *arena, const char *bytes, size_t length, struct worksheets *ret, const char **ret_reason);

/* The rows below row HEADER (an index) as a table with that row as its header; borrowed. Names may be empty or stand twice, unlike
 * those of a CSV file. */
struct csv worksheets_table(const struct worksheet *sheet, size_t header);
