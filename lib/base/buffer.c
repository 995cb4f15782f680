/* Scope: growing text and the one HTML escaper of the product. */
#include "lib/base/buffer.h"

#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define SMALLEST_CAPACITY 256u

void buffer_reserve(struct buffer *buffer, size_t more) {
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->capacity) return;
    size_t capacity = buffer->capacity * 2 > needed ? buffer->capacity * 2 : needed;
    if (capacity < SMALLEST_CAPACITY) capacity = SMALLEST_CAPACITY;
    char *bytes = arena_room(buffer->arena, capacity);
    if (buffer->length) memcpy(bytes, buffer->bytes, buffer->length);
    bytes[buffer->length] = '\0';
    buffer->bytes = bytes;
    buffer->capacity = capacity;
}

void buffer_text(struct buffer *buffer, const char *string) {
    buffer_add(buffer, string, strlen(string));
}

void buffer_char(struct buffer *buffer, char character) {
    buffer_add(buffer, &character, 1);
}

void buffer_format(struct buffer *buffer, const char *format, ...) {
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    if (length > 0) {
        buffer_reserve(buffer, (size_t)length);
        (void)vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

/* A table, because every character of every value shown passes here. */
static const struct reference { char text[7]; uint8_t length; } HTML_REFERENCES[UCHAR_MAX + 1] = {
    ['&'] = { "&amp;", 5 }, ['<'] = { "&lt;", 4 }, ['>'] = { "&gt;", 4 }, ['"'] = { "&quot;", 6 }, ['\''] = { "&#39;", 5 },
};

void buffer_html(struct buffer *buffer, const char *bytes, size_t length) {
    size_t plain_from = 0;
    for (size_t at = 0; at < length; at++) {
        const struct reference *reference = &HTML_REFERENCES[(unsigned char)bytes[at]];
        if (reference->length == 0) continue;
        buffer_add(buffer, bytes + plain_from, at - plain_from);
        buffer_add(buffer, reference->text, reference->length);
        plain_from = at + 1;
    }
    buffer_add(buffer, bytes + plain_from, length - plain_from);
}

const char *buffer_string(const struct buffer *buffer) {
    return buffer->bytes ? buffer->bytes : "";
}
