/* Scope: sums while rows arrive, fractions at the end. */
#include "lib/rules/skm.h"

#include <stddef.h>
#include <string.h>

#include "lib/rules/ratio.h"
#include "lib/rules/skm_interval.h"
#include "lib/rules/skm_means.h"

#define REGULATED_UNSUR 9 /* the only N for which the regulation prints cut weights */

enum result skm_begin(struct skm *skm, const struct instrument_rules *rules, int64_t counted_rows) {
    if (instrument_rules_fault(rules)) return REFUSED_INVALID;
    *skm = (struct skm){ .rules = *rules, .announced = counted_rows };
    skm->full_weight = instrument_weights(rules, skm->weight);
    return DONE;
}

static void add_to(struct skm_sums *sums, const uint8_t *answers, unsigned item_count) {
    for (unsigned i = 0; i < item_count; i++) {
        sums->sum[i] += answers[i];
        sums->answered[i] += answers[i] != 0;
    }
}

static void note_run(struct skm *skm, const uint8_t *answers) {
    bool is_repeated = skm->n > 0 && memcmp(skm->last, answers, skm->rules.item_count) == 0;
    skm->run = is_repeated ? skm->run + 1 : 1;
    if (skm->longest_run != SKM_NONE && skm->run > skm->longest_run) skm->longest_run = skm->run;
    memcpy(skm->last, answers, skm->rules.item_count);
}

/* What a row gives to the index. */
static void note_row(struct skm *skm, const uint8_t *answers, unsigned total, unsigned answered) {
    note_run(skm, answers);
    if (skm->n < skm->announced / 2) add_to(&skm->first_half, answers, skm->rules.item_count);
    skm->n++;
    skm->all_top += total == skm->rules.scale * skm->full_weight;
    skm->rows_with[answered]++;
    skm->total_with[answered] += total;
    skm->squares_with[answered] += (int64_t)total * total;
}

enum result skm_add_row(struct skm *skm, const uint8_t *answers) {
    unsigned total = 0, answered = 0; /* weighted */
    for (unsigned i = 0; i < skm->rules.item_count; i++) {
        if (answers[i] > skm->rules.scale) return REFUSED_INVALID;
        total += (unsigned)answers[i] * skm->weight[i];
        answered += answers[i] ? skm->weight[i] : 0u;
    }
    if (skm->n == SKM_MOST_ROWS) return REFUSED_TOO_LARGE;
    if (answered > 0) note_row(skm, answers, total, answered);
    add_to(&skm->all, answers, skm->rules.item_count);
    return DONE;
}

enum result skm_add_text(struct skm *skm, const char *answers) {
    uint8_t row[SKM_MOST_ITEMS];
    if (strlen(answers) != skm->rules.item_count) return REFUSED_INVALID;
    for (unsigned i = 0; i < skm->rules.item_count; i++) {
        if (answers[i] < '0' || answers[i] > '9') return REFUSED_INVALID;
        row[i] = (uint8_t)(answers[i] - '0');
    }
    return skm_add_row(skm, row);
}

/* ---- several accumulators as one ---- */

static bool same_rules(const struct instrument_rules *a, const struct instrument_rules *b) {
    return a->item_count == b->item_count && a->scale == b->scale && a->conversion_numerator == b->conversion_numerator &&
           a->conversion_denominator == b->conversion_denominator && memcmp(a->unsur, b->unsur, a->item_count) == 0;
}

/* SIGN 1 adds, -1 takes away. */
static void combine(struct skm *skm, const struct skm *other, int sign) {
    for (unsigned i = 0; i < skm->rules.item_count; i++) {
        skm->all.sum[i] += sign * other->all.sum[i];
        skm->all.answered[i] += sign * other->all.answered[i];
    }
    for (unsigned k = 0; k <= skm->full_weight; k++) {
        skm->rows_with[k] += sign * other->rows_with[k];
        skm->total_with[k] += sign * other->total_with[k];
        skm->squares_with[k] += sign * other->squares_with[k];
    }
    skm->n += sign * other->n;
    skm->all_top += sign * other->all_top;
    skm->run = 0;
    skm->longest_run = SKM_NONE;
    skm->announced = SKM_NONE;
}

enum result skm_merge(struct skm *skm, const struct skm *other) {
    if (!same_rules(&skm->rules, &other->rules)) return REFUSED_INVALID;
    if (other->n > SKM_MOST_ROWS - skm->n) return REFUSED_TOO_LARGE;
    combine(skm, other, 1);
    return DONE;
}

enum result skm_take_away(struct skm *skm, const struct skm *part) {
    if (!same_rules(&skm->rules, &part->rules) || part->n > skm->n) return REFUSED_INVALID;
    combine(skm, part, -1);
    return DONE;
}

/* ---- exact fractions ---- */

/* The mean over the unsur somebody answered is terms / divisor. */
struct mean {
    struct skm_terms terms;
    int64_t divisor;
    unsigned unsur_count; /* N: those with an answer */
};

static int64_t common_divisor(int64_t a, int64_t b) {
    return b == 0 ? a : common_divisor(b, a % b);
}

/* The mean of all unsur, or of ONLY one. Each question counts 1 / (questions of its unsur that were answered); over a common
 * multiple of these numbers all are whole. */
static struct mean mean_of(const struct instrument_rules *rules, const struct skm_sums *sums, int only) {
    struct mean mean = { .divisor = 1 };
    int64_t questions[SKM_MOST_ITEMS] = { 0 };
    for (unsigned i = 0; i < rules->item_count; i++) {
        bool counts = rules->unsur[i] != INSTRUMENT_OUTSIDE && sums->answered[i] > 0;
        if (counts) questions[rules->unsur[i]]++;
    }
    for (unsigned u = 0; u < rules->unsur_count; u++) {
        if (questions[u] == 0 || (only >= 0 && u != (unsigned)only)) continue;
        mean.divisor *= questions[u] / common_divisor(mean.divisor, questions[u]);
        mean.unsur_count++;
    }
    for (unsigned i = 0; i < rules->item_count; i++) {
        uint8_t unsur = rules->unsur[i];
        if (unsur == INSTRUMENT_OUTSIDE || sums->answered[i] == 0 || (only >= 0 && unsur != only)) continue;
        mean.terms.times[mean.terms.count] = mean.divisor / questions[unsur];
        mean.terms.above[mean.terms.count] = sums->sum[i];
        mean.terms.below[mean.terms.count++] = sums->answered[i];
    }
    mean.divisor *= mean.unsur_count;
    return mean;
}

/* mean x above / below to the nearest whole. */
static int64_t rounded(const struct mean *mean, int64_t above, int64_t below) {
    return mean->unsur_count == 0 ? SKM_NONE : skm_round_terms(&mean->terms, above, mean->divisor * below);
}

/* The index in hundredths. */
static int64_t index_of(const struct instrument_rules *rules, const struct skm_sums *sums) {
    struct mean mean = mean_of(rules, sums, -1);
    return rounded(&mean, 100 * rules->conversion_numerator, rules->conversion_denominator);
}

/* The index when each unsur weighs THOUSANDTHS instead of 1/9. */
static int64_t index_under_weight(const struct skm *skm, int64_t thousandths) {
    struct mean mean = mean_of(&skm->rules, &skm->all, -1);
    if (skm->rules.unsur_count != REGULATED_UNSUR || mean.unsur_count != REGULATED_UNSUR) return SKM_NONE;
    int64_t above = 100 * skm->rules.conversion_numerator * thousandths * REGULATED_UNSUR;
    return rounded(&mean, above, 1000 * skm->rules.conversion_denominator);
}

static int64_t power_of_ten(unsigned decimals) {
    int64_t power = 1;
    for (unsigned i = 0; i < decimals && i < SKM_MOST_DECIMALS; i++) power *= 10;
    return power;
}

int64_t skm_item_nrr(const struct skm *skm, unsigned item, unsigned decimals) {
    int64_t answered = skm->all.answered[item];
    return answered == 0 ? SKM_NONE : round_half_up((__int128)power_of_ten(decimals) * skm->all.sum[item], answered);
}

int64_t skm_unsur_nrr(const struct skm *skm, unsigned unsur, unsigned decimals) {
    struct mean mean = mean_of(&skm->rules, &skm->all, (int)unsur);
    return rounded(&mean, power_of_ten(decimals), 1);
}

int64_t skm_unsur_weighted(const struct skm *skm, unsigned unsur, unsigned decimals) {
    struct mean all = mean_of(&skm->rules, &skm->all, -1), mean = mean_of(&skm->rules, &skm->all, (int)unsur);
    return rounded(&mean, power_of_ten(decimals), all.unsur_count);
}

int64_t skm_mean(const struct skm *skm, unsigned decimals) {
    struct mean mean = mean_of(&skm->rules, &skm->all, -1);
    return rounded(&mean, power_of_ten(decimals), 1);
}

/* ---- all figures ---- */

static void set_halves(const struct skm *skm, struct skm_figures *figures) {
    figures->ikm_first_half = figures->ikm_second_half = SKM_NONE;
    if (skm->n < 2 || skm->announced != skm->n) return;
    struct skm_sums second = skm->all;
    for (unsigned i = 0; i < skm->rules.item_count; i++) {
        second.sum[i] -= skm->first_half.sum[i];
        second.answered[i] -= skm->first_half.answered[i];
    }
    figures->ikm_first_half = index_of(&skm->rules, &skm->first_half);
    figures->ikm_second_half = index_of(&skm->rules, &second);
}

static void set_index(const struct skm *skm, struct skm_figures *figures) {
    figures->ikm = index_of(&skm->rules, &skm->all);
    figures->ikm_w011 = index_under_weight(skm, 110);
    figures->ikm_w0111 = index_under_weight(skm, 111);
    const struct instrument_band *band = instrument_band_of(&skm->rules, figures->ikm);
    figures->mark = band ? band->mark : "";
    figures->label = band ? band->label : "";
    struct skm_interval interval = skm_interval(skm, figures->ikm, 0);
    figures->ci95_low = interval.low;
    figures->ci95_high = interval.high;
}

void skm_finish(const struct skm *skm, struct skm_figures *ret) {
    const struct instrument_rules *rules = &skm->rules;
    *ret = (struct skm_figures){ .item_count = rules->item_count, .unsur_count = rules->unsur_count, .scale = rules->scale,
                                 .n = skm->n, .all_top = skm->all_top, .longest_run = skm->longest_run };
    for (unsigned i = 0; i < rules->item_count; i++) {
        ret->sum[i] = skm->all.sum[i];
        ret->answered[i] = skm->all.answered[i];
        ret->nrr[i] = skm_item_nrr(skm, i, 4);
    }
    for (unsigned u = 0; u < rules->unsur_count; u++) {
        ret->unsur_nrr[u] = skm_unsur_nrr(skm, u, 4);
        ret->unsur_weighted[u] = skm_unsur_weighted(skm, u, 4);
    }
    set_index(skm, ret);
    set_halves(skm, ret);
}
