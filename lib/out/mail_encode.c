/* Scope: encoded-words and quoted-printable. */
#include "lib/out/mail_encode.h"

#include <stdbool.h>

#define WORD_BEGIN "=?UTF-8?Q?"
#define WORD_END "?="
#define WORD_LONGEST 75 /* characters of one encoded-word, RFC 2047 section 2 */

static bool is_control(char c) {
    return (unsigned char)c < ' ' || c == 0x7f;
}

static bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Bytes of the character that begins at TEXT. */
static size_t character_length(const char *text) {
    size_t length = 1;
    while (((unsigned char)text[length] & 0xc0) == 0x80) length++;
    return length;
}

static void add_escaped(struct buffer *out, char byte) {
    buffer_format(out, "=%02X", (unsigned)(unsigned char)byte);
}

/* ---- headers ---- */

/* Characters that stand for themselves in the strictest place, the name before an address (RFC 2047 5 (3)). */
static bool is_plain_in_word(char c) {
    return is_alphanumeric(c) || (c != '\0' && strchr("!*+-/", c) != NULL);
}

static size_t width_in_word(const char *text, size_t length) {
    return length == 1 && (is_plain_in_word(*text) || *text == ' ' || is_control(*text)) ? 1 : 3 * length;
}

static void add_in_word(struct buffer *out, const char *text, size_t length) {
    bool is_space = *text == ' ' || is_control(*text);
    if (is_space) buffer_char(out, '_');
    else if (length == 1 && is_plain_in_word(*text)) buffer_char(out, *text);
    else
        for (size_t i = 0; i < length; i++) add_escaped(out, text[i]);
}

/* Adds TEXT as encoded-words; COLUMN characters stand in the line already. */
static void add_words(struct buffer *out, size_t column, const char *text) {
    size_t used = 0;
    const size_t around = strlen(WORD_BEGIN WORD_END);
    buffer_text(out, WORD_BEGIN);
    for (size_t length; *text; text += length) {
        length = character_length(text);
        size_t width = width_in_word(text, length), word = around + used + width;
        if (word > WORD_LONGEST || column + word > MAIL_LINE_LONGEST) {
            buffer_text(out, WORD_END "\r\n " WORD_BEGIN);
            column = 1;
            used = 0;
        }
        add_in_word(out, text, length);
        used += width;
    }
    buffer_text(out, WORD_END);
}

/* True when TEXT can stand as it is: printable ASCII that nobody takes for an encoded-word, and short enough. */
static bool is_plain(const char *text, size_t room) {
    for (const char *at = text; *at; at++) {
        if (is_control(*at) || (unsigned char)*at >= 0x80) return false;
    }
    return strlen(text) <= room && !strstr(text, "=?");
}

void mail_header_text(struct buffer *out, const struct mail_header *header) {
    size_t column = strlen(header->name) + strlen(": ");
    buffer_format(out, "%s: ", header->name);
    if (is_plain(header->text, MAIL_LINE_LONGEST - column)) buffer_text(out, header->text);
    else add_words(out, column, header->text);
    buffer_text(out, "\r\n");
}

static void add_quoted(struct buffer *out, const char *text) {
    buffer_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') buffer_char(out, '\\');
        buffer_char(out, *text);
    }
    buffer_char(out, '"');
}

void mail_header_name(struct buffer *out, const struct mail_header *header, const char *address) {
    size_t column = strlen(header->name) + strlen(": ");
    if (*header->text == '\0') {
        buffer_format(out, "%s: %s\r\n", header->name, address);
        return;
    }
    buffer_format(out, "%s: ", header->name);
    bool is_short = is_plain(header->text, (MAIL_LINE_LONGEST - column) / 2); /* each character may need a backslash */
    if (is_short) add_quoted(out, header->text);
    else add_words(out, column, header->text);
    buffer_format(out, "\r\n <%s>\r\n", address);
}

/* ---- body ---- */

static bool ends_line(const char *text) {
    return *text == '\n' || *text == '\0';
}

/* Whether the character at TEXT must be escaped when it stands at COLUMN. */
static bool must_escape(const char *text, size_t column) {
    char c = *text;
    bool is_blank = c == ' ' || c == '\t';
    if (is_blank) return ends_line(text + 1);
    if ((unsigned char)c >= 0x80 || is_control(c) || c == '=') return true;
    bool begins_line = column == 0;
    return begins_line && (c == '.' || strncmp(text, "From ", 5) == 0);
}

/* Adds one line of TEXT without its end; returns what follows it. */
static const char *add_line(struct buffer *out, const char *text) {
    size_t column = 0;
    while (!ends_line(text)) {
        size_t length = character_length(text);
        bool is_escaped = must_escape(text, column);
        size_t width = is_escaped ? 3 * length : length;
        if (column + width > MAIL_LINE_LONGEST - 1) { /* the last column is for the sign that the line goes on */
            buffer_text(out, "=\r\n");
            column = 0;
            continue;
        }
        for (size_t i = 0; i < length; i++) {
            if (is_escaped) add_escaped(out, text[i]);
            else buffer_char(out, text[i]);
        }
        column += width;
        text += length;
    }
    return text;
}

void mail_body_text(struct buffer *out, const char *text) {
    while (*text) {
        text = add_line(out, text);
        buffer_text(out, "\r\n");
        text += *text == '\n';
    }
}
