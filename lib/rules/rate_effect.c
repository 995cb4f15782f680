/* Scope: comparing two directions. */
#include "lib/rules/rate_effect.h"

static int direction(int64_t before, int64_t now) {
    return (now > before) - (now < before);
}

enum rate_effect rate_effect_of(struct rate_amounts before, struct rate_amounts now) {
    int rupiah = direction(before.rupiah, now.rupiah);
    if (rupiah == 0) return RATE_NO_CHANGE;
    return rupiah == direction(before.us_cents, now.us_cents) ? RATE_NOT_ALONE : RATE_ALONE;
}
