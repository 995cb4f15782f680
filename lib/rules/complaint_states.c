/* Scope: the tables of the complaint's way. */
#include "lib/rules/complaint_states.h"

#include "lib/rules/transitions.h"

ENUM_DEFINE(complaint_state, COMPLAINT_STATE_LIST, COMPLAINT_STATE_COUNT)
ENUM_DEFINE(complaint_class, COMPLAINT_CLASS_LIST, COMPLAINT_CLASS_COUNT)
ENUM_DEFINE(complaint_action, COMPLAINT_ACTION_LIST, COMPLAINT_ACTION_COUNT)

static const struct transition ROWS[] = {
    { COMPLAINT_CLASSIFY_UNSUITABLE, STATE_BIT(COMPLAINT_RECEIVED), COMPLAINT_RETURNED },
    { COMPLAINT_CLASSIFY_DIRECT, STATE_BIT(COMPLAINT_RECEIVED), COMPLAINT_IN_PROGRESS },
    { COMPLAINT_CLASSIFY_FOLLOW_UP, STATE_BIT(COMPLAINT_RECEIVED), COMPLAINT_IN_PROGRESS },
    { COMPLAINT_ASK_REPORTER, STATE_BIT(COMPLAINT_IN_PROGRESS), COMPLAINT_WAITING_REPORTER },
    { COMPLAINT_ANSWER, STATE_BIT(COMPLAINT_IN_PROGRESS), COMPLAINT_ANSWERED },
    { COMPLAINT_NOTE, ANY_STATE, SAME_STATE },
    { COMPLAINT_REPLY, STATE_BIT(COMPLAINT_RECEIVED) | STATE_BIT(COMPLAINT_IN_PROGRESS), SAME_STATE },
    { COMPLAINT_REPLY, STATE_BIT(COMPLAINT_WAITING_REPORTER) | STATE_BIT(COMPLAINT_ANSWERED), COMPLAINT_IN_PROGRESS },
    { COMPLAINT_CONFIRM, STATE_BIT(COMPLAINT_ANSWERED), COMPLAINT_CLOSED_CONFIRMED },
    { COMPLAINT_CLOSE_SILENT, STATE_BIT(COMPLAINT_ANSWERED), COMPLAINT_CLOSED_SILENT },
};

/* Who acts: staff with complaint.handle unless a row says otherwise. */
static const struct { role_set only; bool needs_text, is_internal; enum complaint_class class; } ACTIONS[] = {
    [COMPLAINT_CLASSIFY_UNSUITABLE] = { .needs_text = true, .class = COMPLAINT_UNSUITABLE },
    [COMPLAINT_CLASSIFY_DIRECT] = { .class = COMPLAINT_DIRECT },
    [COMPLAINT_CLASSIFY_FOLLOW_UP] = { .class = COMPLAINT_FOLLOW_UP },
    [COMPLAINT_ASK_REPORTER] = { .needs_text = true },
    [COMPLAINT_ANSWER] = { .needs_text = true },
    [COMPLAINT_NOTE] = { .needs_text = true, .is_internal = true },
    [COMPLAINT_REPLY] = { .only = ROLES_REPORTER, .needs_text = true },
    [COMPLAINT_CONFIRM] = { .only = ROLES_REPORTER },
    [COMPLAINT_CLOSE_SILENT] = { .only = ROLES_SYSTEM },
};

static bool may(int action, role_set roles) {
    if (ACTIONS[action].only) return (roles & ACTIONS[action].only) != 0;
    return roles_allow(roles, PERMISSION_COMPLAINT_HANDLE);
}

static const struct transition_table TABLE = {
    .rows = ROWS,
    .row_count = sizeof ROWS / sizeof *ROWS,
    .state_count = COMPLAINT_STATE_COUNT,
    .action_count = COMPLAINT_ACTION_COUNT,
    .may = may,
};

enum result complaint_action_allowed(enum complaint_state state, enum complaint_action action, role_set roles,
                                     enum complaint_state *ret_next) {
    int next;
    enum result result = transition_find(&TABLE, (int)state, (int)action, roles, &next);
    if (result == DONE) *ret_next = (enum complaint_state)next;
    return result;
}

const char *complaint_state_staff_label(enum complaint_state state) {
    return state == COMPLAINT_WAITING_REPORTER ? "Menunggu pelapor" : complaint_state_label(state);
}

bool complaint_state_is_end(enum complaint_state state) {
    return state == COMPLAINT_RETURNED || state == COMPLAINT_CLOSED_CONFIRMED || state == COMPLAINT_CLOSED_SILENT;
}

static bool is_action(enum complaint_action action) {
    return (unsigned)action < COMPLAINT_ACTION_COUNT;
}

bool complaint_action_needs_text(enum complaint_action action) {
    return is_action(action) && ACTIONS[action].needs_text;
}

bool complaint_action_is_visible(enum complaint_action action) {
    return is_action(action) && !ACTIONS[action].is_internal;
}

enum complaint_class complaint_action_class(enum complaint_action action) {
    return is_action(action) ? ACTIONS[action].class : COMPLAINT_UNCLASSIFIED;
}
