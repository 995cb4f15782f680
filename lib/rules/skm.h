/* Scope: the arithmetic of a satisfaction survey, exact, one row at a time. Exports: the skm_ functions and types.
 *
 * Source: Permenpan-RB 14/2017, Lampiran (Pengolahan Data): the mean of an item (NRR) is the sum of its scores over the
 * questionnaires filled in; the index of the unit (IKM) is the sum of NRR x 1/N over the N items, times 25. With every
 * item answered by all n respondents that is 25 S / (9 n), S the sum of all scores.
 * Missing answers: the regulation gives no rule. Here an item's NRR is over those who answered that item, a row without
 * any answer is not counted, and an item nobody answered has no NRR and leaves N.
 *
 * Everything is whole numbers: sums and counts are kept, each printed figure is one exact fraction rounded once, half
 * up. Only the 95 % interval uses floating point. Items with different answered counts make a sum of fractions whose
 * common denominator can pass 10^400; skm.c finds its whole part by generating digits, see there. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/result.h"

#define SKM_MOST_ITEMS 64u         /* items of one instrument */
#define SKM_MOST_ROWS 2147483647LL /* respondents; bounds the digits needed (skm.c) */
#define SKM_NONE (-1)              /* a figure that does not exist */

/* Sums and answered counts of the items over some rows. */
struct skm_sums {
    int64_t sum[SKM_MOST_ITEMS], answered[SKM_MOST_ITEMS];
};

/* The accumulator; fill with skm_begin and treat as private. About 4 kB, no memory elsewhere. */
struct skm {
    unsigned item_count, scale;
    int64_t announced, n, all_top, run, longest_run;
    struct skm_sums all, first_half;
    uint8_t last[SKM_MOST_ITEMS];
    /* rows by the number of items they answered: exact material for the variance of the row means */
    int64_t rows_with[SKM_MOST_ITEMS + 1], total_with[SKM_MOST_ITEMS + 1], squares_with[SKM_MOST_ITEMS + 1];
};

/* Every figure of a survey; SKM_NONE where one does not exist. */
struct skm_figures {
    unsigned item_count, scale;
    int64_t n; /* counted rows: at least one item answered */
    int64_t sum[SKM_MOST_ITEMS], answered[SKM_MOST_ITEMS];
    int64_t nrr[SKM_MOST_ITEMS];           /* ten-thousandths */
    int64_t ikm;                           /* hundredths, as are all figures below unless said otherwise */
    int64_t ikm_w011, ikm_w0111;           /* the same under the cut weights 0.11 and 0.111; nine answered items only */
    char grade;                            /* 'A' to 'D' of the rounded IKM; '\0' without IKM or when scale is not 4 */
    const char *label;                     /* "Sangat Baik" … "Tidak Baik", or "" */
    int64_t ci95_low, ci95_high;           /* from two rows on */
    int64_t all_top;                       /* rows with every item answered with the highest score */
    int64_t longest_run;                   /* longest run of identical consecutive counted rows */
    int64_t ikm_first_half, ikm_second_half; /* first floor(n/2) counted rows, and the rest; from two rows on */
};

/* Starts a survey of ITEM_COUNT items (1 to SKM_MOST_ITEMS) answered 1 to SCALE (4 or 6); REFUSED_INVALID otherwise.
 * COUNTED_ROWS is the number of rows with at least one answer that will follow: the halves need it beforehand. When it
 * turns out wrong the halves are SKM_NONE and all else is right; pass 0 to do without them. */
enum result skm_begin(struct skm *skm, unsigned item_count, unsigned scale, int64_t counted_rows);

/* Adds one respondent's ANSWERS, item_count numbers 0 (not answered) to scale. A row without any answer is passed over.
 * REFUSED_INVALID for a number out of range, REFUSED_TOO_LARGE past SKM_MOST_ROWS; then nothing was added. */
enum result skm_add_row(struct skm *skm, const uint8_t *answers);

/* As skm_add_row for the database's form: exactly one digit an item, "334400443". */
enum result skm_add_text(struct skm *skm, const char *answers);

/* Computes the figures of the rows added so far; *ret borrows only static storage. */
void skm_finish(const struct skm *skm, struct skm_figures *ret);

/* Grade and label of an IKM in hundredths (already rounded), Permenpan-RB 14/2017, table of nilai interval konversi:
 * 25.00-64.99 D Tidak Baik, 65.00-76.60 C Kurang Baik, 76.61-88.30 B Baik, 88.31-100.00 A Sangat Baik. The table has
 * gaps between its bands for figures of more decimals, therefore only the rounded figure has a grade. */
char skm_grade(int64_t ikm);
const char *skm_label(int64_t ikm);
