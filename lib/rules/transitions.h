/* Scope: the search that complaint, request and dataset tables share. Exports: struct transition, transition_find.
 * States and actions are the numbers of their enums. */
#pragma once

#include <stddef.h>

#include "lib/base/result.h"
#include "lib/rules/roles.h"

#define STATE_BIT(state) (1u << (state))
#define ANY_STATE (~0u)
#define SAME_STATE (-1)

/* "ACTION in one of the states FROM leads to TO." */
struct transition {
    int action;
    unsigned from; /* STATE_BITs */
    int to;        /* a state, or SAME_STATE */
};

/* A table with who may do each action. */
struct transition_table {
    const struct transition *rows;
    size_t row_count;
    int state_count, action_count;
    bool (*may)(int action, role_set roles);
};

/* DONE and *ret_next when ACTION is allowed; REFUSED_FORBIDDEN when ROLES may never do it; REFUSED_STALE when the state
 * does not allow it; REFUSED_INVALID for a number outside the enums. */
enum result transition_find(const struct transition_table *table, int state, int action, role_set roles, int *ret_next);
