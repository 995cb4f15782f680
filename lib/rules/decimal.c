/* Scope: decimals as printed. */
#include "lib/rules/decimal.h"

#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/ratio.h"
#include "lib/rules/typed.h"

static __int128 power_of_ten(unsigned places) {
    __int128 power = 1;
    while (places-- > 0) power *= 10;
    return power;
}

bool decimal_parse(const char *text, struct decimal *ret) {
    const char *point = strchr(text, '.');
    size_t places = point ? strlen(point + 1) : 0;
    int64_t value;
    if (places > DECIMAL_MOST_PLACES || typed_decimal(text, (unsigned)places, &value) != TYPED_OK) return false;
    *ret = (struct decimal){ value, (unsigned)places };
    return true;
}

const char *decimal_text(struct arena *arena, struct decimal decimal) {
    return format_plain(arena, decimal.value, decimal.places);
}

const char *decimal_words(struct arena *arena, struct decimal decimal) {
    return format_number(arena, decimal.value, decimal.places);
}

bool fraction_rounded(struct fraction fraction, unsigned places, struct decimal *ret) {
    __int128 above, limit;
    if (places > DECIMAL_MOST_PLACES || fraction.below <= 0) return false;
    if (__builtin_mul_overflow(fraction.above, power_of_ten(places), &above)) return false;
    if (__builtin_mul_overflow(fraction.below, (__int128)INT64_MAX, &limit)) limit = (__int128)1 << 126;
    bool fits = above < limit && above > -limit && above < (__int128)1 << 126 && above > -((__int128)1 << 126) && fraction.below < (__int128)1 << 126;
    if (!fits) return false;
    *ret = (struct decimal){ round_half_up(above, fraction.below), places };
    return true;
}

bool fraction_is_printed(struct fraction fraction, struct decimal printed) {
    struct decimal rounded;
    return fraction_rounded(fraction, printed.places, &rounded) && rounded.value == printed.value;
}
