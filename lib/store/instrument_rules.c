/* Scope: what the arithmetic needs of a stored questionnaire. */
#include <string.h>

#include "lib/store/instrument.h"

/* Each counted item without an unsur of its own is an unsur, in form order. */
static void number_unsur(const struct instrument *instrument, struct instrument_rules *rules) {
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct survey_item *item = &instrument->items[i];
        rules->unsur[i] = INSTRUMENT_OUTSIDE;
        if (item->counted && !*item->unsur) rules->unsur[i] = (uint8_t)rules->unsur_count++;
    }
}

/* The further questions join the unsur of the item they name. */
static bool join_unsur(const struct instrument *instrument, struct instrument_rules *rules) {
    for (size_t i = 0; i < instrument->item_count; i++) {
        const struct survey_item *item = &instrument->items[i];
        if (!item->counted || !*item->unsur) continue;
        for (size_t at = 0; at < instrument->item_count; at++) {
            bool is_its = !*instrument->items[at].unsur && strcmp(instrument->items[at].code, item->unsur) == 0;
            if (is_its) rules->unsur[i] = rules->unsur[at];
        }
        if (rules->unsur[i] == INSTRUMENT_OUTSIDE) return false;
    }
    return true;
}

enum result instrument_rules_of(const struct instrument *instrument, struct instrument_rules *ret) {
    if (instrument->item_count > INSTRUMENT_MOST_ITEMS || instrument->band_count > INSTRUMENT_MOST_BANDS) return REFUSED_INVALID;
    struct instrument_rules rules = { .item_count = (unsigned)instrument->item_count,
                                      .scale = (unsigned)instrument->scale,
                                      .conversion_numerator = instrument->conversion_numerator,
                                      .conversion_denominator = instrument->conversion_denominator,
                                      .band_count = (unsigned)instrument->band_count };
    number_unsur(instrument, &rules);
    for (size_t i = 0; i < instrument->band_count; i++) rules.bands[i] = instrument->bands[i];
    if (!join_unsur(instrument, &rules) || instrument_rules_fault(&rules)) return REFUSED_INVALID;
    *ret = rules;
    return DONE;
}
