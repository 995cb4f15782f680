/* Scope: by which rule does a printed index follow from its own printed NRR. Exports: the skm_reconcile functions and types.
 *
 * The rules are practices found in reports and systems of real offices: the exact mean; the cut weights of the regulation's
 * legend (0.11 and 0.111); NRR rounded to three decimals before the mean; the mean rounded to three decimals before it is
 * multiplied; the last row of the table taken for the index. A figure may follow under several rules, or under none: then a
 * sum, a weight or a digit is wrong in another way.
 * All is exact: numbers are kept as decimal digits, as many as were printed. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/result.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/instrument_rules.h"

#define SKM_RULE_LIST(X)                                                                           \
    X(SKM_RULE_EXACT, "exact", "rata-rata NRR dihitung tepat")                                     \
    X(SKM_RULE_WEIGHT_011, "weight_0.11", "bobot terpotong 0,11")                                  \
    X(SKM_RULE_WEIGHT_0111, "weight_0.111", "bobot terpotong 0,111")                               \
    X(SKM_RULE_NRR_ROUNDED, "nrr_rounded_3", "NRR dibulatkan tiga desimal lebih dulu")             \
    X(SKM_RULE_MEAN_ROUNDED, "mean_rounded_3", "rata-rata NRR dibulatkan tiga desimal lebih dulu") \
    X(SKM_RULE_LAST_ROW, "last_row", "nilai unsur terakhir diambil sebagai indeks")

ENUM_DECLARE(skm_rule, SKM_RULE_LIST, SKM_RULE_COUNT)

/* A printed table: decimal texts ("3.512", "84.93"), digits with at most one point between digits; borrowed. */
struct skm_printed {
    const char *nrr[INSTRUMENT_MOST_ITEMS]; /* in the order of the table, 1 to 4 */
    size_t count;
    const char *ikm; /* 0 to 100 */
};

struct skm_reconciled {
    const char *published;              /* the printed index without superfluous zeros in front; of the arena */
    int64_t published_hundredths;       /* the same rounded half up, which its mark goes by */
    int64_t recomputed;                 /* hundredths, exact from the printed NRR */
    const char *mark_published, *mark_recomputed; /* "" below the lowest mark; static */
    bool follows[SKM_RULE_COUNT];       /* rounded half up to as many decimals as are printed, the rule gives the printed index */
};

/* Whether TEXT is a decimal number from SMALLEST to LARGEST, in the form above. */
bool skm_printed_is_number(const char *text, unsigned smallest, unsigned largest);

/* REFUSED_INVALID without a NRR, or when one is not 1 to 4 or the index not 0 to 100. */
enum result skm_reconcile(struct arena *arena, const struct skm_printed *printed, struct skm_reconciled *ret);
