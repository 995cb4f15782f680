/* Scope: sums, shares and growth of figures that may be missing. */
#include "lib/rules/ratio.h"
#include "site/investment.h"

int64_t known_or_zero(struct optional_number number) {
    return number.known ? number.value : 0;
}

struct optional_number amounts_plus(struct optional_number one, struct optional_number other) {
    return (struct optional_number){ one.known || other.known, known_or_zero(one) + known_or_zero(other) };
}

struct optional_number both_of(const struct amounts *origins, enum measure measure) {
    return amounts_plus(origins[PMDN].of[measure], origins[PMA].of[measure]);
}

bool investment_is_comparable(const struct amounts one[ORIGIN_COUNT], const struct amounts other[ORIGIN_COUNT]) {
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        if (one[origin].of[RUPIAH].known != other[origin].of[RUPIAH].known) return false;
    }
    return true;
}

struct optional_number workers_of(const struct amounts *amounts) {
    return amounts_plus(amounts->of[DOMESTIC], amounts->of[FOREIGN]);
}

/* ABOVE : BELOW in hundredths of a per cent. */
static struct optional_number percent(bool is_known, int64_t above, int64_t below) {
    if (!is_known || below <= 0) return (struct optional_number){ false, 0 };
    return (struct optional_number){ true, round_half_up((__int128)above * 10000, below) };
}

struct optional_number growth_hundredths(struct optional_number before, struct optional_number now) {
    return percent(before.known && now.known, now.value - before.value, before.value);
}

struct optional_number share_hundredths(struct optional_number part, struct optional_number whole) {
    return percent(part.known && whole.known, part.value, whole.value);
}
