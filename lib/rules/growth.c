/* Scope: growth and shares. */
#include "lib/rules/growth.h"

bool growth_of(int64_t before, int64_t now, struct fraction *ret) {
    if (before <= 0) return false;
    *ret = (struct fraction){ ((__int128)now - before) * 100, before };
    return true;
}

bool share_of(int64_t part, int64_t whole, struct fraction *ret) {
    if (whole <= 0) return false;
    *ret = (struct fraction){ (__int128)part * 100, whole };
    return true;
}
