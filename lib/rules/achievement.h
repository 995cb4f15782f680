/* Scope: how far an indicator got, in per cent of its target. Exports: enum direction, achievement_of.
 * Sources: the performance reports of offices (LKjIP, Permenpan-RB 53/2014): where more is better, realisation / target x 100; where less is
 * better, (2 x target - realisation) / target x 100, so that as much below the target as above counts alike. */
#pragma once

#include "lib/rules/decimal.h"
#include "lib/rules/enum_table.h"

#define DIRECTION_LIST(X)                                                          \
    X(DIRECTION_HIGHER, "higher", "Makin tinggi makin baik")                       \
    X(DIRECTION_LOWER, "lower", "Makin rendah makin baik")

ENUM_DECLARE(direction, DIRECTION_LIST, DIRECTION_COUNT)

/* The achievement in per cent, exact. False when the target is zero or below: there is none. It may be below 0 where less is better. */
bool achievement_of(enum direction direction, struct decimal target, struct decimal realisation, struct fraction *ret);
