/* Scope: what a name means in a view and how a value prints. Exports: value_find, value_is_true, value_text.
 * Truth and the form of reals are ECMAScript's (ECMA-262, ToBoolean and Number::toString), as in mustache.js. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/web/mustache_tree.h"

#define MOST_DIGITS 17    /* enough for any double to survive the round trip (IEEE 754) */
#define LARGEST_PLAIN 21  /* digits before the point; beyond, the exponent is written */
#define SMALLEST_PLAIN -6 /* zeros behind the point before the first digit, negative */

json_t *value_find(json_t *const *contexts, size_t count, const struct node *node) {
    if (node->key_count == 0) return contexts[count - 1];
    const struct bytes *key = node->keys;
    json_t *value = NULL;
    while (count > 0 && !value) value = json_object_getn(contexts[--count], key->at, key->length);
    for (uint32_t i = 1; i < node->key_count && value; i++) {
        value = json_object_getn(value, key[i].at, key[i].length);
    }
    return value;
}

bool value_is_true(const json_t *value) {
    switch (value ? json_typeof(value) : JSON_NULL) {
    case JSON_NULL:
    case JSON_FALSE: return false;
    case JSON_STRING: return json_string_length(value) > 0;
    case JSON_INTEGER: return json_integer_value(value) != 0;
    case JSON_REAL: return fpclassify(json_real_value(value)) != FP_ZERO;
    case JSON_ARRAY: return json_array_size(value) > 0;
    default: return true;
    }
}

/* The fewest digits that read back as VALUE, and the place of the decimal point: 0.digits × 10^point. */
static int shortest_digits(double value, char digits[MOST_DIGITS + 1], int *ret_point) {
    char scientific[LONGEST_NUMBER];
    for (int precision = 0; precision < MOST_DIGITS; precision++) {
        (void)snprintf(scientific, sizeof scientific, "%.*e", precision, value);
        if (!(strtod(scientific, NULL) < value) && !(strtod(scientific, NULL) > value)) break;
    }
    int count = 0;
    const char *at = scientific;
    for (; *at != 'e'; at++) {
        if (*at >= '0' && *at <= '9') digits[count++] = *at; /* whatever the locale's decimal point is */
    }
    *ret_point = (int)strtol(at + 1, NULL, 10) + 1;
    digits[count] = '\0';
    return count;
}

/* Number::toString for a finite VALUE > 0. */
static int print_real(double value, char *room, size_t size) {
    char digits[MOST_DIGITS + 1];
    int point, count = shortest_digits(value, digits, &point);
    if (point > LARGEST_PLAIN || point <= SMALLEST_PLAIN) {
        return snprintf(room, size, "%c%s%se%+d", digits[0], count > 1 ? "." : "", digits + 1, point - 1);
    }
    if (point <= 0) return snprintf(room, size, "0.%.*s%s", -point, "000000", digits);
    if (point >= count) return snprintf(room, size, "%s%.*s", digits, point - count, "000000000000000000000");
    return snprintf(room, size, "%.*s.%s", point, digits, digits + point);
}

static struct bytes real_text(double value, char room[LONGEST_NUMBER]) {
    if (fpclassify(value) == FP_ZERO) return (struct bytes){ "0", 1 };
    room[0] = '-';
    size_t sign = signbit(value) ? 1 : 0;
    int length = print_real(fabs(value), room + sign, LONGEST_NUMBER - sign);
    return (struct bytes){ room, sign + (size_t)length };
}

static struct bytes integer_text(json_int_t value, char room[LONGEST_NUMBER]) {
    unsigned long long rest = value < 0 ? 0ull - (unsigned long long)value : (unsigned long long)value;
    char *at = room + LONGEST_NUMBER;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) *--at = '-';
    return (struct bytes){ at, (size_t)(room + LONGEST_NUMBER - at) };
}

struct bytes value_text(const json_t *value, char room[LONGEST_NUMBER]) {
    switch (value ? json_typeof(value) : JSON_NULL) {
    case JSON_STRING: return (struct bytes){ json_string_value(value), json_string_length(value) };
    case JSON_INTEGER: return integer_text(json_integer_value(value), room);
    case JSON_REAL: return real_text(json_real_value(value), room);
    case JSON_TRUE: return (struct bytes){ "true", 4 };
    case JSON_FALSE: return (struct bytes){ "false", 5 };
    default: return (struct bytes){ "", 0 };
    }
}
