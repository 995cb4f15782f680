/* Scope: how often each answer of each question was given; own questions outside the index have no other figure worth printing.
 * Exports: struct survey_spread, survey_spread_add, survey_spread_share. */
#pragma once

#include <stdint.h>

#include "lib/base/result.h"
#include "lib/rules/instrument_rules.h"

#define SPREAD_CHOICES 7u /* not answered, and 1 to 6 */

/* Begin with all zero. */
struct survey_spread {
    int64_t rows;                                          /* answers added, empty ones as well */
    int64_t chosen[INSTRUMENT_MOST_ITEMS][SPREAD_CHOICES]; /* [item][0] = not answered */
};

/* Adds COUNT alike answers, a digit an item in form order. REFUSED_INVALID when they do not fit RULES; then nothing was added. */
enum result survey_spread_add(struct survey_spread *spread, const struct instrument_rules *rules, const char *answers, int64_t count);

/* Of those who answered ITEM, how many chose VALUE (1 or more), in tenths of a percent rounded once; -1 when nobody answered. */
int64_t survey_spread_share(const struct survey_spread *spread, unsigned item, unsigned value);
