/* Scope: looking up one action in one state. */
#include "lib/rules/transitions.h"

enum result transition_find(const struct transition_table *table, int state, int action, role_set roles,
                            int *ret_next) {
    if (state < 0 || state >= table->state_count) return REFUSED_INVALID;
    if (action < 0 || action >= table->action_count) return REFUSED_INVALID;
    if (!table->may(action, roles)) return REFUSED_FORBIDDEN;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct transition *row = &table->rows[i];
        if (row->action != action || !(row->from & STATE_BIT(state))) continue;
        *ret_next = row->to == SAME_STATE ? state : row->to;
        return DONE;
    }
    return REFUSED_STALE;
}
