/* Scope: the table of the request's way. schema.sql holds the same rules as case_rule; a test compares them. */
#include "lib/rules/request_states.h"

ENUM_DEFINE(request_state, REQUEST_STATE_LIST, REQUEST_STATE_COUNT)
ENUM_DEFINE(request_action, REQUEST_ACTION_LIST, REQUEST_ACTION_COUNT)

/* Sets of states, in shorter words. */
enum {
    RECEIVED = 1u << REQUEST_RECEIVED,
    IN_PROGRESS = 1u << REQUEST_IN_PROGRESS,
    WAITING = 1u << REQUEST_WAITING_REQUESTER,
    GIVEN = 1u << REQUEST_ANSWERED | 1u << REQUEST_PARTLY_ANSWERED,
    ANSWERED = GIVEN | 1u << REQUEST_REFUSED,
    OBJECTED = 1u << REQUEST_OBJECTED,
    CARRYING_OUT = 1u << REQUEST_CARRYING_OUT,
    OBJECTION_ANSWERED = 1u << REQUEST_OBJECTION_ANSWERED,
    ENDS = ANSWERED | OBJECTION_ANSWERED,
    ALL = (1u << REQUEST_STATE_COUNT) - 1,
};

#define BY(who) REQUEST_BY_##who
#define IF(guard) REQUEST_IF_##guard
#define FREELY REQUEST_FREELY
#define TO(state) REQUEST_##state
#define SAME REQUEST_SAME_STATE

static const struct request_rule RULES[] = {
    { REQUEST_ACCEPT, RECEIVED, BY(HANDLER), FREELY, TO(IN_PROGRESS) },
    { REQUEST_EXTEND, IN_PROGRESS, BY(HANDLER), IF(NOT_EXTENDED), SAME },
    { REQUEST_ASK_REQUESTER, IN_PROGRESS, BY(HANDLER), FREELY, TO(WAITING_REQUESTER) },
    { REQUEST_ANSWER, IN_PROGRESS, BY(HANDLER), FREELY, TO(ANSWERED) },
    { REQUEST_ANSWER_PARTLY, IN_PROGRESS, BY(HANDLER), FREELY, TO(PARTLY_ANSWERED) },
    { REQUEST_REFUSE, IN_PROGRESS, BY(HANDLER), FREELY, TO(REFUSED) },
    { REQUEST_DELIVER, GIVEN | OBJECTION_ANSWERED, BY(HANDLER), FREELY, SAME },

    /* at the counter an objection is written down by the office */
    { REQUEST_OBJECT, ANSWERED, BY(HANDLER), IF(IN_TIME_TO_OBJECT), TO(OBJECTED) },
    { REQUEST_OBJECT, ANSWERED, BY(REQUESTER), IF(IN_TIME_TO_OBJECT), TO(OBJECTED) },
    { REQUEST_OBJECT, RECEIVED | IN_PROGRESS, BY(HANDLER), IF(OVERDUE), TO(OBJECTED) },
    { REQUEST_OBJECT, RECEIVED | IN_PROGRESS, BY(REQUESTER), IF(OVERDUE), TO(OBJECTED) },
    { REQUEST_ANSWER_OBJECTION, OBJECTED, BY(SUPERIOR), IF(OTHER_THAN_DECIDER), TO(OBJECTION_ANSWERED) },
    { REQUEST_ANSWER_OBJECTION, OBJECTED, BY(SUPERIOR), IF(OTHER_THAN_DECIDER), TO(CARRYING_OUT) },
    { REQUEST_ANSWER, CARRYING_OUT, BY(HANDLER), FREELY, TO(OBJECTION_ANSWERED) },
    { REQUEST_ANSWER_PARTLY, CARRYING_OUT, BY(HANDLER), FREELY, TO(OBJECTION_ANSWERED) },
    { REQUEST_REFUSE, CARRYING_OUT, BY(HANDLER), IF(NEVER_ANSWERED), TO(OBJECTION_ANSWERED) },

    { REQUEST_NOTE, ALL, BY(HANDLER), FREELY, SAME },
    { REQUEST_NOTE, ALL, BY(SUPERIOR), FREELY, SAME },
    { REQUEST_REPLY, RECEIVED | IN_PROGRESS | OBJECTED | CARRYING_OUT, BY(REQUESTER), FREELY, SAME },
    { REQUEST_REPLY, WAITING, BY(REQUESTER), FREELY, TO(IN_PROGRESS) },
};

const struct request_rule *request_rules(size_t *ret_count) {
    *ret_count = sizeof RULES / sizeof *RULES;
    return RULES;
}

/* ---- who and when ---- */

static bool is_one_of(enum request_who who, role_set roles) {
    switch (who) {
    case REQUEST_BY_HANDLER: return roles_allow(roles, PERMISSION_REQUEST_HANDLE);
    case REQUEST_BY_SUPERIOR: return roles_allow(roles, PERMISSION_REQUEST_OBJECTION);
    case REQUEST_BY_REQUESTER: return (roles & ROLES_REPORTER) != 0;
    case REQUEST_WHO_COUNT: break;
    }
    return false;
}

static enum result refused_unless(bool is_so, enum result refusal) {
    return is_so ? DONE : refusal;
}

static enum result guard(enum request_guard guard, const struct request_moment *moment, const struct request_person *person) {
    switch (guard) {
    case REQUEST_FREELY: return DONE;
    case REQUEST_IF_NOT_EXTENDED: return refused_unless(!moment->is_extended, REFUSED_STALE);
    case REQUEST_IF_IN_TIME_TO_OBJECT:
        return refused_unless(!moment->is_agency && moment->today <= moment->object_until, REFUSED_STALE);
    case REQUEST_IF_OVERDUE: return refused_unless(!moment->is_agency && moment->today > moment->due_on, REFUSED_STALE);
    case REQUEST_IF_OTHER_THAN_DECIDER: return refused_unless(!person->is_decider, REFUSED_FORBIDDEN);
    case REQUEST_IF_NEVER_ANSWERED: return refused_unless(moment->was_silence, REFUSED_STALE);
    case REQUEST_GUARD_COUNT: break;
    }
    return REFUSED_INVALID;
}

enum result request_step_allowed(const struct request_moment *moment, enum request_action action,
                                 const struct request_person *person, enum request_state *ret_next) {
    if ((unsigned)moment->state >= REQUEST_STATE_COUNT || (unsigned)action >= REQUEST_ACTION_COUNT) return REFUSED_INVALID;
    enum result result = REFUSED_FORBIDDEN; /* until some rule is for these roles */
    for (const struct request_rule *rule = RULES; rule < RULES + sizeof RULES / sizeof *RULES; rule++) {
        if (rule->action != action || !is_one_of(rule->who, person->roles)) continue;
        if (result == REFUSED_FORBIDDEN) result = REFUSED_STALE;
        if (!(rule->from & REQUEST_STATE_BIT(moment->state))) continue;
        result = guard(rule->guard, moment, person);
        if (result != DONE) return result;
        *ret_next = rule->to == SAME ? moment->state : (enum request_state)rule->to;
        return DONE;
    }
    return result;
}

/* ---- properties ---- */

enum request_state request_after_objection(bool is_upheld, bool was_silence) {
    return is_upheld || was_silence ? REQUEST_CARRYING_OUT : REQUEST_OBJECTION_ANSWERED;
}

static bool is_in(unsigned states, enum request_state state) {
    return (unsigned)state < REQUEST_STATE_COUNT && (states & REQUEST_STATE_BIT(state)) != 0;
}

const char *request_state_staff_label(enum request_state state) {
    return state == REQUEST_WAITING_REQUESTER ? "Menunggu pemohon" : request_state_label(state);
}

bool request_state_is_end(enum request_state state) {
    return is_in(ENDS, state);
}

bool request_state_is_answered(enum request_state state) {
    return is_in(ANSWERED, state);
}

bool request_action_moves_deadline(enum request_action action) {
    return action == REQUEST_EXTEND || action == REQUEST_OBJECT;
}

bool request_action_needs_text(enum request_action action) {
    return (unsigned)action < REQUEST_ACTION_COUNT && action != REQUEST_ACCEPT;
}

bool request_action_is_visible(enum request_action action) {
    return (unsigned)action < REQUEST_ACTION_COUNT && action != REQUEST_NOTE;
}
