/* Scope: adding up by name. */
#include "site/tally.h"

#include <string.h>

void tally_add(struct tally *tally, const char *name, int64_t amount) {
    size_t at = 0;
    while (at < tally->count && strcmp(tally->rows[at].name, name) != 0) at++;
    tally->total += amount;
    if (at == TALLY_MOST) return;
    if (at == tally->count) tally->rows[tally->count++] = (struct tally_row){ .name = name };
    tally->rows[at].amount += amount;
}

const struct tally_row *tally_largest(const struct tally *tally) {
    const struct tally_row *largest = NULL;
    for (size_t i = 0; i < tally->count; i++) {
        if (!largest || tally->rows[i].amount > largest->amount) largest = &tally->rows[i];
    }
    return largest;
}
