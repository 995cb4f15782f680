/* Scope: percent-encoding and form encoding, without guessing: what is malformed is refused. */
#include "lib/web/urlencoded.h"

#include <string.h>

#include "lib/base/utf8.h"

static int hexadecimal(char character) {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    return -1;
}

char *percent_decode(struct arena *arena, const char *bytes, size_t length, bool plus_is_space) {
    char *text = arena_alloc(arena, length + 1);
    size_t written = 0;
    for (size_t i = 0; i < length; i++) {
        char character = bytes[i];
        if (character == '%') {
            if (length - i < 3) return NULL;
            int high = hexadecimal(bytes[i + 1]), low = hexadecimal(bytes[i + 2]);
            if (high < 0 || low < 0) return NULL;
            character = (char)(high * 16 + low);
            i += 2;
        } else if (character == '+' && plus_is_space) {
            character = ' ';
        }
        text[written++] = character;
    }
    return text_is_clean(text, written) ? text : NULL;
}

static bool is_unreserved(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '-' || character == '.' || character == '_' ||
           character == '~';
}

void percent_encode(struct buffer *buffer, const char *text) {
    static const char DIGITS[] = "0123456789ABCDEF";
    for (; *text; text++) {
        if (is_unreserved(*text)) {
            buffer_char(buffer, *text);
            continue;
        }
        unsigned char byte = (unsigned char)*text;
        buffer_add(buffer, (const char[]){ '%', DIGITS[byte >> 4], DIGITS[byte & 15] }, 3);
    }
}

static enum result read_pair(struct arena *arena, const char *bytes, size_t length, struct parameters *parameters) {
    const char *equals = memchr(bytes, '=', length);
    size_t name_length = equals ? (size_t)(equals - bytes) : length;
    size_t value_length = equals ? length - name_length - 1 : 0;
    const char *name = percent_decode(arena, bytes, name_length, true);
    const char *value = percent_decode(arena, equals ? equals + 1 : bytes, value_length, true);
    if (!name || !value || *name == '\0') return REFUSED_INVALID;
    return parameters_add(arena, parameters, name, value);
}

enum result urlencoded_read(struct arena *arena, const char *bytes, size_t length, struct parameters *parameters) {
    while (length > 0) {
        const char *separator = memchr(bytes, '&', length);
        size_t piece = separator ? (size_t)(separator - bytes) : length;
        enum result result = piece ? read_pair(arena, bytes, piece, parameters) : DONE;
        if (result != DONE) return result;
        size_t used = separator ? piece + 1 : piece;
        bytes += used;
        length -= used;
    }
    return DONE;
}
