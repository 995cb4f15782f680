/* Scope: the plain text of a spreadsheet file's sheets as tables again. */
#include "lib/base/worksheets.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/base/workbook.h"

#define REASON_MOST 200 /* bytes of a refusal shown to somebody */

struct reading {
    struct arena *arena;
    struct worksheet *sheets;
    struct csv_row *rows; /* room for all rows of all sheets, filled one after another */
    size_t sheet_count, row_count;
    const char *refusal; /* NULL while all is well */
};

#define WRONG "berkas tidak dapat dibaca"

/* Cells of the widest row of the sheet whose rows begin at TEXT. */
static size_t widest(const char *text) {
    size_t most = 0, tabs = 0;
    for (; *text && *text != '='; text++) {
        for (tabs = 0; *text && *text != '\n'; text++) tabs += *text == '\t';
        if (tabs > most) most = tabs;
        if (*text == '\0') break;
    }
    return most;
}

static void begin_sheet(struct reading *reading, const char *name, const char *rows) {
    size_t columns = widest(rows);
    bool is_right = reading->sheet_count < WORKBOOK_MOST_SHEETS && columns <= WORKBOOK_MOST_COLUMNS;
    if (!is_right) reading->refusal = WRONG;
    else reading->sheets[reading->sheet_count++] = (struct worksheet){ name, columns, reading->rows + reading->row_count, 0 };
}

/* Splits LINE at its tabs; what is missing is empty. */
static const char *const *cells_of(struct arena *arena, char *line, size_t columns) {
    const char **cells = arena_array(arena, columns, sizeof *cells);
    for (size_t i = 0; i < columns; i++) cells[i] = line ? strsep(&line, "\t") : "";
    return cells;
}

static void add_row(struct reading *reading, char *line) {
    struct worksheet *sheet = reading->sheet_count ? &reading->sheets[reading->sheet_count - 1] : NULL;
    char *end;
    size_t number = strtoul(line, &end, 10);
    bool is_right = sheet && *line >= '1' && *line <= '9' && *end == '\t' && number <= WORKBOOK_MOST_ROWS;
    if (is_right && sheet->row_count > 0) is_right = number > sheet->rows[sheet->row_count - 1].line;
    if (!is_right) {
        reading->refusal = WRONG;
        return;
    }
    reading->rows[reading->row_count++] = (struct csv_row){ number, cells_of(reading->arena, end + 1, sheet->columns) };
    sheet->row_count++;
}

static void take_line(struct reading *reading, char *line, const char *rest) {
    switch (*line) {
    case '=': begin_sheet(reading, line + 1, rest); break;
    case '!': reading->refusal = arena_format(reading->arena, "%.*s", REASON_MOST, line + 1); break;
    default: add_row(reading, line);
    }
}

static void read_lines(struct reading *reading, char *text) {
    size_t lines = 0;
    for (const char *at = text; *at; at++) lines += *at == '\n';
    reading->rows = arena_array(reading->arena, lines + 1, sizeof *reading->rows);
    reading->sheets = arena_array(reading->arena, WORKBOOK_MOST_SHEETS, sizeof *reading->sheets);
    while (!reading->refusal && *text) {
        char *line = strsep(&text, "\n");
        if (!text) reading->refusal = WRONG; /* cut off */
        else take_line(reading, line, text);
    }
}

enum result worksheets_read(struct arena *arena, const char *bytes, size_t length, struct worksheets *ret, const char **ret_reason) {
    struct reading reading = { .arena = arena };
    if (length > WORKSHEETS_LARGEST) reading.refusal = "isi buku kerja terlalu besar";
    else if (!text_is_clean(bytes, length)) reading.refusal = WRONG;
    else read_lines(&reading, arena_copy(arena, bytes, length));
    if (!reading.refusal && reading.sheet_count == 0) reading.refusal = WRONG;
    *ret_reason = reading.refusal;
    if (reading.refusal) return length > WORKSHEETS_LARGEST ? REFUSED_TOO_LARGE : REFUSED_INVALID;
    *ret = (struct worksheets){ reading.sheets, reading.sheet_count };
    return DONE;
}

struct csv worksheets_table(const struct worksheet *sheet, size_t header) {
    return (struct csv){ .separator = '\t', .columns = sheet->columns, .header = sheet->rows[header], .rows = sheet->rows + header + 1,
                         .row_count = sheet->row_count - header - 1 };
}
