/* Scope: decimal numbers of any length, and the rules in their terms.
 *
 * A number is a row of decimal digits, most significant first: WHOLE digits before the point, then its decimals. Every rule
 * is made of one step, number x factor / divisor rounded half up to some decimals. For that the product is formed exactly
 * (columns times the factor, carried from the right), then divided from the left with a remainder below the divisor, which
 * gives the true digits of the quotient one by one; the digit after the last one kept decides the rounding. */
#include "lib/rules/skm_reconcile.h"

#include <string.h>

#define WHOLE 9u             /* digits before the point: 64 NRR of 4 times the largest factor have seven */
#define INDEX_PER_MEAN 25    /* Permenpan-RB 14/2017 */
#define ROUNDED_DECIMALS 3u  /* to which reports round NRR and their mean */

ENUM_DEFINE(skm_rule, SKM_RULE_LIST, SKM_RULE_COUNT)

struct number {
    size_t decimals;
    uint32_t *digits; /* WHOLE + decimals */
};

static struct number zero(struct arena *arena, size_t decimals) {
    return (struct number){ decimals, arena_array(arena, WHOLE + decimals, sizeof(uint32_t)) };
}

/* TEXT has the form of skm_reconcile.h and at most three digits before the point. */
static struct number read_number(struct arena *arena, const char *text) {
    text += strspn(text, "0");
    size_t whole = strcspn(text, ".");
    const char *fraction = text[whole] ? text + whole + 1 : "";
    struct number number = zero(arena, strlen(fraction));
    for (size_t i = 0; i < whole; i++) number.digits[WHOLE - whole + i] = (uint32_t)(text[i] - '0');
    for (size_t i = 0; i < number.decimals; i++) number.digits[WHOLE + i] = (uint32_t)(fraction[i] - '0');
    return number;
}

static void carry(struct number number) {
    uint32_t over = 0;
    for (size_t i = WHOLE + number.decimals; i-- > 0;) {
        uint32_t column = number.digits[i] + over;
        number.digits[i] = column % 10;
        over = column / 10;
    }
}

static struct number sum_of(struct arena *arena, const struct number *numbers, size_t count) {
    size_t decimals = 0;
    for (size_t n = 0; n < count; n++) decimals = numbers[n].decimals > decimals ? numbers[n].decimals : decimals;
    struct number sum = zero(arena, decimals);
    for (size_t n = 0; n < count; n++) {
        for (size_t i = 0; i < WHOLE + numbers[n].decimals; i++) sum.digits[i] += numbers[n].digits[i];
    }
    carry(sum);
    return sum;
}

/* NUMBER x FACTOR / DIVISOR, half up to DECIMALS. */
static struct number scaled(struct arena *arena, struct number number, uint32_t factor, uint32_t divisor, size_t decimals) {
    struct number product = zero(arena, number.decimals), quotient = zero(arena, decimals);
    for (size_t i = 0; i < WHOLE + number.decimals; i++) product.digits[i] = number.digits[i] * factor;
    carry(product);
    uint32_t remainder = 0, digit = 0;
    for (size_t i = 0; i <= WHOLE + decimals; i++) {
        remainder = remainder * 10 + (i < WHOLE + product.decimals ? product.digits[i] : 0);
        digit = remainder / divisor;
        remainder %= divisor;
        if (i < WHOLE + decimals) quotient.digits[i] = digit;
    }
    if (digit >= 5) quotient.digits[WHOLE + decimals - 1]++;
    carry(quotient);
    return quotient;
}

/* Of numbers with the same decimals. */
static bool is_same(struct number a, struct number b) {
    return memcmp(a.digits, b.digits, (WHOLE + a.decimals) * sizeof *a.digits) == 0;
}

static int64_t in_hundredths(struct arena *arena, struct number number) {
    struct number rounded = scaled(arena, number, 1, 1, 2);
    int64_t value = 0;
    for (size_t i = 0; i < WHOLE + 2; i++) value = value * 10 + rounded.digits[i];
    return value;
}

/* ---- the rules ---- */

struct table {
    struct arena *arena;
    struct number nrr[INSTRUMENT_MOST_ITEMS], sum, ikm;
    uint32_t count;
};

static struct number exact(const struct table *table) {
    return scaled(table->arena, table->sum, INDEX_PER_MEAN, table->count, table->ikm.decimals);
}

static struct number weight_011(const struct table *table) {
    return scaled(table->arena, table->sum, INDEX_PER_MEAN * 11, 100, table->ikm.decimals);
}

static struct number weight_0111(const struct table *table) {
    return scaled(table->arena, table->sum, INDEX_PER_MEAN * 111, 1000, table->ikm.decimals);
}

static struct number nrr_rounded(const struct table *table) {
    struct number rounded[INSTRUMENT_MOST_ITEMS];
    for (size_t i = 0; i < table->count; i++) rounded[i] = scaled(table->arena, table->nrr[i], 1, 1, ROUNDED_DECIMALS);
    struct number sum = sum_of(table->arena, rounded, table->count);
    return scaled(table->arena, sum, INDEX_PER_MEAN, table->count, table->ikm.decimals);
}

static struct number mean_rounded(const struct table *table) {
    struct number mean = scaled(table->arena, table->sum, 1, table->count, ROUNDED_DECIMALS);
    return scaled(table->arena, mean, INDEX_PER_MEAN, 1, table->ikm.decimals);
}

static struct number last_row(const struct table *table) {
    return scaled(table->arena, table->nrr[table->count - 1], INDEX_PER_MEAN, 1, table->ikm.decimals);
}

static struct number (*const RULES[SKM_RULE_COUNT])(const struct table *) = {
    [SKM_RULE_EXACT] = exact,
    [SKM_RULE_WEIGHT_011] = weight_011,
    [SKM_RULE_WEIGHT_0111] = weight_0111,
    [SKM_RULE_NRR_ROUNDED] = nrr_rounded,
    [SKM_RULE_MEAN_ROUNDED] = mean_rounded,
    [SKM_RULE_LAST_ROW] = last_row,
};

/* ---- a printed table ---- */

static bool is_decimal(const char *text) {
    size_t whole = strspn(text, "0123456789");
    if (whole == 0 || text[whole] == '\0') return whole > 0;
    size_t fraction = strspn(text + whole + 1, "0123456789");
    return text[whole] == '.' && fraction > 0 && text[whole + 1 + fraction] == '\0';
}

bool skm_printed_is_number(const char *text, unsigned smallest, unsigned largest) {
    if (!is_decimal(text)) return false;
    text += strspn(text, "0");
    size_t whole = strcspn(text, ".");
    unsigned value = 0;
    if (whole > 3) return false;
    for (size_t i = 0; i < whole; i++) value = value * 10 + (unsigned)(text[i] - '0');
    bool has_fraction = text[whole] && text[whole + 1 + strspn(text + whole + 1, "0")];
    return value >= smallest && (value < largest || (value == largest && !has_fraction));
}

static bool is_table(const struct skm_printed *printed) {
    if (printed->count < 1 || printed->count > INSTRUMENT_MOST_ITEMS) return false;
    for (size_t i = 0; i < printed->count; i++) {
        if (!skm_printed_is_number(printed->nrr[i], 1, 4)) return false;
    }
    return skm_printed_is_number(printed->ikm, 0, 100);
}

/* "084.93" without the zero that says nothing; "0.50" keeps the one that does. */
static const char *without_zeros(struct arena *arena, const char *text) {
    text += strspn(text, "0");
    return *text == '\0' || *text == '.' ? arena_format(arena, "0%s", text) : arena_string(arena, text);
}

static const char *mark_of(int64_t index) {
    const struct instrument_band *band = instrument_band_of(&INSTRUMENT_RULES_SKM, index);
    return band ? band->mark : "";
}

enum result skm_reconcile(struct arena *arena, const struct skm_printed *printed, struct skm_reconciled *ret) {
    if (!is_table(printed)) return REFUSED_INVALID;
    struct table table = { .arena = arena, .count = (uint32_t)printed->count, .ikm = read_number(arena, printed->ikm) };
    for (size_t i = 0; i < printed->count; i++) table.nrr[i] = read_number(arena, printed->nrr[i]);
    table.sum = sum_of(arena, table.nrr, printed->count);
    struct skm_reconciled reconciled = { .published = without_zeros(arena, printed->ikm),
                                         .published_hundredths = in_hundredths(arena, table.ikm) };
    reconciled.recomputed = in_hundredths(arena, scaled(arena, table.sum, INDEX_PER_MEAN, table.count, 2));
    reconciled.mark_published = mark_of(reconciled.published_hundredths);
    reconciled.mark_recomputed = mark_of(reconciled.recomputed);
    for (size_t rule = 0; rule < SKM_RULE_COUNT; rule++) reconciled.follows[rule] = is_same(RULES[rule](&table), table.ikm);
    *ret = reconciled;
    return DONE;
}
