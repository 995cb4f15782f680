/* Scope: the table of the approval. */
#include "lib/rules/dataset_states.h"

#include "lib/rules/transitions.h"

ENUM_DEFINE(dataset_kind, DATASET_KIND_LIST, DATASET_KIND_COUNT)
ENUM_DEFINE(dataset_state, DATASET_STATE_LIST, DATASET_STATE_COUNT)
ENUM_DEFINE(dataset_action, DATASET_ACTION_LIST, DATASET_ACTION_COUNT)

static const struct transition ROWS[] = {
    { DATASET_SUBMIT, STATE_BIT(DATASET_DRAFT) | STATE_BIT(DATASET_RETURNED), DATASET_SUBMITTED },
    { DATASET_APPROVE, STATE_BIT(DATASET_SUBMITTED), DATASET_APPROVED },
    { DATASET_SEND_BACK, STATE_BIT(DATASET_SUBMITTED), DATASET_RETURNED },
};

static bool may(int action, role_set roles) {
    return roles_allow(roles, action == DATASET_SUBMIT ? PERMISSION_DATASET_SUBMIT : PERMISSION_DATASET_APPROVE);
}

static const struct transition_table TABLE = {
    .rows = ROWS,
    .row_count = sizeof ROWS / sizeof *ROWS,
    .state_count = DATASET_STATE_COUNT,
    .action_count = DATASET_ACTION_COUNT,
    .may = may,
};

enum result dataset_action_allowed(enum dataset_state state, enum dataset_action action, role_set roles,
                                   enum dataset_state *ret_next) {
    int next;
    enum result result = transition_find(&TABLE, (int)state, (int)action, roles, &next);
    if (result == DONE) *ret_next = (enum dataset_state)next;
    return result;
}

bool dataset_action_needs_text(enum dataset_action action) {
    return action == DATASET_SEND_BACK;
}
