/* Scope: strict small readers; nothing is rounded and nothing guessed. */
#include "lib/rules/typed.h"

#include <stddef.h>
#include <string.h>

#define LONGEST_NUMBER 60u /* characters; stops an endless run of zeros */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t digits_at(const char *text) {
    return strspn(text, "0123456789");
}

/* A number taken apart: the digits before the decimal sign without groups, and those after it. */
struct parts {
    bool is_negative;
    char whole[LONGEST_NUMBER + 1];
    const char *fraction;
    size_t fraction_length;
};

/* Adds one digit to *value; false when it no longer fits. */
static bool append_digit(int64_t *value, int digit) {
    return !__builtin_mul_overflow(*value, 10, value) && !__builtin_add_overflow(*value, digit, value);
}

static enum typed_fault join(const struct parts *parts, unsigned decimals, int64_t *ret) {
    int64_t value = 0;
    int sign = parts->is_negative ? -1 : 1;
    for (const char *at = parts->whole; *at; at++) {
        if (!append_digit(&value, sign * (*at - '0'))) return TYPED_TOO_LARGE;
    }
    for (size_t i = 0; i < decimals; i++) {
        int digit = i < parts->fraction_length ? parts->fraction[i] - '0' : 0;
        if (!append_digit(&value, sign * digit)) return TYPED_TOO_LARGE;
    }
    for (size_t i = decimals; i < parts->fraction_length; i++) {
        if (parts->fraction[i] != '0') return TYPED_TOO_MANY_DECIMALS;
    }
    *ret = value;
    return TYPED_OK;
}

/* Reads what stands after the decimal sign up to the end. */
static bool read_fraction(const char *text, struct parts *parts) {
    parts->fraction = text;
    parts->fraction_length = digits_at(text);
    return parts->fraction_length > 0 && text[parts->fraction_length] == '\0';
}

enum typed_fault typed_decimal(const char *text, unsigned decimals, int64_t *ret) {
    struct parts parts = { .is_negative = *text == '-' };
    text += parts.is_negative;
    size_t length = digits_at(text);
    if (length == 0) return TYPED_NOT_A_NUMBER;
    if (strlen(text) > LONGEST_NUMBER) return TYPED_TOO_LARGE;
    memcpy(parts.whole, text, length);
    bool is_right = text[length] == '\0' || (text[length] == '.' && read_fraction(text + length + 1, &parts));
    return is_right ? join(&parts, decimals, ret) : TYPED_NOT_A_NUMBER;
}

/* Reads digits with or without groups of three; NULL when the groups are wrong, else where they end. */
static const char *read_groups(const char *text, struct parts *parts) {
    size_t length = digits_at(text), to = length;
    if (length == 0) return NULL;
    memcpy(parts->whole, text, length);
    bool is_grouped = text[length] == '.';
    if (is_grouped && length > 3) return NULL;
    for (text += length; *text == '.'; text += 4) {
        if (digits_at(text + 1) != 3) return NULL;
        memcpy(parts->whole + to, text + 1, 3);
        to += 3;
    }
    return text;
}

static size_t spaces_at(const char *text) {
    return strspn(text, " \t");
}

enum typed_fault typed_amount(const char *text, unsigned decimals, int64_t *ret) {
    char copy[LONGEST_NUMBER + 1] = { 0 };
    text += spaces_at(text);
    struct parts parts = { .is_negative = *text == '-' };
    text += parts.is_negative;
    if ((text[0] == 'R' || text[0] == 'r') && (text[1] == 'p' || text[1] == 'P')) text += 2;
    text += spaces_at(text);
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) length--;
    if (length > LONGEST_NUMBER) return TYPED_TOO_LARGE;
    memcpy(copy, text, length);

    const char *rest = read_groups(copy, &parts);
    if (!rest) return TYPED_NOT_A_NUMBER;
    bool is_right = *rest == '\0' || strcmp(rest, ",-") == 0 || (*rest == ',' && read_fraction(rest + 1, &parts));
    return is_right ? join(&parts, decimals, ret) : TYPED_NOT_A_NUMBER;
}

const char *typed_fault_label(enum typed_fault fault) {
    static const char *const LABELS[] = {
        [TYPED_OK] = "",
        [TYPED_NOT_A_NUMBER] = "bukan angka",
        [TYPED_TOO_MANY_DECIMALS] = "angka di belakang koma terlalu banyak",
        [TYPED_TOO_LARGE] = "angka terlalu besar",
    };
    return LABELS[fault];
}

/* Reads LEAST to MOST digits at *text and moves on. */
static bool take_number(const char **text, size_t least, size_t most, int *ret) {
    size_t length = digits_at(*text);
    if (length < least || length > most) return false;
    *ret = 0;
    for (size_t i = 0; i < length; i++) *ret = *ret * 10 + ((*text)[i] - '0');
    *text += length;
    return true;
}

bool typed_day(const char *text, day_number *ret) {
    struct civil civil;
    text += spaces_at(text);
    if (!take_number(&text, 1, 2, &civil.day)) return false;
    char separator = *text++;
    if (separator != '/' && separator != '-' && separator != '.') return false;
    if (!take_number(&text, 1, 2, &civil.month) || *text++ != separator) return false;
    if (!take_number(&text, 4, 4, &civil.year)) return false;
    text += spaces_at(text);
    if (*text != '\0' || !civil_exists(civil)) return false;
    *ret = day_from_civil(civil);
    return true;
}

bool typed_time(const char *text, struct typed_time *ret) {
    int hour, minute;
    text += spaces_at(text);
    if (!take_number(&text, 1, 2, &hour)) return false;
    if (*text != '.' && *text != ':') return false;
    text++;
    if (!take_number(&text, 2, 2, &minute) || hour > 23 || minute > 59) return false;
    text += spaces_at(text);
    if (*text != '\0') return false;
    *ret = (struct typed_time){ { (char)('0' + hour / 10), (char)('0' + hour % 10), ':', (char)('0' + minute / 10),
                                  (char)('0' + minute % 10), '\0' } };
    return true;
}

/* Copies the digits of TEXT; false on any other character than the usual ones between them, or on too many. */
static bool take_digits(const char *text, char ret[TYPED_PHONE_LENGTH]) {
    size_t length = 0;
    for (; *text; text++) {
        if (strchr(" -.()", *text)) continue;
        if (!is_digit(*text) || length == TYPED_PHONE_LENGTH - 1) return false;
        ret[length++] = *text;
    }
    ret[length] = '\0';
    return true;
}

bool typed_phone(const char *text, struct typed_phone *ret) {
    char digits[TYPED_PHONE_LENGTH];
    text += spaces_at(text);
    bool has_plus = *text == '+';
    if (!take_digits(text + has_plus, digits)) return false;
    bool is_domestic = !has_plus && digits[0] == '0';
    bool is_indonesian = is_domestic || strncmp(digits, "62", 2) == 0;
    if (!is_indonesian && !has_plus) return false;
    const char *national = is_domestic ? digits + 1 : is_indonesian ? digits + 2 : digits;
    size_t length = strlen(national);
    if (*national == '0' || length < 8 || length > (is_indonesian ? 13u : 15u)) return false;
    *ret = (struct typed_phone){ 0 };
    size_t at = 0;
    for (const char *from = is_indonesian ? "+62" : "+"; *from; from++) ret->text[at++] = *from;
    memcpy(ret->text + at, national, length);
    return true;
}
