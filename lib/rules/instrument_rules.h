/* Scope: what the arithmetic must know of a questionnaire: how many items, how they are answered, which unsur each belongs
 * to, how a mean becomes an index, and which index bears which mark. Wording is no part of it.
 * Exports: struct instrument_rules and its functions, INSTRUMENT_RULES_SKM.
 *
 * Source of INSTRUMENT_RULES_SKM: Permenpan-RB 14/2017: nine unsur, four answers, index = mean x 25, and the table of nilai
 * interval konversi: 25.00-64.99 D Tidak Baik, 65.00-76.60 C Kurang Baik, 76.61-88.30 B Baik, 88.31-100.00 A Sangat Baik.
 * The table has gaps between its bands for figures of more decimals, therefore only an index rounded half up to two
 * decimals has a mark. Questionnaires of another scale have their own bands or none, never these. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define INSTRUMENT_MOST_ITEMS 64u   /* questions of one questionnaire; bounds every table of the arithmetic */
#define INSTRUMENT_MOST_BANDS 8u    /* marks of one questionnaire */
#define INSTRUMENT_MOST_WEIGHT 540u /* sum of all item weights, see instrument_weights: nine unsur with one to six questions each */
#define INSTRUMENT_LARGEST_CONVERSION 1000 /* numerator and denominator; keeps the products of the arithmetic in 64 bits */
#define INSTRUMENT_OUTSIDE 0xffu    /* the unsur of an own question, which counts in no index */

/* An index of FROM_HUNDREDTHS and more, up to one hundredth below the next band, bears this mark; texts borrowed. */
struct instrument_band {
    int64_t from_hundredths;
    const char *mark, *label; /* "A", "Sangat Baik" */
};

struct instrument_rules {
    unsigned item_count, scale;                              /* answers 1 to scale, scale 4 or 6; 0 = not answered */
    unsigned unsur_count;
    uint8_t unsur[INSTRUMENT_MOST_ITEMS];                    /* of each item in form order: 0 to unsur_count - 1, or INSTRUMENT_OUTSIDE */
    int64_t conversion_numerator, conversion_denominator;    /* index = mean of the unsur x numerator / denominator */
    unsigned band_count;
    struct instrument_band bands[INSTRUMENT_MOST_BANDS];     /* in rising order; none: the index bears no mark */
};

extern const struct instrument_rules INSTRUMENT_RULES_SKM;

/* The rules of a questionnaire of which only the number of items and the scale are known: each item is an unsur; on the
 * scale of 4 conversion and bands are SKM's, otherwise the best answer is 100 and there are no bands. */
struct instrument_rules instrument_rules_plain(unsigned item_count, unsigned scale);

/* NULL when RULES are sound, else why not, as an Indonesian phrase; static storage. Every other function of the
 * arithmetic expects sound rules. */
const char *instrument_rules_fault(const struct instrument_rules *rules);

/* The band of an index already rounded to hundredths; NULL when there is none. Borrowed from RULES. */
const struct instrument_band *instrument_band_of(const struct instrument_rules *rules, int64_t index_hundredths);

/* Whole numbers in the proportion in which each item counts in the index when all are answered: L divided by the number of
 * items of its unsur, L the least common multiple of those numbers; 0 outside. All 1 without sub-questions. Fills
 * item_count numbers and returns their sum. */
unsigned instrument_weights(const struct instrument_rules *rules, uint16_t ret[static INSTRUMENT_MOST_ITEMS]);
