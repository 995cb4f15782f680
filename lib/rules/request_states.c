/* Scope: the tables of the request's way. */
#include "lib/rules/request_states.h"

#include "lib/rules/transitions.h"

ENUM_DEFINE(request_state, REQUEST_STATE_LIST, REQUEST_STATE_COUNT)
ENUM_DEFINE(request_action, REQUEST_ACTION_LIST, REQUEST_ACTION_COUNT)

static const struct transition ROWS[] = {
    { REQUEST_ACCEPT, STATE_BIT(REQUEST_RECEIVED), REQUEST_IN_PROGRESS },
    { REQUEST_EXTEND, STATE_BIT(REQUEST_IN_PROGRESS), SAME_STATE },
    { REQUEST_ASK_REQUESTER, STATE_BIT(REQUEST_IN_PROGRESS), REQUEST_WAITING_REQUESTER },
    { REQUEST_ANSWER, STATE_BIT(REQUEST_IN_PROGRESS), REQUEST_ANSWERED },
    { REQUEST_REFUSE, STATE_BIT(REQUEST_IN_PROGRESS), REQUEST_REFUSED },
    { REQUEST_NOTE, ANY_STATE, SAME_STATE },
    { REQUEST_REPLY, STATE_BIT(REQUEST_RECEIVED) | STATE_BIT(REQUEST_IN_PROGRESS), SAME_STATE },
    { REQUEST_REPLY, STATE_BIT(REQUEST_WAITING_REQUESTER), REQUEST_IN_PROGRESS },
};

static bool may(int action, role_set roles) {
    if (action == REQUEST_REPLY) return (roles & ROLES_REPORTER) != 0;
    return roles_allow(roles, PERMISSION_REQUEST_HANDLE);
}

static const struct transition_table TABLE = {
    .rows = ROWS,
    .row_count = sizeof ROWS / sizeof *ROWS,
    .state_count = REQUEST_STATE_COUNT,
    .action_count = REQUEST_ACTION_COUNT,
    .may = may,
};

enum result request_action_allowed(enum request_state state, enum request_action action, role_set roles,
                                   bool is_extended, enum request_state *ret_next) {
    int next;
    enum result result = transition_find(&TABLE, (int)state, (int)action, roles, &next);
    if (result != DONE) return result;
    if (action == REQUEST_EXTEND && is_extended) return REFUSED_STALE;
    *ret_next = (enum request_state)next;
    return DONE;
}

const char *request_state_staff_label(enum request_state state) {
    return state == REQUEST_WAITING_REQUESTER ? "Menunggu pemohon" : request_state_label(state);
}

bool request_state_is_end(enum request_state state) {
    return state == REQUEST_ANSWERED || state == REQUEST_REFUSED;
}

bool request_action_needs_text(enum request_action action) {
    return (unsigned)action < REQUEST_ACTION_COUNT && action != REQUEST_ACCEPT;
}

bool request_action_is_visible(enum request_action action) {
    return (unsigned)action < REQUEST_ACTION_COUNT && action != REQUEST_NOTE;
}
