/* Scope: reading comma-separated files strictly. Exports: struct csv, csv_read, csv_read_rows, csv_column.
 * Source: RFC 4180, and beyond it what spreadsheet programs in Indonesia write: a UTF-8 byte order mark at the start,
 * LF line ends, and a tab or ';' as separator (';' when the header has more of them than ','). Everything else is refused rather
 * than guessed: a quote left open, text around a quoted cell, a lone CR, a row with more or fewer cells than the
 * header, bytes that are not clean UTF-8. Blank lines are accepted only at the end of the file. */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define CSV_LARGEST_FILE ((size_t)32 * 1024 * 1024) /* bytes; stops an import from eating the machine's memory */
#define CSV_MOST_ROWS 1000000u                      /* rows after the header; same */
#define CSV_MOST_COLUMNS 256u                       /* cells a row; same */
#define CSV_LONGEST_CELL 32767u                     /* bytes; what a spreadsheet cell can hold */

struct csv_row {
    size_t line;              /* 1-based line of the file on which the row starts */
    const char *const *cells; /* `columns` NUL-terminated texts */
};

struct csv {
    char separator;
    size_t columns;
    struct csv_row header;
    const struct csv_row *rows; /* without the header */
    size_t row_count;
};

/* Where and why a file was refused. */
struct csv_fault {
    size_t line, column; /* both 1-based; column counts cells */
    const char *reason;  /* Indonesian, for the officer who imports; static storage */
};

/* Reads LENGTH bytes. On success *ret is owned by ARENA. On failure (REFUSED_INVALID, or REFUSED_TOO_LARGE over a
 * limit) *ret_fault says where and why. A file without any row, even a header, is invalid. */
enum result csv_read(struct arena *arena, const char *bytes, size_t length, const struct csv **ret,
                     struct csv_fault *ret_fault);

/* The same without a header: every row is in `rows`, `header` is empty. Rows of one cell may stand above the table as titles; from the first row of
 * more cells on all have as many, except blank lines. */
enum result csv_read_rows(struct arena *arena, const char *bytes, size_t length, const struct csv **ret, struct csv_fault *ret_fault);

/* Index of the column headed NAME (letters A-Z and a-z alike, spaces around it ignored), or CSV_NO_COLUMN. */
#define CSV_NO_COLUMN ((size_t)-1)
size_t csv_column(const struct csv *csv, const char *name);
