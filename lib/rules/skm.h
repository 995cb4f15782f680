/* Scope: the arithmetic of a satisfaction survey, exact, one row at a time. Exports: the skm_ functions and types.
 *
 * Source: Permenpan-RB 14/2017, Lampiran (Pengolahan Data): the mean of an unsur (NRR) is the sum of its scores over the
 * questionnaires filled in; the index of the unit (IKM) is the sum of NRR x 1/N over the N unsur, times 25. With every
 * unsur answered by all n respondents that is 25 S / (9 n), S the sum of all scores.
 * Sub-questions: the NRR of an unsur is the mean of the NRR of its questions, as offices with sub-questions print it.
 * Missing answers: the regulation gives no rule. Here a question's NRR is over those who answered that question; a question
 * nobody answered leaves its unsur, an unsur without any answer leaves N; a row that answers nothing of the index is not
 * counted. Own questions (INSTRUMENT_OUTSIDE) have sums and NRR and count in nothing else.
 *
 * Everything is whole numbers: sums and counts are kept, each printed figure is one exact fraction rounded once, half
 * up. Only the 95 % interval uses floating point. A figure of fewer decimals is asked for, never rounded from another. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/result.h"
#include "lib/rules/instrument_rules.h"

#define SKM_MOST_ITEMS INSTRUMENT_MOST_ITEMS
#define SKM_MOST_ROWS 2147483647LL /* respondents; bounds the digits needed (skm_means.c) */
#define SKM_MOST_DECIMALS 6u
#define SKM_NONE (-1) /* a figure that does not exist */

/* Sums and answered counts of the items over some rows. */
struct skm_sums {
    int64_t sum[SKM_MOST_ITEMS], answered[SKM_MOST_ITEMS];
};

/* The accumulator; fill with skm_begin and treat as private. About 18 kB, no memory elsewhere but the texts of the bands. */
struct skm {
    struct instrument_rules rules;
    uint16_t weight[SKM_MOST_ITEMS]; /* instrument_weights, and their sum */
    unsigned full_weight;
    int64_t announced, n, all_top, run, longest_run;
    struct skm_sums all, first_half;
    uint8_t last[SKM_MOST_ITEMS];
    /* rows by the weight of the items they answered (without sub-questions: their number), the sums of their weighted
     * scores and of the squares of these: exact material for the variance of the row means */
    int64_t rows_with[INSTRUMENT_MOST_WEIGHT + 1], total_with[INSTRUMENT_MOST_WEIGHT + 1], squares_with[INSTRUMENT_MOST_WEIGHT + 1];
};

/* Every figure of a survey; SKM_NONE where one does not exist. Texts are borrowed from the rules. */
struct skm_figures {
    unsigned item_count, unsur_count, scale;
    int64_t n; /* counted rows: at least one item of the index answered */
    int64_t sum[SKM_MOST_ITEMS], answered[SKM_MOST_ITEMS];
    int64_t nrr[SKM_MOST_ITEMS];            /* per item, ten-thousandths */
    int64_t unsur_nrr[SKM_MOST_ITEMS];      /* per unsur, ten-thousandths */
    int64_t unsur_weighted[SKM_MOST_ITEMS]; /* NRR x 1/N, ten-thousandths */
    int64_t ikm;                            /* the index in hundredths, as are all figures below unless said otherwise */
    int64_t ikm_w011, ikm_w0111;            /* the same under the cut weights 0.11 and 0.111; nine answered unsur only */
    const char *mark, *label;               /* "B", "Baik" of the rounded index; "" without index or bands */
    int64_t ci95_low, ci95_high;            /* from two rows on; without correction for a finite population */
    int64_t all_top;                        /* rows with every item of the index answered with the highest score */
    int64_t longest_run;                    /* longest run of identical consecutive counted rows */
    int64_t ikm_first_half, ikm_second_half; /* first floor(n/2) counted rows, and the rest; from two rows on */
};

/* Starts a survey under RULES, which are copied (their texts borrowed); REFUSED_INVALID when they are not sound.
 * COUNTED_ROWS is the number of counted rows that will follow: the halves need it beforehand. When it turns out wrong the
 * halves are SKM_NONE and all else is right; pass 0 to do without them. */
enum result skm_begin(struct skm *skm, const struct instrument_rules *rules, int64_t counted_rows);

/* Adds one respondent's ANSWERS, item_count numbers 0 (not answered) to scale.
 * REFUSED_INVALID for a number out of range, REFUSED_TOO_LARGE past SKM_MOST_ROWS; then nothing was added. */
enum result skm_add_row(struct skm *skm, const uint8_t *answers);

/* As skm_add_row for the database's form: exactly one digit an item, "334400443". */
enum result skm_add_text(struct skm *skm, const char *answers);

/* Adds all rows of OTHER: several services or channels as one, by respondents. Order says nothing across two accumulators:
 * longest run and halves of *skm are SKM_NONE from then on. REFUSED_INVALID when the two count by different rules,
 * REFUSED_TOO_LARGE past SKM_MOST_ROWS; then nothing was added. */
enum result skm_merge(struct skm *skm, const struct skm *other);

/* Takes away all rows of PART, which must have been added to *skm before: what would be without them. Order as with skm_merge.
 * REFUSED_INVALID when the two count by different rules or PART has more rows; then nothing was taken. */
enum result skm_take_away(struct skm *skm, const struct skm *part);

/* Computes the figures of the rows added so far. */
void skm_finish(const struct skm *skm, struct skm_figures *ret);

/* Single figures with DECIMALS (at most SKM_MOST_DECIMALS) of their own, each rounded once: the NRR of an item, of an unsur,
 * its weighted NRR, and the sum of the weighted NRR, which is the mean of all unsur. SKM_NONE without an answer. */
int64_t skm_item_nrr(const struct skm *skm, unsigned item, unsigned decimals);
int64_t skm_unsur_nrr(const struct skm *skm, unsigned unsur, unsigned decimals);
int64_t skm_unsur_weighted(const struct skm *skm, unsigned unsur, unsigned decimals);
int64_t skm_mean(const struct skm *skm, unsigned decimals);
