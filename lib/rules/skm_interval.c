/* Scope: the variance of the row means, and what follows from it. */
#include "lib/rules/skm_interval.h"

#include <math.h>

#define STANDARD_ERRORS 1.96 /* two-sided 95 % of the normal distribution */

/* Of the mean of the row means, on the scale of the answers. */
static double standard_error(const struct skm *skm) {
    double total = 0, squares = 0, n = (double)skm->n;
    for (unsigned k = 1; k <= skm->full_weight; k++) {
        total += (double)skm->total_with[k] / k;
        squares += (double)skm->squares_with[k] / ((double)k * k);
    }
    double variance = (squares - total * total / n) / (n - 1);
    return variance <= 0 ? 0 : sqrt(variance / n);
}

struct skm_interval skm_interval(const struct skm *skm, int64_t index, int64_t population) {
    bool is_possible = skm->n >= 2 && index != SKM_NONE && (population == 0 || population >= skm->n);
    if (!is_possible) return (struct skm_interval){ SKM_NONE, SKM_NONE };
    double unit = 100.0 * (double)skm->rules.conversion_numerator / (double)skm->rules.conversion_denominator;
    double half = STANDARD_ERRORS * standard_error(skm) * unit, center = (double)index;
    if (population > 0) half *= sqrt((double)(population - skm->n) / (double)(population - 1));
    return (struct skm_interval){ llround(fmax(center - half, unit)), llround(fmin(center + half, unit * skm->rules.scale)) };
}
