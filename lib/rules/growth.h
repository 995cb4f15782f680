/* Scope: growth against an earlier figure, and the share of a part, in per cent. Exports: growth_of, share_of.
 * Source: the quarterly releases of BKPM: q-o-q against the quarter before, y-o-y against the same period a year before. */
#pragma once

#include "lib/rules/decimal.h"

/* (NOW - BEFORE) / BEFORE x 100, exact. False when BEFORE is zero or below: there is no growth from nothing. */
bool growth_of(int64_t before, int64_t now, struct fraction *ret);

/* PART / WHOLE x 100, exact. False when WHOLE is zero or below. */
bool share_of(int64_t part, int64_t whole, struct fraction *ret);
