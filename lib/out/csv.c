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

/* What a spreadsheet begins to compute at, also as the wide forms East Asian settings read alike. */
static const char *const STARTS[] = { "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0" };

/* What some of them drop before they look: spaces, a space that does not break, one without width, a byte order mark. */
static const char *const DROPPED[] = { " ", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF" };

static size_t length_of_first(const char *text, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(list[i]);
        if (strncmp(text, list[i], length) == 0) return length;
    }
    return 0;
}

static bool starts_formula(const char *text) {
    size_t dropped;
    while ((dropped = length_of_first(text, DROPPED, sizeof DROPPED / sizeof *DROPPED)) > 0) text += dropped;
    return length_of_first(text, STARTS, sizeof STARTS / sizeof *STARTS) > 0;
}

static bool is_formula(const char *text) {
    return *text && (strchr("\t\r\n", *text) || starts_formula(text)) && !is_negative_number(text);
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
        if (strchr(";\t\r\n", *text) && starts_formula(text + 1)) buffer_char(writer->to, '\'');
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
