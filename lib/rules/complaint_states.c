/* Scope: the table of the complaint's way. schema.sql holds the same rules as case_rule; a test compares them. */
#include "lib/rules/complaint_states.h"

ENUM_DEFINE(complaint_state, COMPLAINT_STATE_LIST, COMPLAINT_STATE_COUNT)
ENUM_DEFINE(complaint_class, COMPLAINT_CLASS_LIST, COMPLAINT_CLASS_COUNT)
ENUM_DEFINE(complaint_action, COMPLAINT_ACTION_LIST, COMPLAINT_ACTION_COUNT)
ENUM_DEFINE(complaint_who, COMPLAINT_WHO_LIST, COMPLAINT_WHO_COUNT)
ENUM_DEFINE(complaint_guard, COMPLAINT_GUARD_LIST, COMPLAINT_GUARD_COUNT)
ENUM_DEFINE(complaint_clock, COMPLAINT_CLOCK_LIST, COMPLAINT_CLOCK_COUNT)

/* Sets of states, in shorter words. */
enum {
    RECEIVED = 1u << COMPLAINT_RECEIVED,
    VERIFIED = 1u << COMPLAINT_VERIFIED,
    IN_PROGRESS = 1u << COMPLAINT_IN_PROGRESS,
    ASSIGNED = 1u << COMPLAINT_ASSIGNED,
    FORWARDED = 1u << COMPLAINT_FORWARDED,
    MEETING = 1u << COMPLAINT_MEETING,
    FOLLOWING_UP = 1u << COMPLAINT_FOLLOWING_UP,
    REPORTED = 1u << COMPLAINT_REPORTED,
    WAITING = 1u << COMPLAINT_WAITING_REPORTER,
    ANSWERED = 1u << COMPLAINT_ANSWERED,
    APPEALED = 1u << COMPLAINT_APPEALED,
    APPEAL_HANDLING = 1u << COMPLAINT_APPEAL_HANDLING,
    APPEAL_ANSWERED = 1u << COMPLAINT_APPEAL_ANSWERED,
    ENDS = 1u << COMPLAINT_RETURNED | 1u << COMPLAINT_CLOSED_CONFIRMED | 1u << COMPLAINT_CLOSED_SILENT |
           1u << COMPLAINT_CLOSED_DISPUTED,
    ALL = (1u << COMPLAINT_STATE_COUNT) - 1,
    OPEN = ALL & ~ENDS,
    AT_WORK = RECEIVED | VERIFIED | IN_PROGRESS | ASSIGNED | FORWARDED | MEETING | FOLLOWING_UP | REPORTED,
};

#define BY(who) COMPLAINT_BY_##who
#define IF(guard) COMPLAINT_IF_##guard
#define FREELY COMPLAINT_FREELY
#define TO(state) COMPLAINT_##state
#define SAME COMPLAINT_SAME_STATE
#define CLOCK(what) COMPLAINT_CLOCK_##what

static const struct complaint_rule RULES[] = {
    { COMPLAINT_VERIFY, RECEIVED, BY(HANDLER), FREELY, TO(VERIFIED), CLOCK(FIRST_FOLLOW_UP) },
    { COMPLAINT_CLASSIFY_DIRECT, VERIFIED, BY(HANDLER), FREELY, TO(IN_PROGRESS), CLOCK(SETTLE) },
    { COMPLAINT_CLASSIFY_FOLLOW_UP, VERIFIED, BY(HANDLER), FREELY, TO(IN_PROGRESS), CLOCK(SETTLE) },
    { COMPLAINT_CLASSIFY_UNSUITABLE, VERIFIED, BY(HANDLER), FREELY, TO(RETURNED), CLOCK(ENDS) },

    { COMPLAINT_ASSIGN, IN_PROGRESS | ASSIGNED | FORWARDED, BY(HANDLER), FREELY, TO(ASSIGNED), CLOCK(RUNS_ON) },
    { COMPLAINT_ASSIGN, MEETING | FOLLOWING_UP | REPORTED, BY(HANDLER), FREELY, SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_FORWARD, IN_PROGRESS | ASSIGNED, BY(HANDLER), FREELY, TO(FORWARDED), CLOCK(RUNS_ON) },
    { COMPLAINT_CALL_MEETING, IN_PROGRESS | ASSIGNED | FOLLOWING_UP, BY(HANDLER), IF(FOLLOW_UP), TO(MEETING), CLOCK(RUNS_ON) },
    { COMPLAINT_CANCEL_MEETING, MEETING, BY(HANDLER), FREELY, TO(ASSIGNED), CLOCK(RUNS_ON) },
    { COMPLAINT_HOLD_MEETING, MEETING, BY(HANDLER), FREELY, TO(FOLLOWING_UP), CLOCK(RUNS_ON) },
    { COMPLAINT_MONITOR, FOLLOWING_UP, BY(HANDLER), FREELY, SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_REPORT, IN_PROGRESS | ASSIGNED | FORWARDED | FOLLOWING_UP, BY(HANDLER), FREELY, TO(REPORTED), CLOCK(RUNS_ON) },
    { COMPLAINT_ANSWER, IN_PROGRESS | ASSIGNED, BY(HANDLER), IF(DIRECT), TO(ANSWERED), CLOCK(SILENCE) },
    { COMPLAINT_ANSWER, REPORTED, BY(HANDLER), FREELY, TO(ANSWERED), CLOCK(SILENCE) },

    { COMPLAINT_ASK_REPORTER, AT_WORK, BY(HANDLER), FREELY, TO(WAITING_REPORTER), CLOCK(STOPS) },
    { COMPLAINT_ASK_REPORTER, APPEAL_HANDLING, BY(SUPERIOR), IF(APPEAL_HANDLER), TO(WAITING_REPORTER), CLOCK(STOPS) },
    { COMPLAINT_REPLY, AT_WORK | APPEALED | APPEAL_HANDLING, BY(REPORTER), FREELY, SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_REPLY, WAITING, BY(REPORTER), FREELY, COMPLAINT_RESUME_STATE, CLOCK(RESUMES) },
    { COMPLAINT_REPLY, ANSWERED, BY(REPORTER), FREELY, TO(IN_PROGRESS), CLOCK(AFTER_ANSWER) },

    { COMPLAINT_CONFIRM, ANSWERED | APPEAL_ANSWERED, BY(REPORTER), FREELY, TO(CLOSED_CONFIRMED), CLOCK(ENDS) },
    { COMPLAINT_DISPUTE, ANSWERED | APPEAL_ANSWERED, BY(REPORTER), FREELY, TO(CLOSED_DISPUTED), CLOCK(ENDS) },
    { COMPLAINT_APPEAL, ANSWERED, BY(REPORTER), FREELY, TO(APPEALED), CLOCK(APPEAL) },
    { COMPLAINT_TAKE_APPEAL, APPEALED, BY(SUPERIOR), IF(OTHER_THAN_FIRST), TO(APPEAL_HANDLING), CLOCK(RUNS_ON) },
    { COMPLAINT_ANSWER_APPEAL, APPEAL_HANDLING, BY(SUPERIOR), IF(APPEAL_HANDLER), TO(APPEAL_ANSWERED), CLOCK(SILENCE) },
    { COMPLAINT_CLOSE_SILENT, ANSWERED | APPEAL_ANSWERED, BY(SYSTEM), FREELY, TO(CLOSED_SILENT), CLOCK(ENDS) },
    { COMPLAINT_REOPEN, ENDS, BY(SUPERIOR), FREELY, TO(IN_PROGRESS), CLOCK(AFTER_ANSWER) },

    { COMPLAINT_NOTE, ALL, BY(HANDLER), FREELY, SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_NOTE, ALL, BY(SUPERIOR), FREELY, SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_EXCLUDE, ALL, BY(SUPERIOR), FREELY, SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_LINK_DUPLICATE, OPEN, BY(HANDLER), FREELY, SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_PROPOSE_RELEASE, ALL, BY(HANDLER), IF(RELEASABLE), SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_APPROVE_RELEASE, ALL, BY(SUPERIOR), IF(OTHER_THAN_PROPOSER), SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_WITHDRAW_RELEASE, ALL, BY(HANDLER), IF(PROPOSED), SAME, CLOCK(RUNS_ON) },
    { COMPLAINT_WITHDRAW_RELEASE, ALL, BY(SUPERIOR), IF(PROPOSED), SAME, CLOCK(RUNS_ON) },
};

const struct complaint_rule *complaint_rules(size_t *ret_count) {
    *ret_count = sizeof RULES / sizeof *RULES;
    return RULES;
}

/* ---- who and when ---- */

static bool is_one_of(enum complaint_who who, role_set roles) {
    switch (who) {
    case COMPLAINT_BY_HANDLER: return roles_allow(roles, PERMISSION_COMPLAINT_HANDLE);
    case COMPLAINT_BY_SUPERIOR: return roles_allow(roles, PERMISSION_COMPLAINT_APPEAL);
    case COMPLAINT_BY_REPORTER: return (roles & ROLES_REPORTER) != 0;
    case COMPLAINT_BY_SYSTEM: return (roles & ROLES_SYSTEM) != 0;
    case COMPLAINT_WHO_COUNT: break;
    }
    return false;
}

static enum result refused_unless(bool is_so, enum result refusal) {
    return is_so ? DONE : refusal;
}

static enum result guard(enum complaint_guard guard, const struct complaint_moment *moment,
                         const struct complaint_person *person) {
    switch (guard) {
    case COMPLAINT_FREELY: return DONE;
    case COMPLAINT_IF_DIRECT: return refused_unless(moment->class == COMPLAINT_DIRECT, REFUSED_STALE);
    case COMPLAINT_IF_FOLLOW_UP: return refused_unless(moment->class == COMPLAINT_FOLLOW_UP, REFUSED_STALE);
    case COMPLAINT_IF_OTHER_THAN_FIRST: return refused_unless(!person->is_first_handler, REFUSED_FORBIDDEN);
    case COMPLAINT_IF_APPEAL_HANDLER: return refused_unless(person->is_appeal_handler, REFUSED_FORBIDDEN);
    case COMPLAINT_IF_RELEASABLE:
        return refused_unless(!moment->is_confidential && !moment->is_release_proposed, REFUSED_STALE);
    case COMPLAINT_IF_PROPOSED: return refused_unless(moment->is_release_proposed, REFUSED_STALE);
    case COMPLAINT_IF_OTHER_THAN_PROPOSER:
        if (!moment->is_release_proposed) return REFUSED_STALE;
        return refused_unless(!person->has_proposed, REFUSED_FORBIDDEN);
    case COMPLAINT_GUARD_COUNT: break;
    }
    return REFUSED_INVALID;
}

static enum complaint_state next_of(const struct complaint_rule *rule, const struct complaint_moment *moment) {
    if (rule->to == COMPLAINT_SAME_STATE) return moment->state;
    if (rule->to == COMPLAINT_RESUME_STATE) return moment->resume;
    return (enum complaint_state)rule->to;
}

enum result complaint_step_allowed(const struct complaint_moment *moment, enum complaint_action action,
                                   const struct complaint_person *person, enum complaint_state *ret_next,
                                   const struct complaint_rule **ret_rule) {
    if ((unsigned)moment->state >= COMPLAINT_STATE_COUNT || (unsigned)action >= COMPLAINT_ACTION_COUNT) return REFUSED_INVALID;
    enum result result = REFUSED_FORBIDDEN; /* until some rule is for these roles */
    for (const struct complaint_rule *rule = RULES; rule < RULES + sizeof RULES / sizeof *RULES; rule++) {
        if (rule->action != action || !is_one_of(rule->who, person->roles)) continue;
        if (result == REFUSED_FORBIDDEN) result = REFUSED_STALE;
        if (!(rule->from & COMPLAINT_STATE_BIT(moment->state))) continue;
        result = guard(rule->guard, moment, person);
        if (result != DONE) return result;
        *ret_next = next_of(rule, moment);
        if (ret_rule) *ret_rule = rule;
        return DONE;
    }
    return result;
}

/* ---- properties ---- */

static const struct { bool needs_text, is_internal; enum complaint_class class; } ACTIONS[COMPLAINT_ACTION_COUNT] = {
    [COMPLAINT_CLASSIFY_UNSUITABLE] = { .needs_text = true, .class = COMPLAINT_UNSUITABLE },
    [COMPLAINT_CLASSIFY_DIRECT] = { .class = COMPLAINT_DIRECT },
    [COMPLAINT_CLASSIFY_FOLLOW_UP] = { .class = COMPLAINT_FOLLOW_UP },
    [COMPLAINT_CANCEL_MEETING] = { .needs_text = true, .is_internal = true },
    [COMPLAINT_MONITOR] = { .needs_text = true, .is_internal = true },
    [COMPLAINT_REPORT] = { .needs_text = true, .is_internal = true },
    [COMPLAINT_ANSWER] = { .needs_text = true },
    [COMPLAINT_ASK_REPORTER] = { .needs_text = true },
    [COMPLAINT_REPLY] = { .needs_text = true },
    [COMPLAINT_DISPUTE] = { .needs_text = true },
    [COMPLAINT_APPEAL] = { .needs_text = true },
    [COMPLAINT_ANSWER_APPEAL] = { .needs_text = true },
    [COMPLAINT_REOPEN] = { .needs_text = true },
    [COMPLAINT_NOTE] = { .needs_text = true, .is_internal = true },
    [COMPLAINT_EXCLUDE] = { .needs_text = true, .is_internal = true },
    [COMPLAINT_LINK_DUPLICATE] = { .is_internal = true },
    [COMPLAINT_PROPOSE_RELEASE] = { .is_internal = true },
    [COMPLAINT_APPROVE_RELEASE] = { .is_internal = true },
    [COMPLAINT_WITHDRAW_RELEASE] = { .needs_text = true, .is_internal = true },
};

static bool is_action(enum complaint_action action) {
    return (unsigned)action < COMPLAINT_ACTION_COUNT;
}

const char *complaint_state_staff_label(enum complaint_state state) {
    return state == COMPLAINT_WAITING_REPORTER ? "Menunggu pelapor" : complaint_state_label(state);
}

bool complaint_state_is_end(enum complaint_state state) {
    return (unsigned)state < COMPLAINT_STATE_COUNT && (ENDS & COMPLAINT_STATE_BIT(state)) != 0;
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
