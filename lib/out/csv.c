/* Scope: quoting and neutralising, cell by cell. */
#include "lib/out/csv.h"

#include <string.h>

#define DIGITS "0123456789"

/* "-12", "-12.5": a minus, digits, and digits after a point when there is one. */
static bool is_negative_number(const char *text) {
    if (*text++ != '-') return false;
    size_t whole = strspn(text, DIGITS);
    if (whole == 0) return false;
    text += whole;
    if (*text == '\0') return true;
    size_t fraction = *text == '.' ? strspn(text + 1, DIGITS) : 0;
    return fraction > 0 && text[1 + fraction] == '\0';
}

static bool is_formula(const char *text) {
    return *text && strchr("=+-@\t\r\n", *text) && !is_negative_number(text);
}

/* Separators, quotes and line ends; also spaces at an end, which some readers would cut off, and a byte order mark in
 * front, which would be taken for the file's. */
static bool needs_quotes(const char *text, size_t length) {
    bool has_edge_space = length > 0 && (text[0] == ' ' || text[length - 1] == ' ');
    bool has_mark = strncmp(text, "\xEF\xBB\xBF", 3) == 0;
    return has_edge_space || has_mark || strpbrk(text, ",;\"\r\n\t") != NULL;
}

void csv_write_cell(struct csv_writer *writer, const char *text) {
    size_t length = strlen(text);
    bool is_quoted = needs_quotes(text, length) || (length == 0 && !writer->in_row);
    if (writer->in_row) buffer_char(writer->to, ',');
    writer->in_row = true;
    if (is_quoted) buffer_char(writer->to, '"');
    if (is_formula(text)) buffer_char(writer->to, '\'');
    for (; *text; text++) {
        if (*text == '"') buffer_char(writer->to, '"');
        buffer_char(writer->to, *text);
    }
    if (is_quoted) buffer_char(writer->to, '"');
}

void csv_write_end(struct csv_writer *writer) {
    buffer_add(writer->to, "\r\n", 2);
    writer->in_row = false;
}

void csv_write_row(struct csv_writer *writer, const char *const *cells, size_t count) {
    for (size_t i = 0; i < count; i++) csv_write_cell(writer, cells[i]);
    csv_write_end(writer);
}
