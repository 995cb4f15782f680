/* Scope: writing and forgiving reading of numbers and codes. */
#include "lib/rules/register.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#define LONGEST_TYPED 64u /* significant characters; a longer text cannot be a number or a code */
#define PREFIX_LENGTH 3u
#define YEAR_LENGTH 4u
#define CODE_CHARACTERS 16u

static const char ALPHABET[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

static const char *const PREFIXES[CASE_KIND_COUNT] = { [CASE_COMPLAINT] = "PGD", [CASE_REQUEST] = "PMI" };

/* Length of a space or dash at TEXT, also those of word processors and phones (U+00A0, U+2010 to U+2015, U+2212);
 * 0 when there is none. */
static size_t gap_length(const char *text) {
    if (strchr(" -\t\r\n", *text)) return 1;
    if (strncmp(text, "\xC2\xA0", 2) == 0) return 2;
    if (strncmp(text, "\xE2\x88\x92", 3) == 0) return 3;
    bool is_dash =
        strncmp(text, "\xE2\x80", 2) == 0 && (unsigned char)text[2] >= 0x90 && (unsigned char)text[2] <= 0x95;
    return is_dash ? 3 : 0;
}

/* Copies TYPED without gaps and in capitals; false when it is longer than LONGEST_TYPED. */
static bool squeeze(const char *typed, char ret[LONGEST_TYPED + 1]) {
    size_t length = 0;
    while (*typed) {
        size_t gap = gap_length(typed);
        if (gap > 0) {
            typed += gap;
            continue;
        }
        if (length == LONGEST_TYPED) return false;
        bool is_small = *typed >= 'a' && *typed <= 'z';
        ret[length++] = is_small ? (char)(*typed - 'a' + 'A') : *typed;
        typed++;
    }
    ret[length] = '\0';
    return true;
}

char *register_text(struct arena *arena, struct register_number number) {
    return arena_format(arena, "%s-%04d-%06" PRId64, PREFIXES[number.kind], number.year, number.sequence);
}

/* The value of a digit or of a letter that looks like one; -1 otherwise. */
static int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c == 'O') return 0;
    return c == 'I' || c == 'L' ? 1 : -1;
}

/* Reads LENGTH digits; false on anything else. */
static bool read_digits(const char *text, size_t length, int64_t *ret) {
    int64_t value = 0;
    for (size_t i = 0; i < length; i++) {
        int digit = digit_value(text[i]);
        if (digit < 0 || value > REGISTER_LAST_SEQUENCE) return false;
        value = value * 10 + digit;
    }
    *ret = value;
    return true;
}

static bool read_prefix(const char *text, enum case_kind *ret) {
    for (int kind = 0; kind < CASE_KIND_COUNT; kind++) {
        if (strncmp(text, PREFIXES[kind], PREFIX_LENGTH) != 0) continue;
        *ret = (enum case_kind)kind;
        return true;
    }
    return false;
}

bool register_parse(const char *typed, struct register_number *ret) {
    char text[LONGEST_TYPED + 1];
    enum case_kind kind;
    int64_t year, sequence;
    if (!squeeze(typed, text) || !read_prefix(text, &kind)) return false;
    size_t length = strlen(text);
    if (length <= PREFIX_LENGTH + YEAR_LENGTH) return false;
    const char *digits = text + PREFIX_LENGTH;
    if (!read_digits(digits, YEAR_LENGTH, &year)) return false;
    if (!read_digits(digits + YEAR_LENGTH, length - PREFIX_LENGTH - YEAR_LENGTH, &sequence)) return false;
    if (year < REGISTER_FIRST_YEAR || year > REGISTER_LAST_YEAR) return false;
    if (sequence < 1 || sequence > REGISTER_LAST_SEQUENCE) return false;
    *ret = (struct register_number){ kind, (int)year, sequence };
    return true;
}

/* Sets CHARACTERS as four groups of four. */
static struct access_code grouped(const char *characters) {
    struct access_code code = { 0 };
    size_t at = 0;
    for (size_t i = 0; i < CODE_CHARACTERS; i++) {
        if (i > 0 && i % 4 == 0) code.text[at++] = '-';
        code.text[at++] = characters[i];
    }
    return code;
}

struct access_code access_code_from_bytes(const uint8_t bytes[ACCESS_CODE_BYTES]) {
    char characters[CODE_CHARACTERS];
    unsigned bits = 0, held = 0;
    size_t at = 0;
    for (size_t i = 0; i < ACCESS_CODE_BYTES; i++) {
        bits = (bits << 8 | bytes[i]) & 0xfffu;
        for (held += 8; held >= 5; held -= 5) characters[at++] = ALPHABET[bits >> (held - 5) & 31u];
    }
    return grouped(characters);
}

static char meant_character(char c) {
    if (c == '0' || c == 'O') return 'Q';
    return c == '1' || c == 'I' ? 'L' : c;
}

bool access_code_parse(const char *typed, struct access_code *ret) {
    char text[LONGEST_TYPED + 1];
    if (!squeeze(typed, text) || strlen(text) != CODE_CHARACTERS) return false;
    for (size_t i = 0; i < CODE_CHARACTERS; i++) {
        text[i] = meant_character(text[i]);
        if (!strchr(ALPHABET, text[i])) return false;
    }
    *ret = grouped(text);
    return true;
}

char *access_code_plain(struct arena *arena, struct access_code code) {
    char *plain = arena_alloc(arena, CODE_CHARACTERS + 1), *to = plain;
    for (const char *at = code.text; *at && to < plain + CODE_CHARACTERS; at++) {
        if (*at != '-') *to++ = *at;
    }
    return plain;
}
