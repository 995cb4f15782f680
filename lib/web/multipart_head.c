/* Scope: Content-Type of the body and the headers of each part (RFC 7578, section 4). */
#include "lib/web/multipart_head.h"

#include <string.h>
#include <strings.h>

#include "lib/base/utf8.h"
#include "lib/web/multipart.h"

/* Text being read from its front. */
struct cursor {
    const char *at;
};

static bool take_text(struct cursor *cursor, const char *text) {
    size_t length = strlen(text);
    if (strncasecmp(cursor->at, text, length) != 0) return false;
    cursor->at += length;
    return true;
}

static void skip_spaces(struct cursor *cursor) {
    cursor->at += strspn(cursor->at, " \t");
}

/* A quoted text up to the next quote. Browsers write a quote inside a name as %22 (WHATWG HTML, multipart encoding) and
 * a backslash as itself, so there is no escape to undo. */
static char *take_quoted(struct arena *arena, struct cursor *cursor) {
    if (*cursor->at != '"') return NULL;
    const char *end = strchr(cursor->at + 1, '"');
    if (!end) return NULL;
    char *text = arena_copy(arena, cursor->at + 1, (size_t)(end - cursor->at - 1));
    cursor->at = end + 1;
    return text;
}

/* "; name="…"" and "; filename="…"", each at most once and nothing else (filename* is forbidden by RFC 7578, 4.2). */
static enum result read_disposition(struct arena *arena, const char *value, struct part_head *head) {
    struct cursor cursor = { value };
    if (!take_text(&cursor, "form-data")) return REFUSED_INVALID;
    for (skip_spaces(&cursor); *cursor.at; skip_spaces(&cursor)) {
        if (!take_text(&cursor, ";")) return REFUSED_INVALID;
        skip_spaces(&cursor);
        const char **place = take_text(&cursor, "name=")       ? &head->name
                             : take_text(&cursor, "filename=") ? &head->file_name
                                                               : NULL;
        if (!place || *place) return REFUSED_INVALID;
        *place = take_quoted(arena, &cursor);
        if (!*place) return REFUSED_INVALID;
    }
    if (!head->name || *head->name == '\0') return REFUSED_INVALID;
    bool is_long = strlen(head->name) > MULTIPART_NAME_LONGEST ||
                   (head->file_name && strlen(head->file_name) > MULTIPART_FILE_NAME_LONGEST);
    return is_long ? REFUSED_TOO_LARGE : DONE;
}

static bool is_identity_encoding(const char *value) {
    return strcasecmp(value, "binary") == 0 || strcasecmp(value, "8bit") == 0 || strcasecmp(value, "7bit") == 0;
}

static enum result read_line(struct arena *arena, char *line, struct part_head *head) {
    char *colon = strchr(line, ':');
    if (!colon || colon == line || *line == ' ' || *line == '\t') return REFUSED_INVALID;
    *colon = '\0';
    const char *value = colon + 1 + strspn(colon + 1, " \t");
    if (strcasecmp(line, "Content-Disposition") == 0)
        return head->name ? REFUSED_INVALID : read_disposition(arena, value, head);
    if (strcasecmp(line, "Content-Transfer-Encoding") == 0) return is_identity_encoding(value) ? DONE : REFUSED_INVALID;
    return DONE; /* others are ignored (RFC 7578, 4.8); the type of a file is found by its content */
}

enum result part_head_read(struct arena *arena, const char *bytes, size_t length, struct part_head *ret) {
    struct part_head head = { 0 };
    if (!text_is_clean(bytes, length)) return REFUSED_INVALID;
    while (length > 0) {
        const char *end = memmem(bytes, length, "\r\n", 2);
        if (!end) return REFUSED_INVALID;
        size_t line_length = (size_t)(end - bytes);
        if (memchr(bytes, '\n', line_length) || memchr(bytes, '\r', line_length)) return REFUSED_INVALID;
        enum result result = read_line(arena, arena_copy(arena, bytes, line_length), &head);
        if (result != DONE) return result;
        bytes += line_length + 2;
        length -= line_length + 2;
    }
    if (!head.name) return REFUSED_INVALID;
    *ret = head;
    return DONE;
}

/* RFC 2046, 5.1.1: bcharsnospace, or a space that is not the last one. */
static bool is_boundary(const char *text) {
    static const char ALLOWED[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=? ";
    size_t length = strlen(text);
    return length >= 1 && length <= MULTIPART_BOUNDARY_LONGEST && strspn(text, ALLOWED) == length &&
           text[length - 1] != ' ';
}

char *multipart_boundary(struct arena *arena, const char *content_type) {
    struct cursor cursor = { content_type };
    if (!take_text(&cursor, "multipart/form-data")) return NULL;
    skip_spaces(&cursor);
    if (!take_text(&cursor, ";")) return NULL;
    skip_spaces(&cursor);
    if (!take_text(&cursor, "boundary=")) return NULL;
    char *boundary;
    if (*cursor.at == '"') {
        boundary = take_quoted(arena, &cursor);
    } else {
        size_t length = strcspn(cursor.at, " \t;\"");
        boundary = arena_copy(arena, cursor.at, length);
        cursor.at += length;
    }
    skip_spaces(&cursor);
    return boundary && *cursor.at == '\0' && is_boundary(boundary) ? boundary : NULL;
}
