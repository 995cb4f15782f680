/* Scope: one sheet: <row r><c r t s><v>…</v></c></row>, cell by cell, one row in memory at a time. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/cleanup.h"
#include "lib/base/workbook_parts.h"

enum cell_kind { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_INLINE, CELL_FLAG };

static const struct { const char *type; enum cell_kind kind; } KINDS[] = {
    { "n", CELL_NUMBER }, { "s", CELL_SHARED },   { "str", CELL_TEXT }, { "e", CELL_TEXT },
    { "d", CELL_TEXT },   { "inlineStr", CELL_INLINE }, { "b", CELL_FLAG },
};

struct sheet {
    struct workbook_file *file;
    struct arena *row_arena; /* forgotten with each row */
    const char *cells[WORKBOOK_MOST_COLUMNS];
    size_t row, column; /* from 1; column is that of the last cell */
    size_t filled;      /* cells up to the last one that is not empty */
    enum cell_kind kind;
    enum workbook_style style;
    struct buffer text;
    bool is_in_value, is_in_reading;
};

/* "AB12": letters give the column, 0 when there are none or too many. */
static size_t column_of(const char *reference) {
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column <= WORKBOOK_MOST_COLUMNS; reference++)
        column = 26 * column + (size_t)(*reference - 'A' + 1);
    return column;
}

static void open_row(struct sheet *sheet, const char *number) {
    size_t row = number ? strtoul(number, NULL, 10) : sheet->row + 1;
    if (row <= sheet->row) workbook_refuse(sheet->file, REFUSED_INVALID, "baris tidak berurutan");
    if (row > WORKBOOK_MOST_ROWS) workbook_refuse(sheet->file, REFUSED_TOO_LARGE, "baris terlalu banyak");
    sheet->row = row;
    sheet->column = sheet->filled = 0;
}

static void open_cell(struct sheet *sheet, const char *const *attributes) {
    const char *reference = workbook_attribute(attributes, "r"), *type = workbook_attribute(attributes, "t");
    const char *style = workbook_attribute(attributes, "s");
    size_t column = reference ? column_of(reference) : sheet->column + 1, number = style ? strtoul(style, NULL, 10) : 0;
    if (column > WORKBOOK_MOST_COLUMNS) workbook_refuse(sheet->file, REFUSED_TOO_LARGE, "kolom terlalu banyak");
    if (column <= sheet->column) workbook_refuse(sheet->file, REFUSED_INVALID, "kolom tidak berurutan");
    sheet->column = column;
    sheet->kind = CELL_NUMBER;
    for (size_t i = 0; type && i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(KINDS[i].type, type) == 0) sheet->kind = KINDS[i].kind;
    }
    sheet->style = number < sheet->file->style_count ? (enum workbook_style)sheet->file->styles[number] : STYLE_PLAIN;
    sheet->text = buffer_in(sheet->row_arena);
}

static void sheet_open(void *context, const char *name, const char *const *attributes) {
    struct sheet *sheet = context;
    if (strcmp(name, "row") == 0) open_row(sheet, workbook_attribute(attributes, "r"));
    if (strcmp(name, "c") == 0) open_cell(sheet, attributes);
    if (strcmp(name, "rPh") == 0) sheet->is_in_reading = true;
    bool is_inline = sheet->kind == CELL_INLINE;
    sheet->is_in_value = !sheet->is_in_reading && strcmp(name, is_inline ? "t" : "v") == 0;
}

static const char *shared_text(const struct workbook_file *file, const char *written) {
    size_t at = strtoul(written, NULL, 10);
    return at < file->text_count ? file->texts[at] : "";
}

static const char *text_of(const struct sheet *sheet) {
    const char *written = buffer_string(&sheet->text);
    if (*written == '\0') return "";
    switch (sheet->kind) {
    case CELL_SHARED: return shared_text(sheet->file, written);
    case CELL_FLAG: return *written == '1' ? "TRUE" : "FALSE";
    case CELL_NUMBER: return workbook_number(sheet->row_arena, written, sheet->style, sheet->file->counts_from_1904);
    case CELL_TEXT:
    case CELL_INLINE: return written;
    }
    return "";
}

/* One line, without spaces around it. */
static const char *on_one_line(struct arena *arena, const char *text) {
    char *line = arena_string(arena, text + strspn(text, " \t\r\n"));
    size_t length = strlen(line);
    while (length > 0 && strchr(" \t\r\n", line[length - 1])) line[--length] = '\0';
    for (char *at = line; *at; at++) {
        if (strchr("\t\r\n", *at)) *at = ' ';
    }
    return line;
}

static void close_cell(struct sheet *sheet) {
    const char *text = on_one_line(sheet->row_arena, text_of(sheet));
    if (*text == '\0') return;
    while (sheet->filled < sheet->column) sheet->cells[sheet->filled++] = "";
    sheet->cells[sheet->column - 1] = text;
}

static void close_row(struct sheet *sheet) {
    const struct workbook_sink *sink = sheet->file->sink;
    if (sheet->filled > 0 && !sink->row(sink->context, sheet->row, sheet->cells, sheet->filled))
        workbook_refuse(sheet->file, REFUSED_TOO_LARGE, "isi buku kerja terlalu besar");
    arena_reset(sheet->row_arena);
    sheet->text = buffer_in(sheet->row_arena);
    sheet->filled = 0;
}

static void sheet_close(void *context, const char *name) {
    struct sheet *sheet = context;
    sheet->is_in_value = false;
    if (strcmp(name, "rPh") == 0) sheet->is_in_reading = false;
    if (strcmp(name, "c") == 0 && sheet->column > 0) close_cell(sheet);
    if (strcmp(name, "row") == 0) close_row(sheet);
}

static void sheet_text(void *context, const char *text, size_t length) {
    struct sheet *sheet = context;
    if (!sheet->is_in_value) return;
    if (length > WORKBOOK_LONGEST_CELL - sheet->text.length) {
        workbook_refuse(sheet->file, REFUSED_TOO_LARGE, "isian terlalu panjang");
        return;
    }
    buffer_add(&sheet->text, text, length);
}

void workbook_read_sheet(struct workbook_file *file, const char *part) {
    CLEANUP_ARENA struct arena *row_arena = arena_new();
    struct sheet sheet = { .file = file, .row_arena = row_arena, .text = buffer_in(row_arena) };
    struct workbook_handler handler = { &sheet, sheet_open, sheet_close, sheet_text };
    if (workbook_part(file, part, &handler) == REFUSED_ABSENT) workbook_refuse(file, REFUSED_INVALID, "lembar tidak ada di dalam buku kerja");
}
