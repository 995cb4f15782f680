/* Scope: sums, shares and growth of figures that may be missing. */
#include "lib/rules/growth.h"
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

/* In hundredths of a per cent; one too large to be written is as unknown as one of figures that are missing. */
static struct optional_number hundredths(bool is_known, struct fraction percent) {
    struct decimal rounded;
    if (!is_known || !fraction_rounded(percent, 2, &rounded)) return (struct optional_number){ false, 0 };
    return (struct optional_number){ true, rounded.value };
}

struct optional_number growth_hundredths(struct optional_number before, struct optional_number now) {
    struct fraction growth = { 0 };
    bool is_known = before.known && now.known && growth_of(before.value, now.value, &growth);
    return hundredths(is_known, growth);
}

struct optional_number share_hundredths(struct optional_number part, struct optional_number whole) {
    struct fraction share = { 0 };
    bool is_known = part.known && whole.known && share_of(part.value, whole.value, &share);
    return hundredths(is_known, share);
}
