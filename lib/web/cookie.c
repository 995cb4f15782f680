/* Scope: the Cookie header, pair by pair. */
#include "lib/web/cookie.h"

#include <string.h>

/* RFC 6265 4.1.1 cookie-octet: printable ASCII without space, quote, comma, semicolon and backslash. */
static bool is_cookie_octet(char character) {
    return character > ' ' && character < 0x7f && strchr("\",;\\", character) == NULL;
}

static bool is_token_character(char character) {
    return character > ' ' && character < 0x7f && strchr("()<>@,;:\\\"/[]?={}", character) == NULL;
}

static bool all(bool (*is_right)(char), const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!is_right(bytes[i])) return false;
    return true;
}

static void read_pair(struct arena *arena, const char *bytes, size_t length, struct parameters *cookies) {
    const char *equals = memchr(bytes, '=', length);
    if (!equals || equals == bytes) return;
    size_t name_length = (size_t)(equals - bytes), value_length = length - name_length - 1;
    const char *value = equals + 1;
    if (value_length >= 2 && value[0] == '"' && value[value_length - 1] == '"') {
        value++;
        value_length -= 2;
    }
    if (!all(is_token_character, bytes, name_length) || !all(is_cookie_octet, value, value_length)) return;
    /* more cookies than PARAMETERS_MOST: the rest is not looked at */
    (void)parameters_add(arena, cookies, arena_copy(arena, bytes, name_length), arena_copy(arena, value, value_length));
}

void cookie_read(struct arena *arena, const char *header, struct parameters *cookies) {
    if (strnlen(header, COOKIE_HEADER_LONGEST + 1) > COOKIE_HEADER_LONGEST) return;
    while (*header) {
        header += strspn(header, " ;");
        size_t length = strcspn(header, ";"), trimmed = length;
        while (trimmed > 0 && header[trimmed - 1] == ' ') trimmed--;
        if (trimmed) read_pair(arena, header, trimmed, cookies);
        header += length;
    }
}
