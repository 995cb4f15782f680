/* Scope: one table as a file people open in a spreadsheet: CSV, or XLSX with one or more sheets.
 * Exports: enum sheet_format, struct sheet_column, struct sheet_cell, struct sheet, struct sheet_book, the sheet_ functions.
 *
 * A file is written row by row into a file without a name, so that a register of any length costs no memory. Every file
 * says in a visible line and in its properties who took it and when. No cell is ever a formula:
 *   XLSX  numbers are numbers, days are dates, everything else is a string cell, which no spreadsheet computes;
 *   CSV   lib/out/csv.h puts an apostrophe before what a spreadsheet would compute. The file begins with a byte order mark:
 *         without one Excel reads UTF-8 as the system's old code page and spoils every "–" and "é". Days are ISO 8601 and
 *         decimals have a point: CSV is for machines, people with Indonesian settings take XLSX.
 * Text that is not well-formed UTF-8, or that XML cannot carry, would make a workbook nobody can open: see sheet_text. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/cleanup.h"
#include "lib/base/date.h"
#include "lib/base/result.h"
#include "lib/rules/enum_table.h"

/* Label: the media type. */
#define SHEET_FORMAT_LIST(X)                                                                       \
    X(SHEET_CSV, "csv", "text/csv; charset=utf-8; header=present")                                 \
    X(SHEET_XLSX, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")

ENUM_DECLARE(sheet_format, SHEET_FORMAT_LIST, SHEET_FORMAT_COUNT)

enum sheet_kind {
    SHEET_TEXT,
    SHEET_CODE,    /* text a page does not break: a register number */
    SHEET_NUMBER,  /* fixed point: `number` / 10^decimals */
    SHEET_PERCENT, /* the same, 974 with one decimal is 97,4% */
    SHEET_DAY,     /* `number` is a day_number */
    SHEET_MOMENT,  /* `number` is an instant, shown at the office's place */
};

#define SHEET_COLUMNS_MOST 48 /* forty questions and what stands beside them */

struct sheet_column {
    const char *name;
    enum sheet_kind kind;
    unsigned decimals; /* at most FORMAT_MOST_DECIMALS */
    int width;         /* characters; 0: what the kind needs */
};

/* A cell without `known` is empty. In a column of another kind than text, `text` stands in the place of a number that is not
 * shown. */
struct sheet_cell {
    bool known;
    const char *text;
    int64_t number;
};
#define SHEET_NOTHING ((struct sheet_cell){ 0 })

/* TEXT may be NULL: an empty cell. */
static inline struct sheet_cell sheet_text_cell(const char *text) {
    return (struct sheet_cell){ .known = text != NULL, .text = text };
}
static inline struct sheet_cell sheet_number_cell(int64_t number) {
    return (struct sheet_cell){ .known = true, .number = number };
}

/* One table without its rows. All borrowed. */
struct sheet {
    const char *name;  /* of the tab: at most 31 characters, none of []:*?/\ */
    const char *title; /* "Register pengaduan, Triwulan III 2026" */
    const struct sheet_column *columns;
    size_t column_count; /* at most SHEET_COLUMNS_MOST */
};

/* One file. All borrowed. */
struct sheet_book {
    enum sheet_format format;
    const char *folder;  /* where temporary files may lie: written, then removed before the file is handed out */
    const char *office;  /* its name */
    const char *made_by; /* who takes the file; NULL: it is published for everybody */
    instant made_at;
    int zone_offset;     /* minutes east of UTC */
    const char *zone;    /* "WIB" */
};

struct sheet_writer;

/* Begins a file; free with sheet_close (CLEANUP_SHEET). FAILED_UNAVAILABLE when the folder takes no file. */
enum result sheet_open(struct arena *arena, const struct sheet_book *book, struct sheet_writer **ret);

/* Begins a table: its head, then rows. A CSV file has one table only: a second is FAILED_INTERNAL. */
enum result sheet_begin(struct sheet_writer *writer, const struct sheet *sheet);

/* Adds a row of as many cells as the table has columns. The first failure sticks and is returned by sheet_finish. */
void sheet_row(struct sheet_writer *writer, const struct sheet_cell *cells);

/* Ends the file: its descriptor, at the beginning, owned by the caller, and its size in bytes. */
struct sheet_file {
    int descriptor;
    int64_t size;
};
enum result sheet_finish(struct sheet_writer *writer, struct sheet_file *ret);

/* Frees the writer and what it left in the folder; NULL is allowed. */
void sheet_close(struct sheet_writer *writer);
DEFINE_CLEANUP(struct sheet_writer *, sheet_close)
#define CLEANUP_SHEET CLEANUP(sheet_closep)

/* "Diunduh oleh siti pada 21 November 2026 pukul 09.05 WIB, DPMPTSP Kabupaten Contoh", "Diterbitkan 21 November 2026, DPMPTSP …";
 * owned by ARENA. */
const char *sheet_watermark(struct arena *arena, const struct sheet_book *book);

/* TEXT as a file can carry it: ill-formed bytes, control characters and the two code points XML forbids become U+FFFD, and
 * more than SHEET_TEXT_LONGEST characters are cut with "…". TEXT itself when nothing had to change, else owned by ARENA. */
#define SHEET_TEXT_LONGEST 16000 /* code points: twice as many UTF-16 units are the 32,767 a cell holds */
const char *sheet_text(struct arena *arena, const char *text);

/* A cell as a page shows it ("1.234,5", "97,4%", "21/11/2026", "21/11/2026 09.05") and as machines read it ("1234.5", "97.4",
 * "2026-11-21", "2026-11-21T09:05:00+07:00"); "" for an empty one. */
const char *sheet_shown(struct arena *arena, const struct sheet_column *column, const struct sheet_cell *cell, int zone_offset);
const char *sheet_plain(struct arena *arena, const struct sheet_column *column, const struct sheet_cell *cell, int zone_offset);
