/* Scope: printing for two languages. */
#include "lib/rules/tongue.h"

#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/ratio.h"

#define NO_BREAK "\u00a0"
#define YEAR_DIGITS 4

/* Trades '.' and ',' in the Indonesian form of a number. */
static const char *traded(char *number) {
    for (char *at = number; *at; at++) {
        if (*at == '.') *at = ',';
        else if (*at == ',') *at = '.';
    }
    return number;
}

const char *tongue_number(struct arena *arena, enum tongue tongue, int64_t value, unsigned decimals) {
    char *number = format_number(arena, value, decimals);
    return tongue == ENGLISH ? traded(number) : number;
}

const char *tongue_percent(struct arena *arena, enum tongue tongue, int64_t value, unsigned decimals) {
    return arena_format(arena, "%s%s%%", tongue_number(arena, tongue, value, decimals), tongue == ENGLISH ? "" : NO_BREAK);
}

/* NUMBER behind SIGN_OF_MONEY, with a minus before both. */
static const char *money(struct arena *arena, const char *sign_of_money, const char *number) {
    bool is_negative = *number == '-';
    return arena_format(arena, "%s%s%s", is_negative ? "-" : "", sign_of_money, number + is_negative);
}

const char *tongue_rupiah(struct arena *arena, enum tongue tongue, int64_t rupiah) {
    return money(arena, tongue == ENGLISH ? "IDR" NO_BREAK : "Rp", tongue_number(arena, tongue, rupiah, 0));
}

static const char *scale_name(enum tongue tongue, int exponent) {
    static const char *const NAMES[][2] = { { "juta", "million" }, { "miliar", "billion" }, { "triliun", "trillion" } };
    return NAMES[exponent / 3 - 2][tongue];
}

const char *tongue_rupiah_short(struct arena *arena, enum tongue tongue, int64_t rupiah) {
    int64_t amount;
    int exponent = format_rupiah_scale(rupiah, &amount);
    if (exponent == 0) return tongue_rupiah(arena, tongue, rupiah);
    const char *number = money(arena, tongue == ENGLISH ? "IDR" NO_BREAK : "Rp", tongue_number(arena, tongue, amount, 2));
    return arena_format(arena, "%s" NO_BREAK "%s", number, scale_name(tongue, exponent));
}

struct tongue_amount tongue_rupiah_parts(struct arena *arena, enum tongue tongue, int64_t rupiah) {
    int64_t amount;
    int exponent = format_rupiah_scale(rupiah, &amount);
    if (exponent == 0) return (struct tongue_amount){ tongue_number(arena, tongue, amount, 0), "rupiah" };
    return (struct tongue_amount){ tongue_number(arena, tongue, amount, 2),
                                   arena_format(arena, "%s rupiah", scale_name(tongue, exponent)) };
}

const char *tongue_dollar(struct arena *arena, enum tongue tongue, int64_t cents) {
    return money(arena, "US$", tongue_number(arena, tongue, cents, 2));
}

const char *tongue_dollar_short(struct arena *arena, enum tongue tongue, int64_t cents) {
    int64_t amount;
    int exponent = format_rupiah_scale(round_half_up(cents, 100), &amount);
    if (exponent == 0) return tongue_dollar(arena, tongue, cents);
    int64_t unit = exponent == 6 ? 1000000 : exponent == 9 ? 1000000000 : 1000000000000;
    amount = round_half_up(cents, unit); /* cents a unit: hundredths of the scale */
    return arena_format(arena, "%s" NO_BREAK "%s", money(arena, "US$", tongue_number(arena, tongue, amount, 2)), scale_name(tongue, exponent));
}

static const char *english_month(int month) {
    static const char *const MONTHS[] = { "January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December" };
    return MONTHS[month - 1];
}

const char *tongue_day(struct arena *arena, enum tongue tongue, day_number day) {
    struct civil civil = civil_from_day(day);
    if (tongue == INDONESIAN) return format_day(arena, day);
    return arena_format(arena, "%d %s %04d", civil.day, english_month(civil.month), civil.year);
}

/* What stands behind the year: "Q1", "H2", "April"; "" for a year or a span of years. */
static const char *english_part(struct arena *arena, const char *period) {
    const char *part = period[YEAR_DIGITS] == '-' ? period + YEAR_DIGITS + 1 : "";
    if (*part == 'Q') return arena_string(arena, part);
    if (*part == 'S') return arena_format(arena, "H%s", part + 1);
    return strlen(part) == 2 ? english_month((part[0] - '0') * 10 + part[1] - '0') : "";
}

const char *tongue_period(struct arena *arena, enum tongue tongue, const char *period) {
    struct period days;
    if (tongue == INDONESIAN) return period_label(arena, period);
    if (!period_parse(period, &days)) return arena_string(arena, period);
    const char *part = english_part(arena, period), *year = arena_copy(arena, period, YEAR_DIGITS);
    if (*part) return arena_format(arena, "%s %s", part, year);
    return period[YEAR_DIGITS] ? arena_format(arena, "%s–%s", year, period + YEAR_DIGITS + 1) : year;
}

const char *tongue_period_part(struct arena *arena, enum tongue tongue, const char *period) {
    struct period days;
    bool has_part = period_parse(period, &days) && period[YEAR_DIGITS] && strlen(period) < 2 * YEAR_DIGITS + 1;
    if (!has_part) return tongue_period(arena, tongue, period);
    if (tongue == ENGLISH) return english_part(arena, period);
    const char *label = period_label(arena, period);
    const char *year = strrchr(label, ' ');
    return year ? arena_copy(arena, label, (size_t)(year - label)) : label;
}
