/* Scope: text that grows in an arena. Exports: struct buffer and its functions. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "lib/base/arena.h"

/* `bytes` is always NUL-terminated once anything was added; borrow it until the next add or the arena's reset. */
struct buffer {
    struct arena *arena;
    char *bytes;
    size_t length, capacity;
};

/* Returns an empty buffer that will grow in ARENA. */
static inline struct buffer buffer_in(struct arena *arena) {
    return (struct buffer){ .arena = arena };
}

/* Makes room for MORE further bytes plus the NUL. */
void buffer_reserve(struct buffer *buffer, size_t more);

/* Inline: a page is some hundred small pieces. */
static inline void buffer_add(struct buffer *buffer, const char *bytes, size_t length) {
    if (length >= buffer->capacity - buffer->length) buffer_reserve(buffer, length);
    if (length) memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *string);
void buffer_char(struct buffer *buffer, char character);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds text for an HTML element or a double- or single-quoted attribute: & < > " ' become references. */
void buffer_html(struct buffer *buffer, const char *bytes, size_t length);

/* Returns the text, "" when nothing was added; borrowed. */
const char *buffer_string(const struct buffer *buffer);
