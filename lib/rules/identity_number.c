/* Scope: plausibility and masking of the NIK. */
#include "lib/rules/identity_number.h"

#include <stdbool.h>
#include <string.h>

#include "lib/base/buffer.h"

#define DIGITS 16
#define SHOWN_AT_EACH_END 4

static int two_digits(const char *at) {
    return (at[0] - '0') * 10 + (at[1] - '0');
}

/* Day 1-31, or 41-71 for women; month 1-12; a region never starts with zero and no sequence is 0000. */
static bool is_plausible(const char *number) {
    int day = two_digits(number + 6), month = two_digits(number + 8);
    if (day > 40) day -= 40;
    return number[0] != '0' && day >= 1 && day <= 31 && month >= 1 && month <= 12 && strcmp(number + 12, "0000") != 0;
}

const char *identity_number_normal(struct arena *arena, const char *typed) {
    struct buffer digits = buffer_in(arena);
    for (; *typed; typed++) {
        if (strchr(" .-", *typed)) continue;
        if (*typed < '0' || *typed > '9') return NULL;
        buffer_char(&digits, *typed);
    }
    return digits.length == DIGITS && is_plausible(digits.bytes) ? digits.bytes : NULL;
}

const char *identity_number_masked(struct arena *arena, const char *number) {
    struct buffer masked = buffer_in(arena);
    buffer_add(&masked, number, SHOWN_AT_EACH_END);
    for (int i = 0; i < DIGITS - 2 * SHOWN_AT_EACH_END; i++) buffer_text(&masked, "•");
    buffer_text(&masked, number + DIGITS - SHOWN_AT_EACH_END);
    return buffer_string(&masked);
}
