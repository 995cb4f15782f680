/* Scope: text hygiene over libunistring. */
#include "lib/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

bool text_is_clean(const char *bytes, size_t length) {
    for (size_t at = 0; at < length; at++) {
        unsigned char c = (unsigned char)bytes[at];
        if (c == 0x7f || (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) return false;
    }
    return u8_check((const uint8_t *)bytes, length) == NULL;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Joins line ends in place: CRLF and lone CR become LF. */
static size_t unify_line_ends(char *text) {
    size_t to = 0;
    for (size_t from = 0; text[from]; from++) {
        bool is_return = text[from] == '\r';
        if (is_return && text[from + 1] == '\n') continue;
        text[to++] = is_return ? '\n' : text[from];
    }
    text[to] = '\0';
    return to;
}

static bool is_direction_control(ucs4_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Takes the direction controls out, in place. */
static void drop_direction_controls(char *text) {
    ucs4_t c;
    const uint8_t *next;
    uint8_t *to = (uint8_t *)text;
    for (const uint8_t *at = to; (next = u8_next(&c, at)); at = next) {
        if (is_direction_control(c)) continue;
        memmove(to, at, (size_t)(next - at));
        to += next - at;
    }
    *to = '\0';
}

char *text_normal(struct arena *arena, const char *text) {
    char *copy = arena_string(arena, text);
    drop_direction_controls(copy);
    while (is_space(*copy)) copy++;
    size_t length = unify_line_ends(copy);
    while (length > 0 && is_space(copy[length - 1])) copy[--length] = '\0';

    size_t composed_length = length * 3 + 1;
    uint8_t *space = arena_alloc(arena, composed_length);
    uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)copy, length, space, &composed_length);
    if (composed != space) { /* longer than any NFC can be: leave the text as it was typed */
        free(composed);
        return copy;
    }
    return arena_copy(arena, (const char *)composed, composed_length);
}

size_t text_length(const char *text) {
    return u8_mbsnlen((const uint8_t *)text, strlen(text));
}

bool text_has_direction_control(const char *text) {
    ucs4_t c;
    for (const uint8_t *at = (const uint8_t *)text; (at = u8_next(&c, at));) {
        if (is_direction_control(c)) return true;
    }
    return false;
}
