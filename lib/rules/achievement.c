/* Scope: achievement of targets. */
#include "lib/rules/achievement.h"

ENUM_DEFINE(direction, DIRECTION_LIST, DIRECTION_COUNT)

/* VALUE in units of the sixth place. */
static __int128 scaled(struct decimal decimal) {
    __int128 value = decimal.value;
    for (unsigned places = decimal.places; places < DECIMAL_MOST_PLACES; places++) value *= 10;
    return value;
}

bool achievement_of(enum direction direction, struct decimal target, struct decimal realisation, struct fraction *ret) {
    if (target.value <= 0) return false;
    __int128 aim = scaled(target), got = scaled(realisation);
    __int128 counted = direction == DIRECTION_LOWER ? 2 * aim - got : got;
    *ret = (struct fraction){ counted * 100, aim };
    return true;
}
