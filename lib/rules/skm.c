/* Scope: sums while rows arrive, fractions at the end.
 *
 * The IKM needs floor(M x (s1/a1 + … + sk/ak)) for a whole M. Each M x si is divided by its ai into a whole part and a
 * remainder ri; what is left is floor(T), T = r1/a1 + … + rk/ak < 64. T is a multiple of 1/(a1 x … x ak), so T is
 * either whole or at least that far below the next whole number. With every ai < 2^31 and k <= 64 the product is below
 * 2^1984. So each fraction is written out to 2048 binary places (64 digits of 32 bits, by long division), every place
 * rounded down; the sum of these falls short of T by less than k x 2^-2048. Adding k x 2^-2048 makes it reach T but
 * not the next whole number, hence its whole part, the carry out of the first digit, is floor(T) exactly. */
#include "lib/rules/skm.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "lib/rules/ratio.h"

#define DIGITS 64         /* of 32 bits each: 2048 places, see above */
#define REGULATED_ITEMS 9 /* the only N for which the regulation prints cut weights */

static const struct { int64_t from; char grade; const char *label; } BANDS[] = {
    { 8831, 'A', "Sangat Baik" }, { 7661, 'B', "Baik" }, { 6500, 'C', "Kurang Baik" }, { 0, 'D', "Tidak Baik" }
};

enum result skm_begin(struct skm *skm, unsigned item_count, unsigned scale, int64_t counted_rows) {
    if (item_count < 1 || item_count > SKM_MOST_ITEMS || (scale != 4 && scale != 6)) return REFUSED_INVALID;
    *skm = (struct skm){ .item_count = item_count, .scale = scale, .announced = counted_rows };
    return DONE;
}

static void add_to(struct skm_sums *sums, const uint8_t *answers, unsigned item_count) {
    for (unsigned i = 0; i < item_count; i++) {
        sums->sum[i] += answers[i];
        sums->answered[i] += answers[i] != 0;
    }
}

static void note_run(struct skm *skm, const uint8_t *answers) {
    bool is_repeated = skm->n > 0 && memcmp(skm->last, answers, skm->item_count) == 0;
    skm->run = is_repeated ? skm->run + 1 : 1;
    if (skm->run > skm->longest_run) skm->longest_run = skm->run;
    memcpy(skm->last, answers, skm->item_count);
}

enum result skm_add_row(struct skm *skm, const uint8_t *answers) {
    unsigned total = 0, answered = 0;
    for (unsigned i = 0; i < skm->item_count; i++) {
        if (answers[i] > skm->scale) return REFUSED_INVALID;
        total += answers[i];
        answered += answers[i] != 0;
    }
    if (answered == 0) return DONE;
    if (skm->n == SKM_MOST_ROWS) return REFUSED_TOO_LARGE;

    note_run(skm, answers);
    add_to(&skm->all, answers, skm->item_count);
    if (skm->n < skm->announced / 2) add_to(&skm->first_half, answers, skm->item_count);
    skm->n++;
    skm->all_top += total == skm->scale * skm->item_count;
    skm->rows_with[answered]++;
    skm->total_with[answered] += total;
    skm->squares_with[answered] += (int64_t)total * total;
    return DONE;
}

enum result skm_add_text(struct skm *skm, const char *answers) {
    uint8_t row[SKM_MOST_ITEMS];
    if (strlen(answers) != skm->item_count) return REFUSED_INVALID;
    for (unsigned i = 0; i < skm->item_count; i++) {
        if (answers[i] < '0' || answers[i] > '9') return REFUSED_INVALID;
        row[i] = (uint8_t)(answers[i] - '0');
    }
    return skm_add_row(skm, row);
}

/* Items somebody answered: the N of the index. */
static unsigned counted_items(const struct skm_sums *sums) {
    unsigned counted = 0;
    for (unsigned i = 0; i < SKM_MOST_ITEMS; i++) counted += sums->answered[i] > 0;
    return counted;
}

/* floor(remainder[0]/below[0] + … ) of COUNT proper fractions; destroys REMAINDERS. The proof is at the top. */
static int64_t whole_part(uint64_t *remainders, const uint64_t *below, unsigned count) {
    uint64_t columns[DIGITS] = { 0 };
    for (unsigned digit = 0; digit < DIGITS; digit++) {
        for (unsigned i = 0; i < count; i++) {
            uint64_t shifted = remainders[i] << 32;
            columns[digit] += shifted / below[i];
            remainders[i] = shifted % below[i];
        }
    }
    uint64_t carry = count;
    for (unsigned digit = DIGITS; digit-- > 0;) carry = (columns[digit] + carry) >> 32;
    return (int64_t)carry;
}

/* floor(multiplier x sum of the means of all answered items). */
static int64_t floor_of_means(const struct skm_sums *sums, int64_t multiplier) {
    uint64_t remainders[SKM_MOST_ITEMS], below[SKM_MOST_ITEMS];
    unsigned count = 0;
    int64_t whole = 0;
    for (unsigned i = 0; i < SKM_MOST_ITEMS; i++) {
        if (sums->answered[i] == 0) continue;
        int64_t above = multiplier * sums->sum[i];
        whole += above / sums->answered[i];
        remainders[count] = (uint64_t)(above % sums->answered[i]);
        below[count++] = (uint64_t)sums->answered[i];
    }
    return whole + whole_part(remainders, below, count);
}

/* multiplier x (sum of means) / divisor, half up: floor((2 m X + d) / 2d), where 2 m X may be cut to whole first
 * because d is whole. */
static int64_t rounded_means(const struct skm_sums *sums, int64_t multiplier, int64_t divisor) {
    return (floor_of_means(sums, 2 * multiplier) + divisor) / (2 * divisor);
}

/* The index in hundredths: 100 x 100 / (scale x N) x the sum of means. */
static int64_t index_of(const struct skm_sums *sums, unsigned scale) {
    unsigned counted = counted_items(sums);
    return counted == 0 ? SKM_NONE : rounded_means(sums, 10000, (int64_t)scale * counted);
}

/* The index under a cut weight given in thousandths: 100 x 100 / scale x weight / 1000 x the sum of means. */
static int64_t index_under_weight(const struct skm *skm, int64_t thousandths) {
    bool is_regulated = skm->item_count == REGULATED_ITEMS && counted_items(&skm->all) == REGULATED_ITEMS;
    return is_regulated ? rounded_means(&skm->all, 10 * thousandths, skm->scale) : SKM_NONE;
}

/* 1.96 standard errors of the mean of the row means, in hundredths of an index point. */
static double half_interval(const struct skm *skm) {
    double total = 0, squares = 0, n = (double)skm->n;
    for (unsigned k = 1; k <= skm->item_count; k++) {
        total += (double)skm->total_with[k] / k;
        squares += (double)skm->squares_with[k] / ((double)k * k);
    }
    double variance = (squares - total * total / n) / (n - 1);
    return variance <= 0 ? 0 : 1.96 * sqrt(variance / n) * 10000 / skm->scale;
}

/* The interval stays inside the range an index can have. */
static void set_interval(const struct skm *skm, struct skm_figures *figures) {
    figures->ci95_low = figures->ci95_high = SKM_NONE;
    if (skm->n < 2) return;
    double half = half_interval(skm), center = (double)figures->ikm;
    double lowest = 10000.0 / skm->scale;
    figures->ci95_low = llround(fmax(center - half, lowest));
    figures->ci95_high = llround(fmin(center + half, 10000));
}

static void set_halves(const struct skm *skm, struct skm_figures *figures) {
    figures->ikm_first_half = figures->ikm_second_half = SKM_NONE;
    if (skm->n < 2 || skm->announced != skm->n) return;
    struct skm_sums second = skm->all;
    for (unsigned i = 0; i < skm->item_count; i++) {
        second.sum[i] -= skm->first_half.sum[i];
        second.answered[i] -= skm->first_half.answered[i];
    }
    figures->ikm_first_half = index_of(&skm->first_half, skm->scale);
    figures->ikm_second_half = index_of(&second, skm->scale);
}

void skm_finish(const struct skm *skm, struct skm_figures *ret) {
    *ret = (struct skm_figures){ .item_count = skm->item_count, .scale = skm->scale, .n = skm->n,
                                 .all_top = skm->all_top, .longest_run = skm->longest_run };
    for (unsigned i = 0; i < skm->item_count; i++) {
        int64_t sum = skm->all.sum[i], answered = skm->all.answered[i];
        ret->sum[i] = sum;
        ret->answered[i] = answered;
        ret->nrr[i] = answered == 0 ? SKM_NONE : round_half_up((__int128)10000 * sum, answered);
    }
    ret->ikm = index_of(&skm->all, skm->scale);
    ret->ikm_w011 = index_under_weight(skm, 110);
    ret->ikm_w0111 = index_under_weight(skm, 111);
    bool is_graded = skm->scale == 4 && ret->ikm != SKM_NONE;
    ret->grade = is_graded ? skm_grade(ret->ikm) : '\0';
    ret->label = is_graded ? skm_label(ret->ikm) : "";
    set_interval(skm, ret);
    set_halves(skm, ret);
}

static size_t band_of(int64_t ikm) {
    size_t band = 0;
    while (BANDS[band].from > ikm && BANDS[band].from > 0) band++;
    return band;
}

char skm_grade(int64_t ikm) {
    return BANDS[band_of(ikm)].grade;
}

const char *skm_label(int64_t ikm) {
    return BANDS[band_of(ikm)].label;
}
