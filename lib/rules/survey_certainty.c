/* Scope: sample, interval and marks put together. */
#include "lib/rules/survey_certainty.h"

#include "lib/rules/ratio.h"
#include "lib/rules/sample_size.h"

ENUM_DEFINE(sample_state, SAMPLE_STATE_LIST, SAMPLE_STATE_COUNT)

static enum sample_state state_of(int64_t n, int64_t population, int64_t needed) {
    if (n == 0) return SAMPLE_EMPTY;
    if (needed == 0) return SAMPLE_UNKNOWN;
    if (n > population) return SAMPLE_BEYOND;
    if (n == population) return SAMPLE_WHOLE;
    return n < needed ? SAMPLE_SHORT : SAMPLE_REACHED;
}

static struct marked_interval marked(const struct skm *skm, struct skm_interval interval) {
    struct marked_interval marked = { .interval = interval };
    if (interval.low == SKM_NONE) return marked;
    marked.at_low = instrument_band_of(&skm->rules, interval.low);
    marked.at_high = instrument_band_of(&skm->rules, interval.high);
    marked.stands = marked.at_low && marked.at_low == marked.at_high;
    return marked;
}

void survey_certainty(const struct skm *skm, int64_t population, struct survey_certainty *ret) {
    struct skm_figures figures;
    skm_finish(skm, &figures);
    int64_t needed = sample_size(population); /* 0 for what is no population */
    struct survey_certainty certainty = { .state = state_of(skm->n, population, needed),
                                          .population = needed > 0 ? population : 0,
                                          .needed = needed,
                                          .missing = needed > skm->n ? needed - skm->n : 0,
                                          .finite.interval = { SKM_NONE, SKM_NONE } };
    certainty.plain = marked(skm, skm_interval(skm, figures.ikm, 0));
    if (needed > 0) certainty.finite = marked(skm, skm_interval(skm, figures.ikm, population));
    *ret = certainty;
}

int64_t survey_response_rate(int64_t answered, int64_t issued) {
    bool is_possible = issued > 0 && answered >= 0 && answered <= issued;
    return is_possible ? round_half_up((__int128)1000 * answered, issued) : SKM_NONE;
}
