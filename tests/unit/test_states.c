/* Facts about the ways of complaints, information requests and datasets. The allowed steps are listed in full; every
 * other combination of state and action must be refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/case_kinds.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/request_states.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define OFFICER ROLE_BIT(ROLE_COMPLAINT_OFFICER)
#define PPID ROLE_BIT(ROLE_DATA_OFFICER)
#define EVERYBODY (~ROLES_NONE)

#define AT_WORK "received verified in_progress assigned forwarded meeting following_up reported"
#define OPEN AT_WORK " waiting_reporter answered appealed appeal_handling appeal_answered"
#define ENDS "returned closed_confirmed closed_silent closed_disputed"

struct step {
    const char *state, *action, *next;
};

/* Every step a complaint can take, whoever takes it. A step back from waiting leads where the case came from: here "assigned". */
#define COMPLAINT_WAITED_FROM COMPLAINT_ASSIGNED
static const struct { const char *action, *from, *next, *classes; } COMPLAINT_STEPS[] = {
    { "verify", "received", "verified", "*" },
    { "classify_direct", "verified", "in_progress", "*" },
    { "classify_follow_up", "verified", "in_progress", "*" },
    { "classify_unsuitable", "verified", "returned", "*" },
    { "assign", "in_progress assigned forwarded", "assigned", "*" },
    { "assign", "meeting following_up reported", "=", "*" },
    { "forward", "in_progress assigned", "forwarded", "*" },
    { "call_meeting", "in_progress assigned following_up", "meeting", "follow_up" },
    { "cancel_meeting", "meeting", "assigned", "*" },
    { "hold_meeting", "meeting", "following_up", "*" },
    { "monitor", "following_up", "=", "*" },
    { "report", "in_progress assigned forwarded following_up", "reported", "*" },
    { "answer", "in_progress assigned", "answered", "direct" },
    { "answer", "reported", "answered", "*" },
    { "ask_reporter", AT_WORK " appeal_handling", "waiting_reporter", "*" },
    { "reply", AT_WORK " appealed appeal_handling", "=", "*" },
    { "reply", "waiting_reporter", "assigned", "*" },
    { "reply", "answered", "in_progress", "*" },
    { "confirm", "answered appeal_answered", "closed_confirmed", "*" },
    { "dispute", "answered appeal_answered", "closed_disputed", "*" },
    { "appeal", "answered", "appealed", "*" },
    { "take_appeal", "appealed", "appeal_handling", "*" },
    { "answer_appeal", "appeal_handling", "appeal_answered", "*" },
    { "close_silent", "answered appeal_answered", "closed_silent", "*" },
    { "reopen", ENDS, "in_progress", "*" },
    { "note", OPEN " " ENDS, "=", "*" },
    { "exclude", OPEN " " ENDS, "=", "*" },
    { "link_duplicate", OPEN, "=", "*" },
    { "propose_release", OPEN " " ENDS, "=", "*" },
};

static bool has_word(const char *list, const char *word) {
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at++) {
        bool is_whole = (at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0');
        if (is_whole) return true;
    }
    return false;
}

/* The next state's text, or NULL. */
static const char *complaint_next(const char *state, const char *action, const char *class) {
    for (size_t i = 0; i < COUNT(COMPLAINT_STEPS); i++) {
        if (strcmp(COMPLAINT_STEPS[i].action, action) != 0 || !has_word(COMPLAINT_STEPS[i].from, state)) continue;
        if (*COMPLAINT_STEPS[i].classes != '*' && strcmp(COMPLAINT_STEPS[i].classes, class) != 0) continue;
        return *COMPLAINT_STEPS[i].next == '=' ? state : COMPLAINT_STEPS[i].next;
    }
    return NULL;
}

static const struct step REQUEST_STEPS[] = {
    { "received", "accept", "in_progress" },
    { "received", "reply", "received" },
    { "received", "note", "received" },
    { "in_progress", "extend", "in_progress" },
    { "in_progress", "ask_requester", "waiting_requester" },
    { "in_progress", "answer", "answered" },
    { "in_progress", "answer_partly", "partly_answered" },
    { "in_progress", "refuse", "refused" },
    { "in_progress", "reply", "in_progress" },
    { "in_progress", "note", "in_progress" },
    { "waiting_requester", "reply", "in_progress" },
    { "waiting_requester", "note", "waiting_requester" },
    { "answered", "note", "answered" },
    { "answered", "deliver", "answered" },
    { "answered", "object", "objected" },
    { "partly_answered", "note", "partly_answered" },
    { "partly_answered", "deliver", "partly_answered" },
    { "partly_answered", "object", "objected" },
    { "refused", "note", "refused" },
    { "refused", "object", "objected" },
    { "objected", "answer_objection", "objection_answered" }, /* the first of its two ways */
    { "carrying_out", "answer", "objection_answered" },
    { "carrying_out", "answer_partly", "objection_answered" },
    { "carrying_out", "reply", "carrying_out" },
    { "carrying_out", "note", "carrying_out" },
    { "objected", "reply", "objected" },
    { "objected", "note", "objected" },
    { "objection_answered", "deliver", "objection_answered" },
    { "objection_answered", "note", "objection_answered" },
};

/* The way of a citizen's request that is neither late nor past the last day of an objection. */
static struct request_moment request_in(enum request_state state) {
    return (struct request_moment){ .state = state, .today = 100, .due_on = 110, .object_until = 130 };
}

static enum result request_step(enum request_state state, enum request_action action, role_set roles, enum request_state *ret_next) {
    struct request_moment moment = request_in(state);
    struct request_person person = { .roles = roles };
    return request_step_allowed(&moment, action, &person, ret_next);
}

static const struct step DATASET_STEPS[] = {
    { "draft", "revise", "draft" },
    { "returned", "revise", "returned" },
    { "draft", "submit", "submitted" },
    { "returned", "submit", "submitted" },
    { "submitted", "analyse", "analysed" },
    { "analysed", "correct", "corrected" },
    { "corrected", "approve", "approved" },
    { "submitted", "send_back", "returned" },
    { "analysed", "send_back", "returned" },
    { "corrected", "send_back", "returned" },
};

/* The next state's text from a list of steps, or NULL. */
static const char *next_of(const struct step *steps, size_t count, const char *state, const char *action) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(steps[i].state, state) == 0 && strcmp(steps[i].action, action) == 0) return steps[i].next;
    }
    return NULL;
}

/* Somebody who may do everything. */
static const struct complaint_person ANYBODY = { .roles = EVERYBODY, .is_appeal_handler = true };

static void a_complaint_takes_the_agreed_steps_and_no_other(void **state) {
    (void)state;
    for (unsigned s = 0; s < COMPLAINT_STATE_COUNT; s++) {
        for (unsigned a = 0; a < COMPLAINT_ACTION_COUNT; a++) {
            for (unsigned c = COMPLAINT_DIRECT; c <= COMPLAINT_FOLLOW_UP; c++) {
                struct complaint_moment moment = { .state = (enum complaint_state)s, .resume = COMPLAINT_WAITED_FROM,
                                                   .class = (enum complaint_class)c };
                enum complaint_action action = (enum complaint_action)a;
                enum complaint_state next = COMPLAINT_STATE_COUNT;
                const char *expected = complaint_next(complaint_state_text(moment.state), complaint_action_text(action),
                                                      complaint_class_text(moment.class));
                enum result result = complaint_step_allowed(&moment, action, &ANYBODY, &next, NULL);
                assert_int_equal(result, expected ? DONE : REFUSED_STALE);
                if (expected) assert_string_equal(complaint_state_text(next), expected);
                else assert_int_equal(next, COMPLAINT_STATE_COUNT);
            }
        }
    }
}

static void a_request_takes_the_agreed_steps_and_no_other(void **state) {
    (void)state;
    for (unsigned s = 0; s < REQUEST_STATE_COUNT; s++) {
        for (unsigned a = 0; a < REQUEST_ACTION_COUNT; a++) {
            enum request_state from = (enum request_state)s, next = REQUEST_STATE_COUNT;
            enum request_action action = (enum request_action)a;
            const char *expected = next_of(REQUEST_STEPS, COUNT(REQUEST_STEPS), request_state_text(from),
                                           request_action_text(action));
            enum result result = request_step(from, action, EVERYBODY, &next);
            assert_int_equal(result, expected ? DONE : REFUSED_STALE);
            if (expected) assert_string_equal(request_state_text(next), expected);
            else assert_int_equal(next, REQUEST_STATE_COUNT);
        }
    }
}

static void a_dataset_takes_the_agreed_steps_and_no_other(void **state) {
    (void)state;
    for (unsigned s = 0; s < DATASET_STATE_COUNT; s++) {
        for (unsigned a = 0; a < DATASET_ACTION_COUNT; a++) {
            enum dataset_state from = (enum dataset_state)s, next = DATASET_STATE_COUNT;
            enum dataset_action action = (enum dataset_action)a;
            const char *expected = next_of(DATASET_STEPS, COUNT(DATASET_STEPS), dataset_state_text(from),
                                           dataset_action_text(action));
            enum result result = dataset_action_allowed(DATASET_SURVEY, from, action, EVERYBODY, &next);
            assert_int_equal(result, expected ? DONE : REFUSED_STALE);
            if (expected) assert_string_equal(dataset_state_text(next), expected);
            else assert_int_equal(next, DATASET_STATE_COUNT);
        }
    }
}

static void only_those_who_may_act_on_a_complaint_can(void **state) {
    (void)state;
    static const struct { enum complaint_state from; enum complaint_action action; role_set roles; enum result result; }
    CASES[] = {
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLE_BIT(ROLE_COMPLAINT_OFFICER), DONE },
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLE_BIT(ROLE_SECTION_HEAD), DONE },
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLE_BIT(ROLE_DIVISION_HEAD), DONE },
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLE_BIT(ROLE_HEAD), REFUSED_FORBIDDEN },
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLE_BIT(ROLE_AUDITOR), REFUSED_FORBIDDEN },
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLE_BIT(ROLE_ADMINISTRATOR), REFUSED_FORBIDDEN },
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLES_REPORTER, REFUSED_FORBIDDEN },
        { COMPLAINT_ANSWERED, COMPLAINT_CONFIRM, ROLES_REPORTER, DONE },
        { COMPLAINT_ANSWERED, COMPLAINT_CONFIRM, ROLE_BIT(ROLE_COMPLAINT_OFFICER), REFUSED_FORBIDDEN },
        { COMPLAINT_ANSWERED, COMPLAINT_APPEAL, ROLES_REPORTER, DONE },
        { COMPLAINT_ANSWERED, COMPLAINT_APPEAL, ROLE_BIT(ROLE_HEAD), REFUSED_FORBIDDEN },
        { COMPLAINT_APPEALED, COMPLAINT_TAKE_APPEAL, ROLE_BIT(ROLE_HEAD), DONE },
        { COMPLAINT_APPEALED, COMPLAINT_TAKE_APPEAL, ROLE_BIT(ROLE_DIVISION_HEAD), DONE },
        { COMPLAINT_APPEALED, COMPLAINT_TAKE_APPEAL, ROLE_BIT(ROLE_SECTION_HEAD), REFUSED_FORBIDDEN },
        { COMPLAINT_CLOSED_SILENT, COMPLAINT_REOPEN, ROLE_BIT(ROLE_HEAD), DONE },
        { COMPLAINT_CLOSED_SILENT, COMPLAINT_REOPEN, ROLE_BIT(ROLE_COMPLAINT_OFFICER), REFUSED_FORBIDDEN },
        { COMPLAINT_CLOSED_SILENT, COMPLAINT_REOPEN, ROLES_REPORTER, REFUSED_FORBIDDEN },
        { COMPLAINT_ANSWERED, COMPLAINT_CLOSE_SILENT, ROLES_SYSTEM, DONE },
        { COMPLAINT_ANSWERED, COMPLAINT_CLOSE_SILENT, ROLE_BIT(ROLE_COMPLAINT_OFFICER), REFUSED_FORBIDDEN },
        { COMPLAINT_ANSWERED, COMPLAINT_CLOSE_SILENT, ROLES_REPORTER, REFUSED_FORBIDDEN },
        { COMPLAINT_RECEIVED, COMPLAINT_REPLY, ROLES_SYSTEM, REFUSED_FORBIDDEN },
        { COMPLAINT_RECEIVED, COMPLAINT_NOTE, ROLES_NONE, REFUSED_FORBIDDEN },
        { COMPLAINT_RECEIVED, COMPLAINT_ANSWER, ROLES_NONE, REFUSED_FORBIDDEN }, /* who may not is not told the state */
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct complaint_moment moment = { .state = CASES[i].from, .class = COMPLAINT_DIRECT };
        struct complaint_person person = { .roles = CASES[i].roles };
        enum complaint_state next;
        assert_int_equal(complaint_step_allowed(&moment, CASES[i].action, &person, &next, NULL), CASES[i].result);
    }
}

static void an_appeal_is_handled_by_somebody_else_who_then_alone_answers_it(void **state) {
    (void)state;
    struct complaint_moment appealed = { .state = COMPLAINT_APPEALED }, handled = { .state = COMPLAINT_APPEAL_HANDLING };
    struct complaint_person head = { .roles = ROLE_BIT(ROLE_HEAD) }, first = head, handler = head;
    first.is_first_handler = true;
    handler.is_appeal_handler = true;
    enum complaint_state next;
    assert_int_equal(complaint_step_allowed(&appealed, COMPLAINT_TAKE_APPEAL, &head, &next, NULL), DONE);
    assert_int_equal(complaint_step_allowed(&appealed, COMPLAINT_TAKE_APPEAL, &first, &next, NULL), REFUSED_FORBIDDEN);
    assert_int_equal(complaint_step_allowed(&handled, COMPLAINT_ANSWER_APPEAL, &handler, &next, NULL), DONE);
    assert_int_equal(complaint_step_allowed(&handled, COMPLAINT_ANSWER_APPEAL, &head, &next, NULL), REFUSED_FORBIDDEN);
    assert_int_equal(complaint_step_allowed(&handled, COMPLAINT_ASK_REPORTER, &handler, &next, NULL), DONE);
    assert_int_equal(complaint_step_allowed(&handled, COMPLAINT_ASK_REPORTER, &head, &next, NULL), REFUSED_FORBIDDEN);
}

static void two_people_release_a_case_and_a_confidential_one_never(void **state) {
    (void)state;
    struct complaint_moment fresh = { .state = COMPLAINT_CLOSED_CONFIRMED }, proposed = fresh, confidential = fresh;
    proposed.is_release_proposed = confidential.is_confidential = true;
    struct complaint_person head = { .roles = ROLE_BIT(ROLE_DIVISION_HEAD) }, proposer = head;
    proposer.has_proposed = true;
    enum complaint_state next;
    assert_int_equal(complaint_step_allowed(&fresh, COMPLAINT_PROPOSE_RELEASE, &head, &next, NULL), DONE);
    assert_int_equal(complaint_step_allowed(&confidential, COMPLAINT_PROPOSE_RELEASE, &head, &next, NULL), REFUSED_STALE);
    assert_int_equal(complaint_step_allowed(&proposed, COMPLAINT_PROPOSE_RELEASE, &head, &next, NULL), REFUSED_STALE);
    assert_int_equal(complaint_step_allowed(&fresh, COMPLAINT_APPROVE_RELEASE, &head, &next, NULL), REFUSED_STALE);
    assert_int_equal(complaint_step_allowed(&proposed, COMPLAINT_APPROVE_RELEASE, &head, &next, NULL), DONE);
    assert_int_equal(complaint_step_allowed(&proposed, COMPLAINT_APPROVE_RELEASE, &proposer, &next, NULL), REFUSED_FORBIDDEN);
    assert_int_equal(complaint_step_allowed(&proposed, COMPLAINT_WITHDRAW_RELEASE, &proposer, &next, NULL), DONE);
    assert_int_equal(complaint_step_allowed(&fresh, COMPLAINT_WITHDRAW_RELEASE, &proposer, &next, NULL), REFUSED_STALE);
}

static void only_the_data_officer_and_the_division_head_handle_requests(void **state) {
    (void)state;
    enum request_state next;
    assert_int_equal(request_step(REQUEST_RECEIVED, REQUEST_ACCEPT, PPID, &next), DONE);
    assert_int_equal(request_step(REQUEST_RECEIVED, REQUEST_ACCEPT, ROLE_BIT(ROLE_DIVISION_HEAD), &next), DONE);
    assert_int_equal(request_step(REQUEST_RECEIVED, REQUEST_ACCEPT, OFFICER, &next), REFUSED_FORBIDDEN);
    assert_int_equal(request_step(REQUEST_RECEIVED, REQUEST_REPLY, ROLES_REPORTER, &next), DONE);
    assert_int_equal(request_step(REQUEST_RECEIVED, REQUEST_REPLY, PPID, &next), REFUSED_FORBIDDEN);
}

static void the_time_of_a_request_is_extended_only_once(void **state) {
    (void)state;
    enum request_state next;
    struct request_moment moment = request_in(REQUEST_IN_PROGRESS);
    struct request_person ppid = { .roles = PPID };
    assert_int_equal(request_step_allowed(&moment, REQUEST_EXTEND, &ppid, &next), DONE);
    moment.is_extended = true;
    assert_int_equal(request_step_allowed(&moment, REQUEST_EXTEND, &ppid, &next), REFUSED_STALE);
    assert_int_equal(request_step_allowed(&moment, REQUEST_ANSWER, &ppid, &next), DONE);
}

/* due_on 110 and object_until 130, as request_in has them */
static void an_objection_has_its_days_and_is_a_citizens(void **state) {
    (void)state;
    static const struct { enum request_state from; bool is_agency; day_number today; enum result result; } CASES[] = {
        { REQUEST_REFUSED, false, 130, DONE },          { REQUEST_REFUSED, false, 131, REFUSED_STALE },
        { REQUEST_ANSWERED, false, 111, DONE },         { REQUEST_ANSWERED, true, 111, REFUSED_STALE },
        { REQUEST_PARTLY_ANSWERED, false, 100, DONE },  { REQUEST_IN_PROGRESS, false, 110, REFUSED_STALE },
        { REQUEST_IN_PROGRESS, false, 111, DONE },      { REQUEST_IN_PROGRESS, true, 111, REFUSED_STALE },
        { REQUEST_RECEIVED, false, 111, DONE },         { REQUEST_RECEIVED, false, 110, REFUSED_STALE },
        { REQUEST_WAITING_REQUESTER, false, 111, REFUSED_STALE }, /* the clock stands */
        { REQUEST_OBJECTED, false, 111, REFUSED_STALE }, { REQUEST_OBJECTION_ANSWERED, false, 111, REFUSED_STALE },
    };
    static const role_set WHO[] = { ROLES_REPORTER, PPID };
    for (size_t i = 0; i < COUNT(CASES) * COUNT(WHO); i++) {
        struct request_moment moment = request_in(CASES[i / COUNT(WHO)].from);
        struct request_person person = { .roles = WHO[i % COUNT(WHO)] };
        enum request_state next;
        moment.today = CASES[i / COUNT(WHO)].today;
        moment.is_agency = CASES[i / COUNT(WHO)].is_agency;
        assert_int_equal(request_step_allowed(&moment, REQUEST_OBJECT, &person, &next), CASES[i / COUNT(WHO)].result);
    }
}

static void the_superior_who_did_not_decide_answers_an_objection(void **state) {
    (void)state;
    struct request_moment moment = request_in(REQUEST_OBJECTED);
    struct request_person head = { .roles = ROLE_BIT(ROLE_HEAD) }, decider = { .roles = ROLE_BIT(ROLE_HEAD), .is_decider = true };
    enum request_state next;
    assert_int_equal(request_step_allowed(&moment, REQUEST_ANSWER_OBJECTION, &head, &next), DONE);
    assert_int_equal(next, REQUEST_OBJECTION_ANSWERED);
    assert_int_equal(request_step_allowed(&moment, REQUEST_ANSWER_OBJECTION, &decider, &next), REFUSED_FORBIDDEN);
    assert_int_equal(request_step(REQUEST_OBJECTED, REQUEST_ANSWER_OBJECTION, PPID, &next), REFUSED_FORBIDDEN);
    assert_int_equal(request_step(REQUEST_OBJECTED, REQUEST_ANSWER_OBJECTION, ROLES_REPORTER, &next), REFUSED_FORBIDDEN);
    assert_int_equal(request_step(REQUEST_REFUSED, REQUEST_ANSWER_OBJECTION, ROLE_BIT(ROLE_HEAD), &next), REFUSED_STALE);
}

static void what_was_upheld_is_given_and_silence_is_answered_in_any_case(void **state) {
    (void)state;
    struct request_moment moment = request_in(REQUEST_CARRYING_OUT);
    struct request_person ppid = { .roles = PPID };
    enum request_state next;
    assert_int_equal(request_after_objection(true, false), REQUEST_CARRYING_OUT);
    assert_int_equal(request_after_objection(false, false), REQUEST_OBJECTION_ANSWERED);
    assert_int_equal(request_after_objection(false, true), REQUEST_CARRYING_OUT);
    assert_int_equal(request_step_allowed(&moment, REQUEST_ANSWER, &ppid, &next), DONE);
    assert_int_equal(next, REQUEST_OBJECTION_ANSWERED);
    assert_int_equal(request_step_allowed(&moment, REQUEST_REFUSE, &ppid, &next), REFUSED_STALE); /* it was refused once */
    moment.was_silence = true;
    assert_int_equal(request_step_allowed(&moment, REQUEST_REFUSE, &ppid, &next), DONE);
    assert_false(request_state_is_end(REQUEST_CARRYING_OUT));
}

/* Who may do what in which state: one row a role, in the order of the states; what is not here is forbidden. Drafts belong to those
 * who bring in their kind. */
#define ALL_KINDS " survey investment permits indicators budget targets answer "
#define OFFICE_KINDS " permits indicators budget "
static const struct { enum role role; const char *state, *kinds, *actions; } DATASET_TURNS[] = {
    { ROLE_SURVEY_TEAM, "draft", " survey ", " revise submit " },
    { ROLE_SURVEY_TEAM, "returned", " survey ", " revise submit " },
    { ROLE_INVESTMENT_OFFICER, "draft", " investment targets " OFFICE_KINDS, " revise submit " },
    { ROLE_INVESTMENT_OFFICER, "returned", " investment targets " OFFICE_KINDS, " revise submit " },
    { ROLE_DATA_OFFICER, "draft", " answer " OFFICE_KINDS, " revise submit " },
    { ROLE_DATA_OFFICER, "returned", " answer " OFFICE_KINDS, " revise submit " },
    { ROLE_SECTION_HEAD, "submitted", ALL_KINDS, " analyse send_back " },
    { ROLE_DIVISION_HEAD, "analysed", ALL_KINDS, " correct send_back " },
    { ROLE_HEAD, "corrected", ALL_KINDS, " approve send_back " },
};

static bool is_agreed_turn(enum role role, enum dataset_kind kind, enum dataset_state state, enum dataset_action action) {
    for (size_t i = 0; i < COUNT(DATASET_TURNS); i++) {
        if (DATASET_TURNS[i].role != role || strcmp(DATASET_TURNS[i].state, dataset_state_text(state)) != 0) continue;
        return has_word(DATASET_TURNS[i].kinds, dataset_kind_text(kind)) && has_word(DATASET_TURNS[i].actions, dataset_action_text(action));
    }
    return false;
}

static void compare_turns(enum role role, enum dataset_kind kind) {
    for (unsigned at = 0; at < DATASET_STATE_COUNT * DATASET_ACTION_COUNT; at++) {
        enum dataset_state state = (enum dataset_state)(at / DATASET_ACTION_COUNT), next;
        enum dataset_action action = (enum dataset_action)(at % DATASET_ACTION_COUNT);
        bool is_found = dataset_action_allowed(kind, state, action, ROLE_BIT(role), &next) == DONE;
        if (is_found == is_agreed_turn(role, kind, state, action)) continue;
        fail_msg("%s, %s, %s, %s", role_text(role), dataset_kind_text(kind), dataset_state_text(state), dataset_action_text(action));
    }
}

static void each_role_acts_on_a_dataset_only_when_it_is_its_turn_and_its_kind(void **state) {
    (void)state;
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        for (unsigned kind = 0; kind < DATASET_KIND_COUNT; kind++) compare_turns((enum role)role, (enum dataset_kind)kind);
    }
}

static void a_step_that_is_never_ones_own_is_forbidden_and_one_at_the_wrong_time_stale(void **state) {
    (void)state;
    enum dataset_state next;
    role_set team = ROLE_BIT(ROLE_SURVEY_TEAM), head = ROLE_BIT(ROLE_HEAD);
    assert_int_equal(dataset_action_allowed(DATASET_SURVEY, DATASET_CORRECTED, DATASET_APPROVE, team, &next), REFUSED_FORBIDDEN);
    assert_int_equal(dataset_action_allowed(DATASET_SURVEY, DATASET_SUBMITTED, DATASET_APPROVE, head, &next), REFUSED_STALE);
    assert_int_equal(dataset_action_allowed(DATASET_SURVEY, DATASET_SUBMITTED, DATASET_SEND_BACK, head, &next), REFUSED_FORBIDDEN); /* another's turn */
    assert_int_equal(dataset_action_allowed(DATASET_SURVEY, DATASET_APPROVED, DATASET_SEND_BACK, head, &next), REFUSED_STALE);
    assert_int_equal(dataset_action_allowed(DATASET_SURVEY, DATASET_STATE_COUNT, DATASET_APPROVE, head, &next), REFUSED_INVALID);
    assert_int_equal(dataset_action_allowed(DATASET_SURVEY, DATASET_CORRECTED, DATASET_ACTION_COUNT, head, &next), REFUSED_INVALID);
    assert_int_equal(dataset_action_allowed(DATASET_INVESTMENT, DATASET_DRAFT, DATASET_SUBMIT, team, &next), REFUSED_FORBIDDEN);
    assert_int_equal(dataset_action_allowed(DATASET_KIND_COUNT, DATASET_DRAFT, DATASET_SUBMIT, team, &next), REFUSED_INVALID);
    assert_true(dataset_action_is_signature(DATASET_CORRECT));
    assert_false(dataset_action_is_signature(DATASET_SEND_BACK));
}

static void numbers_outside_the_enums_are_invalid(void **state) {
    (void)state;
    enum complaint_state next;
    struct complaint_moment nowhere = { .state = COMPLAINT_STATE_COUNT }, received = { .state = COMPLAINT_RECEIVED };
    assert_int_equal(complaint_step_allowed(&nowhere, COMPLAINT_NOTE, &ANYBODY, &next, NULL), REFUSED_INVALID);
    assert_int_equal(complaint_step_allowed(&received, COMPLAINT_ACTION_COUNT, &ANYBODY, &next, NULL), REFUSED_INVALID);
    assert_false(complaint_action_needs_text(COMPLAINT_ACTION_COUNT));
    assert_false(request_action_is_visible(REQUEST_ACTION_COUNT));
}

static void words_are_asked_for_where_the_step_is_nothing_without_them(void **state) {
    (void)state;
    assert_true(complaint_action_needs_text(COMPLAINT_CLASSIFY_UNSUITABLE));
    assert_false(complaint_action_needs_text(COMPLAINT_CLASSIFY_DIRECT));
    assert_false(complaint_action_needs_text(COMPLAINT_CONFIRM));
    assert_true(request_action_needs_text(REQUEST_REFUSE));
    assert_true(request_action_needs_text(REQUEST_EXTEND));
    assert_false(request_action_needs_text(REQUEST_ACCEPT));
    assert_true(dataset_action_needs_text(DATASET_SEND_BACK));
    assert_true(dataset_action_needs_text(DATASET_ANALYSE));
    assert_true(dataset_action_needs_text(DATASET_CORRECT));
    assert_false(dataset_action_needs_text(DATASET_APPROVE));
    assert_false(complaint_action_is_visible(COMPLAINT_NOTE));
    assert_true(complaint_action_is_visible(COMPLAINT_ANSWER));
}

static void a_classifying_step_gives_its_class(void **state) {
    (void)state;
    assert_int_equal(complaint_action_class(COMPLAINT_CLASSIFY_UNSUITABLE), COMPLAINT_UNSUITABLE);
    assert_int_equal(complaint_action_class(COMPLAINT_CLASSIFY_DIRECT), COMPLAINT_DIRECT);
    assert_int_equal(complaint_action_class(COMPLAINT_CLASSIFY_FOLLOW_UP), COMPLAINT_FOLLOW_UP);
    assert_int_equal(complaint_action_class(COMPLAINT_ANSWER), COMPLAINT_UNCLASSIFIED);
}

static void nothing_but_a_reopening_leads_out_of_an_end(void **state) {
    (void)state;
    for (unsigned s = 0; s < COMPLAINT_STATE_COUNT; s++) {
        const char *from = complaint_state_text((enum complaint_state)s);
        unsigned ways = 0;
        for (size_t i = 0; i < COUNT(COMPLAINT_STEPS); i++) {
            bool leaves = has_word(COMPLAINT_STEPS[i].from, from) && *COMPLAINT_STEPS[i].next != '=';
            ways += leaves && strcmp(COMPLAINT_STEPS[i].action, "reopen") != 0;
        }
        assert_int_equal(complaint_state_is_end((enum complaint_state)s), ways == 0);
    }
    assert_true(request_state_is_end(REQUEST_REFUSED));
    assert_false(request_state_is_end(REQUEST_OBJECTED));
    assert_true(request_state_is_answered(REQUEST_PARTLY_ANSWERED));
    assert_false(request_state_is_answered(REQUEST_OBJECTION_ANSWERED));
    assert_false(request_state_is_end(REQUEST_WAITING_REQUESTER));
}

static void citizen_and_staff_read_different_words_for_the_same_wait(void **state) {
    (void)state;
    assert_string_equal(complaint_state_label(COMPLAINT_WAITING_REPORTER), "Menunggu jawaban Anda");
    assert_string_equal(complaint_state_staff_label(COMPLAINT_WAITING_REPORTER), "Menunggu pelapor");
    assert_string_equal(complaint_state_staff_label(COMPLAINT_ANSWERED), "Dijawab");
    assert_string_equal(request_state_staff_label(REQUEST_WAITING_REQUESTER), "Menunggu pemohon");
}

static void the_choices_of_a_case_read_back_from_their_texts(void **state) {
    (void)state;
    enum channel channel;
    enum confidentiality confidentiality;
    enum reporter_kind reporter;
    enum case_kind kind;
    assert_true(channel_parse("counter", &channel));
    assert_string_equal(channel_label(channel), "Loket");
    assert_true(confidentiality_parse("confidential", &confidentiality));
    assert_string_equal(confidentiality_label(confidentiality), "Rahasia");
    assert_true(reporter_kind_parse("business", &reporter));
    assert_string_equal(reporter_kind_label(reporter), "Badan usaha");
    assert_true(case_kind_parse("request", &kind));
    assert_false(case_kind_parse("requests", &kind));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_complaint_takes_the_agreed_steps_and_no_other),
        cmocka_unit_test(a_request_takes_the_agreed_steps_and_no_other),
        cmocka_unit_test(a_dataset_takes_the_agreed_steps_and_no_other),
        cmocka_unit_test(only_those_who_may_act_on_a_complaint_can),
        cmocka_unit_test(only_the_data_officer_and_the_division_head_handle_requests),
        cmocka_unit_test(the_time_of_a_request_is_extended_only_once),
        cmocka_unit_test(an_objection_has_its_days_and_is_a_citizens),
        cmocka_unit_test(the_superior_who_did_not_decide_answers_an_objection),
        cmocka_unit_test(what_was_upheld_is_given_and_silence_is_answered_in_any_case),
        cmocka_unit_test(each_role_acts_on_a_dataset_only_when_it_is_its_turn_and_its_kind),
        cmocka_unit_test(a_step_that_is_never_ones_own_is_forbidden_and_one_at_the_wrong_time_stale),
        cmocka_unit_test(numbers_outside_the_enums_are_invalid),
        cmocka_unit_test(words_are_asked_for_where_the_step_is_nothing_without_them),
        cmocka_unit_test(a_classifying_step_gives_its_class),
        cmocka_unit_test(nothing_but_a_reopening_leads_out_of_an_end),
        cmocka_unit_test(an_appeal_is_handled_by_somebody_else_who_then_alone_answers_it),
        cmocka_unit_test(two_people_release_a_case_and_a_confidential_one_never),
        cmocka_unit_test(citizen_and_staff_read_different_words_for_the_same_wait),
        cmocka_unit_test(the_choices_of_a_case_read_back_from_their_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
