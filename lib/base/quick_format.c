/* Scope: one walk along the format. A directive this file does not know ends it: printf knows all. */
#include "lib/base/quick_format.h"

#include <stdbool.h>
#include <string.h>

#define MOST_DIGITS 20 /* of a 64-bit number */

struct writer {
    char *room;
    size_t length;
    va_list list;
};

/* What stands between '%' and the letter. */
struct directive {
    unsigned width;   /* filled with zeros */
    unsigned longs;   /* l or ll, or z, which is as long */
};

static bool add(struct writer *writer, const char *bytes, size_t length) {
    if (length > QUICK_FORMAT_ROOM - writer->length) return false;
    memcpy(writer->room + writer->length, bytes, length);
    writer->length += length;
    return true;
}

static bool add_number(struct writer *writer, const struct directive *directive, bool is_negative, unsigned long long size) {
    char digits[MOST_DIGITS + 1], *end = digits + sizeof digits, *at = end;
    do {
        *--at = (char)('0' + size % 10);
        size /= 10;
    } while (size > 0);
    size_t width = directive->width > is_negative ? directive->width - is_negative : 0;
    while ((size_t)(end - at) < width && at > digits + 1) *--at = '0';
    if (is_negative) *--at = '-';
    return (size_t)(end - at) >= directive->width && add(writer, at, (size_t)(end - at));
}

static bool add_signed(struct writer *writer, const struct directive *directive) {
    long long value = directive->longs ? va_arg(writer->list, long) : va_arg(writer->list, int);
    return add_number(writer, directive, value < 0, value < 0 ? 0ull - (unsigned long long)value : (unsigned long long)value);
}

static bool add_unsigned(struct writer *writer, const struct directive *directive) {
    return add_number(writer, directive, false, directive->longs ? va_arg(writer->list, unsigned long) : va_arg(writer->list, unsigned));
}

_Static_assert(sizeof(long) == sizeof(long long) && sizeof(long) == sizeof(size_t), "one kind of long number");

static bool add_character(struct writer *writer) {
    char character = (char)va_arg(writer->list, int);
    return add(writer, &character, 1);
}

static bool add_text(struct writer *writer) {
    const char *text = va_arg(writer->list, const char *);
    return text && add(writer, text, strlen(text));
}

/* AT stands behind the '%'; returns what follows the directive, NULL for one not known. */
static const char *add_directive(struct writer *writer, const char *at) {
    struct directive directive = { 0 };
    if (*at == '%') return add(writer, at, 1) ? at + 1 : NULL;
    if (*at == '0') {
        for (at++; *at >= '0' && *at <= '9' && directive.width < MOST_DIGITS; at++) directive.width = directive.width * 10 + (unsigned)(*at - '0');
    }
    for (; (*at == 'l' || *at == 'z') && directive.longs < 2; at++) directive.longs++;
    bool is_plain = directive.width == 0 && directive.longs == 0, is_known = false;
    if (*at == 'd') is_known = add_signed(writer, &directive);
    else if (*at == 'u') is_known = add_unsigned(writer, &directive);
    else if (*at == 's') is_known = is_plain && add_text(writer);
    else if (*at == 'c') is_known = is_plain && add_character(writer);
    return is_known ? at + 1 : NULL;
}

size_t quick_format(char room[static QUICK_FORMAT_ROOM], const char *format, va_list list) {
    struct writer writer = { .room = room };
    va_copy(writer.list, list);
    const char *at = format;
    while (at && *at) {
        const char *percent = strchrnul(at, '%');
        if (!add(&writer, at, (size_t)(percent - at))) at = NULL;
        else at = *percent ? add_directive(&writer, percent + 1) : percent;
    }
    va_end(writer.list);
    return at ? writer.length : QUICK_FORMAT_NOT;
}
