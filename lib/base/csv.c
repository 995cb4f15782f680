/* Scope: one pass over the bytes; cells are decoded into one block, each ended by NUL where its separator stood. */
#include "lib/base/csv.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "lib/base/utf8.h"

struct reader {
    struct arena *arena;
    const char *at, *end;
    char *text;           /* where the next decoded byte goes */
    char separator;
    size_t line, column;  /* of the cell being read */
    enum result failure;
    const char *reason;   /* NULL while all is well */
};

static bool refuse(struct reader *reader, enum result failure, const char *reason) {
    reader->failure = failure;
    reader->reason = reason;
    return false;
}

/* True at LF or CRLF. A lone CR is no line end. */
static bool at_line_end(const struct reader *reader) {
    if (reader->at == reader->end) return false;
    return *reader->at == '\n' || (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n');
}

static bool at_cell_end(const struct reader *reader) {
    return reader->at == reader->end || *reader->at == reader->separator || at_line_end(reader);
}

/* Decodes after the opening quote up to and with the closing one. */
static bool read_quoted(struct reader *reader) {
    size_t opened_on = reader->line;
    for (reader->at++; reader->at < reader->end; reader->at++) {
        char c = *reader->at;
        bool is_doubled = c == '"' && reader->at + 1 < reader->end && reader->at[1] == '"';
        if (c == '"' && !is_doubled) {
            reader->at++;
            return at_cell_end(reader) || refuse(reader, REFUSED_INVALID, "ada teks setelah tanda kutip penutup");
        }
        if (is_doubled) reader->at++;
        if (c == '\n') reader->line++;
        *reader->text++ = c;
    }
    reader->line = opened_on;
    return refuse(reader, REFUSED_INVALID, "tanda kutip dibuka tetapi tidak ditutup");
}

static bool read_plain(struct reader *reader) {
    for (; !at_cell_end(reader); reader->at++) {
        if (*reader->at == '"') return refuse(reader, REFUSED_INVALID, "tanda kutip di tengah isian");
        if (*reader->at == '\r') return refuse(reader, REFUSED_INVALID, "akhir baris tidak lengkap (CR tanpa LF)");
        *reader->text++ = *reader->at;
    }
    return true;
}

/* Reads one cell and leaves its separator or line end unread. */
static bool read_cell(struct reader *reader, const char **ret) {
    char *start = reader->text;
    bool is_quoted = reader->at < reader->end && *reader->at == '"';
    if (!(is_quoted ? read_quoted(reader) : read_plain(reader))) return false;
    size_t length = (size_t)(reader->text - start);
    if (length > CSV_LONGEST_CELL) return refuse(reader, REFUSED_TOO_LARGE, "isian terlalu panjang");
    if (!text_is_clean(start, length)) return refuse(reader, REFUSED_INVALID, "bukan teks UTF-8 yang bersih");
    *reader->text++ = '\0';
    *ret = start;
    return true;
}

/* Reads cells up to the line end, at most LIMIT. */
static bool read_cells(struct reader *reader, const char **cells, size_t limit, size_t *ret_count) {
    size_t count = 0;
    for (;;) {
        reader->column = count + 1;
        if (count == limit)
            return refuse(reader, REFUSED_INVALID, "isian lebih banyak daripada kolom pada baris judul");
        if (!read_cell(reader, &cells[count++])) return false;
        if (reader->at == reader->end || *reader->at != reader->separator) break;
        reader->at++;
    }
    if (at_line_end(reader)) {
        reader->at += *reader->at == '\r' ? 2 : 1;
        reader->line++;
    }
    *ret_count = count;
    return true;
}

/* Of the first line with any separator outside quotes: a tab when there is one, ';' when there are more of them than ',', else ','. */
static char detect_separator(const char *at, const char *end) {
    bool is_quoted = false;
    size_t tabs = 0, semicolons = 0, commas = 0;
    for (; at < end && (is_quoted || *at != '\n' || tabs + semicolons + commas == 0); at++) {
        if (*at == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        tabs += *at == '\t';
        semicolons += *at == ';';
        commas += *at == ',';
    }
    if (tabs > 0) return '\t';
    return semicolons > commas ? ';' : ',';
}

/* Two column names are the same without regard to ASCII case and to spaces around them. */
static bool same_name(const char *one, const char *other) {
    one += strspn(one, " ");
    other += strspn(other, " ");
    size_t one_length = strlen(one), other_length = strlen(other);
    while (one_length > 0 && one[one_length - 1] == ' ') one_length--;
    while (other_length > 0 && other[other_length - 1] == ' ') other_length--;
    return one_length == other_length && strncasecmp(one, other, one_length) == 0;
}

static bool read_header(struct reader *reader, struct csv *csv) {
    const char *names[CSV_MOST_COLUMNS];
    csv->header.line = reader->line;
    if (!read_cells(reader, names, CSV_MOST_COLUMNS, &csv->columns)) {
        bool is_too_wide = reader->column > CSV_MOST_COLUMNS;
        return is_too_wide ? refuse(reader, REFUSED_TOO_LARGE, "kolom terlalu banyak") : false;
    }
    const char **cells = arena_array(reader->arena, csv->columns, sizeof *cells);
    memcpy(cells, names, csv->columns * sizeof *cells);
    csv->header.cells = cells;
    for (size_t i = 0; i < csv->columns; i++) {
        bool is_unnamed = cells[i][strspn(cells[i], " ")] == '\0';
        if (is_unnamed || csv_column(csv, cells[i]) == i) continue;
        reader->line = csv->header.line;
        reader->column = i + 1;
        return refuse(reader, REFUSED_INVALID, "nama kolom dipakai dua kali");
    }
    return true;
}

/* True when nothing but line ends is left. */
static bool is_finished(const struct reader *reader) {
    for (const char *at = reader->at; at < reader->end; at++) {
        if (*at != '\n' && *at != '\r') return false;
    }
    return true;
}

static bool read_row(struct reader *reader, const struct csv *csv, struct csv_row *row) {
    const char **cells = arena_array(reader->arena, csv->columns, sizeof *cells);
    size_t count;
    row->line = reader->line;
    row->cells = cells;
    if (!read_cells(reader, cells, csv->columns, &count)) return false;
    if (count == csv->columns) return true;
    reader->line = row->line;
    return refuse(reader, REFUSED_INVALID, "isian lebih sedikit daripada kolom pada baris judul");
}

static size_t lines_of(const struct reader *reader) {
    size_t lines = 1;
    for (const char *at = reader->at; at < reader->end; at++) lines += *at == '\n';
    return lines < CSV_MOST_ROWS ? lines : CSV_MOST_ROWS;
}

static bool read_rows(struct reader *reader, struct csv *csv) {
    size_t most = lines_of(reader);
    struct csv_row *rows = arena_array(reader->arena, most, sizeof *rows);
    csv->rows = rows;
    while (!is_finished(reader)) {
        reader->column = 1;
        if (csv->row_count == most) return refuse(reader, REFUSED_TOO_LARGE, "baris terlalu banyak");
        if (!read_row(reader, csv, &rows[csv->row_count++])) return false;
    }
    return true;
}

/* Passes the byte order mark and finds the separator. */
static bool begin(struct reader *reader, struct csv *csv) {
    if ((size_t)(reader->end - reader->at) > CSV_LARGEST_FILE) {
        return refuse(reader, REFUSED_TOO_LARGE, "berkas terlalu besar");
    }
    bool has_mark = reader->end - reader->at >= 3 && memcmp(reader->at, "\xEF\xBB\xBF", 3) == 0;
    if (has_mark) reader->at += 3;
    if (is_finished(reader)) return refuse(reader, REFUSED_INVALID, "berkas kosong");
    reader->text = arena_alloc(reader->arena, (size_t)(reader->end - reader->at) + 1);
    csv->separator = reader->separator = detect_separator(reader->at, reader->end);
    return true;
}

static bool read_table(struct reader *reader, struct csv *csv) {
    return begin(reader, csv) && read_header(reader, csv) && read_rows(reader, csv);
}

/* ---- rows without a header ---- */

static bool is_blank(const char *const *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (cells[i][strspn(cells[i], " ")] != '\0') return false;
    }
    return true;
}

/* A lone cell is a title above the table; the first row of more says how many all others have. */
static bool judge_width(struct reader *reader, struct csv *csv, const char *const *cells, size_t count) {
    bool is_title = count == 1 && (csv->columns <= 1 || is_blank(cells, count));
    if (csv->columns <= 1) csv->columns = count;
    if (count == csv->columns || is_title) return true;
    reader->column = count + 1;
    return refuse(reader, REFUSED_INVALID, count < csv->columns ? "isian lebih sedikit daripada kolom baris di atasnya"
                                                                : "isian lebih banyak daripada kolom baris di atasnya");
}

#define MOST_TITLES 20u /* rows before the table's own; stops a file of one endless column from taking a row's room for each line */

static bool read_loose_row(struct reader *reader, struct csv *csv, struct csv_row *row) {
    const char *found[CSV_MOST_COLUMNS];
    size_t count, line = reader->line;
    if (!read_cells(reader, found, CSV_MOST_COLUMNS, &count)) return false;
    if (csv->columns <= 1 && csv->row_count > MOST_TITLES) return refuse(reader, REFUSED_INVALID, "hanya satu kolom: bukan tabel");
    size_t after = reader->line;
    reader->line = line;
    if (!judge_width(reader, csv, found, count)) return false;
    reader->line = after;
    size_t room = csv->columns > 1 ? count > csv->columns ? count : csv->columns : CSV_MOST_COLUMNS; /* a title may stand above any width */
    const char **cells = arena_array(reader->arena, room, sizeof *cells);
    for (size_t i = 0; i < room; i++) cells[i] = i < count ? found[i] : "";
    *row = (struct csv_row){ line, cells };
    return true;
}

static bool read_loose(struct reader *reader, struct csv *csv) {
    if (!begin(reader, csv)) return false;
    size_t most = lines_of(reader);
    struct csv_row *rows = arena_array(reader->arena, most, sizeof *rows);
    csv->rows = rows;
    while (!is_finished(reader)) {
        if (csv->row_count == most) return refuse(reader, REFUSED_TOO_LARGE, "baris terlalu banyak");
        if (!read_loose_row(reader, csv, &rows[csv->row_count++])) return false;
    }
    return true;
}

/* ---- both ---- */

static enum result read_with(bool (*reading)(struct reader *, struct csv *), struct reader *reader, const struct csv **ret,
                             struct csv_fault *ret_fault) {
    struct csv *csv = arena_alloc(reader->arena, sizeof *csv);
    if (!reading(reader, csv)) {
        *ret_fault = (struct csv_fault){ reader->line, reader->column, reader->reason };
        return reader->failure;
    }
    *ret = csv;
    return DONE;
}

enum result csv_read(struct arena *arena, const char *bytes, size_t length, const struct csv **ret,
                     struct csv_fault *ret_fault) {
    struct reader reader = { .arena = arena, .at = bytes, .end = bytes + length, .line = 1, .column = 1 };
    return read_with(read_table, &reader, ret, ret_fault);
}

enum result csv_read_rows(struct arena *arena, const char *bytes, size_t length, const struct csv **ret, struct csv_fault *ret_fault) {
    struct reader reader = { .arena = arena, .at = bytes, .end = bytes + length, .line = 1, .column = 1 };
    return read_with(read_loose, &reader, ret, ret_fault);
}

size_t csv_column(const struct csv *csv, const char *name) {
    for (size_t i = 0; i < csv->columns; i++) {
        if (same_name(csv->header.cells[i], name)) return i;
    }
    return CSV_NO_COLUMN;
}
