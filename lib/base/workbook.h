/* Scope: reading the cells of a spreadsheet file (.xlsx) as plain text, row by row. Exports: struct workbook_sink, workbook_read.
 *
 * Source: ECMA-376 part 1, 18.2 to 18.8 (workbook, worksheets, shared strings, styles). What a cell shows as text: strings, inline
 * strings and cached results of formulas as they are, nothing is computed; numbers shortest ("4", "3.512"); dates by their number
 * format as "YYYY-MM-DD", with a time "YYYY-MM-DD hh:mm", a time alone "hh:mm"; booleans "TRUE" and "FALSE"; errors "#N/A".
 * A merged cell has its text in its first cell, the others are empty. Line ends and tabs inside a cell become spaces.
 *
 * It opens bytes from outside: programs call it only in the child of the picture helper (picture/main.c), which can do nothing else. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define WORKBOOK_MOST_SHEETS 32u                           /* stops a file of a million empty sheets */
#define WORKBOOK_MOST_ROWS 100000u                         /* number of the last row of a sheet; stops a sheet of nothing but rows */
#define WORKBOOK_MOST_COLUMNS 256u                         /* number of the last column; the same sideways */
#define WORKBOOK_LONGEST_CELL 32767u                       /* bytes; what a spreadsheet itself can hold */
#define WORKBOOK_MOST_TEXTS 500000u                        /* shared strings; stops a table of empty ones from filling memory */
#define WORKBOOK_MOST_STYLES 65536u                        /* cell formats; likewise */
#define WORKBOOK_MOST_BYTES ((size_t)160 * 1024 * 1024)    /* unpacked, of all parts together; stops a zip bomb */
#define WORKBOOK_DEEPEST 64u                               /* elements inside each other; stops a tower of them */

/* Each returns false to stop reading, which is REFUSED_TOO_LARGE. CELLS are borrowed until it returns; trailing empty cells and empty
 * rows do not come, NUMBER is the row's own, from 1. Sheets come in the order of their tabs, hidden ones not. */
struct workbook_sink {
    void *context;
    bool (*sheet)(void *context, const char *name);
    bool (*row)(void *context, size_t number, const char *const *cells, size_t count);
};

/* Reads LENGTH bytes; working memory comes from ARENA. Anything but DONE leaves one line in *ret_reason, Indonesian, static storage:
 * REFUSED_TYPE (no .xlsx, or locked with a password), REFUSED_INVALID (broken), REFUSED_TOO_LARGE (over a limit). */
enum result workbook_read(struct arena *arena, const unsigned char *bytes, size_t length, const struct workbook_sink *sink,
                          const char **ret_reason);
