/* Scope: differences, extremes and means of finished figures. */
#include "lib/rules/survey_compare.h"

#include <string.h>

#include "lib/rules/ratio.h"

ENUM_DEFINE(survey_direction, SURVEY_DIRECTION_LIST, SURVEY_DIRECTION_COUNT)

/* The NRR of the unsur called CODE; SKM_NONE when it was not asked. */
static int64_t nrr_of(struct unsur_values values, const char *code) {
    for (size_t i = 0; i < values.count && i < SKM_MOST_ITEMS; i++) {
        if (strcmp(values.rows[i].code, code) == 0) return values.rows[i].nrr;
    }
    return SKM_NONE;
}

/* The first row with the highest (SIGN 1) or lowest (SIGN -1) NRR. */
static size_t extreme(struct unsur_values values, int sign) {
    size_t found = UNSUR_NOWHERE;
    for (size_t i = 0; i < values.count && i < SKM_MOST_ITEMS; i++) {
        if (values.rows[i].nrr == SKM_NONE) continue;
        if (found == UNSUR_NOWHERE || sign * (values.rows[i].nrr - values.rows[found].nrr) > 0) found = i;
    }
    return found;
}

/* The first row with the largest change in the direction of SIGN. */
static size_t most_changed(const struct survey_comparison *comparison, size_t count, int sign) {
    size_t found = UNSUR_NOWHERE;
    int64_t most = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t change = sign * comparison->changes[i].change;
        if (change <= most) continue;
        most = change;
        found = i;
    }
    return found;
}

static struct unsur_change change_of(int64_t now, int64_t before) {
    bool is_known = before != SKM_NONE && now != SKM_NONE;
    return is_known ? (struct unsur_change){ true, before, now - before } : (struct unsur_change){ 0 };
}

void survey_compare(struct unsur_values now, struct unsur_values before, struct survey_comparison *ret) {
    struct survey_comparison comparison = { .strongest = extreme(now, 1), .weakest = extreme(now, -1),
                                            .weakest_before = extreme(before, -1) };
    size_t count = now.count < SKM_MOST_ITEMS ? now.count : SKM_MOST_ITEMS;
    for (size_t i = 0; i < count; i++) {
        comparison.changes[i] = change_of(now.rows[i].nrr, nrr_of(before, now.rows[i].code));
        comparison.compared += comparison.changes[i].is_known;
    }
    comparison.most_up = most_changed(&comparison, count, 1);
    comparison.most_down = most_changed(&comparison, count, -1);
    *ret = comparison;
}

enum survey_direction survey_direction_of(int64_t before, int64_t now) {
    if (before == SKM_NONE || now == SKM_NONE) return SURVEY_UNKNOWN;
    if (now == before) return SURVEY_SAME;
    return now > before ? SURVEY_UP : SURVEY_DOWN;
}

enum result survey_pool(const struct skm *const *services, size_t count, struct survey_pool *ret) {
    if (count == 0) return REFUSED_INVALID;
    struct survey_pool pool = { .mean_of_services = SKM_NONE };
    struct skm all;
    int64_t sum = 0;
    enum result result = skm_begin(&all, &services[0]->rules, 0);
    for (size_t i = 0; result == DONE && i < count; i++) {
        struct skm_figures figures;
        skm_finish(services[i], &figures);
        if (figures.ikm != SKM_NONE) {
            sum += figures.ikm;
            pool.services++;
        }
        result = skm_merge(&all, services[i]);
    }
    if (result != DONE) return result;
    skm_finish(&all, &pool.pooled);
    if (pool.services > 0) pool.mean_of_services = round_half_up(sum, (int64_t)pool.services);
    *ret = pool;
    return DONE;
}
