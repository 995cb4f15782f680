/* Scope: hiding of small counts. */
#include "lib/rules/small_groups.h"

/* Index of the smallest count that is shown and not zero, or COUNT. */
static size_t smallest_shown(const int64_t *counts, size_t count, const bool *hidden) {
    size_t smallest = count;
    for (size_t i = 0; i < count; i++) {
        if (hidden[i] || counts[i] == 0) continue;
        if (smallest == count || counts[i] < counts[smallest]) smallest = i;
    }
    return smallest;
}

static void hide_all(size_t count, bool *hidden) {
    for (size_t i = 0; i < count; i++) hidden[i] = true;
}

void small_groups_hide(const int64_t *counts, size_t count, int64_t smallest, bool *ret_hidden) {
    size_t hidden_groups = 0;
    int64_t hidden_persons = 0;
    for (size_t i = 0; i < count; i++) {
        ret_hidden[i] = counts[i] > 0 && counts[i] < smallest;
        hidden_groups += ret_hidden[i];
        hidden_persons += ret_hidden[i] ? counts[i] : 0;
    }
    while (hidden_groups == 1 || (hidden_groups > 0 && hidden_persons < smallest)) {
        size_t next = smallest_shown(counts, count, ret_hidden);
        if (next == count) {
            hide_all(count, ret_hidden);
            return;
        }
        ret_hidden[next] = true;
        hidden_groups++;
        hidden_persons += counts[next];
    }
}
