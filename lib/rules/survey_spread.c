/* Scope: counting digits. */
#include "lib/rules/survey_spread.h"

#include <string.h>

#include "lib/rules/ratio.h"

enum result survey_spread_add(struct survey_spread *spread, const struct instrument_rules *rules, const char *answers, int64_t count) {
    if (strlen(answers) != rules->item_count || rules->item_count > INSTRUMENT_MOST_ITEMS) return REFUSED_INVALID;
    for (unsigned i = 0; i < rules->item_count; i++) {
        if (answers[i] < '0' || answers[i] > '0' + (char)rules->scale) return REFUSED_INVALID;
    }
    for (unsigned i = 0; i < rules->item_count; i++) spread->chosen[i][answers[i] - '0'] += count;
    spread->rows += count;
    return DONE;
}

int64_t survey_spread_share(const struct survey_spread *spread, unsigned item, unsigned value) {
    int64_t answered = spread->rows - spread->chosen[item][0];
    return answered <= 0 ? -1 : round_half_up((__int128)1000 * spread->chosen[item][value], answered);
}
