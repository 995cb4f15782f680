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

struct step {
    const char *state, *action, *next;
};

static const struct step COMPLAINT_STEPS[] = {
    { "received", "classify_unsuitable", "returned" },
    { "received", "classify_direct", "in_progress" },
    { "received", "classify_follow_up", "in_progress" },
    { "received", "reply", "received" },
    { "received", "note", "received" },
    { "in_progress", "ask_reporter", "waiting_reporter" },
    { "in_progress", "answer", "answered" },
    { "in_progress", "reply", "in_progress" },
    { "in_progress", "note", "in_progress" },
    { "waiting_reporter", "reply", "in_progress" },
    { "waiting_reporter", "note", "waiting_reporter" },
    { "answered", "reply", "in_progress" },
    { "answered", "confirm", "closed_confirmed" },
    { "answered", "close_silent", "closed_silent" },
    { "answered", "note", "answered" },
    { "returned", "note", "returned" },
    { "closed_confirmed", "note", "closed_confirmed" },
    { "closed_silent", "note", "closed_silent" },
};

static const struct step REQUEST_STEPS[] = {
    { "received", "accept", "in_progress" },
    { "received", "reply", "received" },
    { "received", "note", "received" },
    { "in_progress", "extend", "in_progress" },
    { "in_progress", "ask_requester", "waiting_requester" },
    { "in_progress", "answer", "answered" },
    { "in_progress", "refuse", "refused" },
    { "in_progress", "reply", "in_progress" },
    { "in_progress", "note", "in_progress" },
    { "waiting_requester", "reply", "in_progress" },
    { "waiting_requester", "note", "waiting_requester" },
    { "answered", "note", "answered" },
    { "refused", "note", "refused" },
};

static const struct step DATASET_STEPS[] = {
    { "draft", "submit", "submitted" },
    { "returned", "submit", "submitted" },
    { "submitted", "approve", "approved" },
    { "submitted", "send_back", "returned" },
};

/* The next state's text from a list of steps, or NULL. */
static const char *next_of(const struct step *steps, size_t count, const char *state, const char *action) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(steps[i].state, state) == 0 && strcmp(steps[i].action, action) == 0) return steps[i].next;
    }
    return NULL;
}

static void a_complaint_takes_the_agreed_steps_and_no_other(void **state) {
    (void)state;
    for (unsigned s = 0; s < COMPLAINT_STATE_COUNT; s++) {
        for (unsigned a = 0; a < COMPLAINT_ACTION_COUNT; a++) {
            enum complaint_state from = (enum complaint_state)s, next = COMPLAINT_STATE_COUNT;
            enum complaint_action action = (enum complaint_action)a;
            const char *expected = next_of(COMPLAINT_STEPS, COUNT(COMPLAINT_STEPS), complaint_state_text(from),
                                           complaint_action_text(action));
            enum result result = complaint_action_allowed(from, action, EVERYBODY, &next);
            assert_int_equal(result, expected ? DONE : REFUSED_STALE);
            if (expected) assert_string_equal(complaint_state_text(next), expected);
            else assert_int_equal(next, COMPLAINT_STATE_COUNT);
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
            enum result result = request_action_allowed(from, action, EVERYBODY, false, &next);
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
            enum result result = dataset_action_allowed(from, action, EVERYBODY, &next);
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
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLE_BIT(ROLE_AUDITOR), REFUSED_FORBIDDEN },
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLE_BIT(ROLE_ADMINISTRATOR), REFUSED_FORBIDDEN },
        { COMPLAINT_IN_PROGRESS, COMPLAINT_ANSWER, ROLES_REPORTER, REFUSED_FORBIDDEN },
        { COMPLAINT_ANSWERED, COMPLAINT_CONFIRM, ROLES_REPORTER, DONE },
        { COMPLAINT_ANSWERED, COMPLAINT_CONFIRM, ROLE_BIT(ROLE_COMPLAINT_OFFICER), REFUSED_FORBIDDEN },
        { COMPLAINT_ANSWERED, COMPLAINT_CLOSE_SILENT, ROLES_SYSTEM, DONE },
        { COMPLAINT_ANSWERED, COMPLAINT_CLOSE_SILENT, ROLE_BIT(ROLE_COMPLAINT_OFFICER), REFUSED_FORBIDDEN },
        { COMPLAINT_ANSWERED, COMPLAINT_CLOSE_SILENT, ROLES_REPORTER, REFUSED_FORBIDDEN },
        { COMPLAINT_RECEIVED, COMPLAINT_REPLY, ROLES_SYSTEM, REFUSED_FORBIDDEN },
        { COMPLAINT_RECEIVED, COMPLAINT_NOTE, ROLES_NONE, REFUSED_FORBIDDEN },
        { COMPLAINT_RECEIVED, COMPLAINT_ANSWER, ROLES_NONE, REFUSED_FORBIDDEN }, /* who may not is not told the state */
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        enum complaint_state next;
        assert_int_equal(complaint_action_allowed(CASES[i].from, CASES[i].action, CASES[i].roles, &next),
                         CASES[i].result);
    }
}

static void only_the_data_officer_and_the_division_head_handle_requests(void **state) {
    (void)state;
    enum request_state next;
    assert_int_equal(request_action_allowed(REQUEST_RECEIVED, REQUEST_ACCEPT, PPID, false, &next), DONE);
    assert_int_equal(
        request_action_allowed(REQUEST_RECEIVED, REQUEST_ACCEPT, ROLE_BIT(ROLE_DIVISION_HEAD), false, &next), DONE);
    assert_int_equal(request_action_allowed(REQUEST_RECEIVED, REQUEST_ACCEPT, OFFICER, false, &next),
                     REFUSED_FORBIDDEN);
    assert_int_equal(request_action_allowed(REQUEST_RECEIVED, REQUEST_REPLY, ROLES_REPORTER, false, &next), DONE);
    assert_int_equal(request_action_allowed(REQUEST_RECEIVED, REQUEST_REPLY, PPID, false, &next), REFUSED_FORBIDDEN);
}

static void the_time_of_a_request_is_extended_only_once(void **state) {
    (void)state;
    enum request_state next;
    assert_int_equal(request_action_allowed(REQUEST_IN_PROGRESS, REQUEST_EXTEND, PPID, false, &next), DONE);
    assert_int_equal(request_action_allowed(REQUEST_IN_PROGRESS, REQUEST_EXTEND, PPID, true, &next), REFUSED_STALE);
    assert_int_equal(request_action_allowed(REQUEST_IN_PROGRESS, REQUEST_ANSWER, PPID, true, &next), DONE);
}

static void who_submits_figures_cannot_approve_them_by_role(void **state) {
    (void)state;
    enum dataset_state next;
    role_set team = ROLE_BIT(ROLE_SURVEY_TEAM), head = ROLE_BIT(ROLE_HEAD);
    assert_int_equal(dataset_action_allowed(DATASET_DRAFT, DATASET_SUBMIT, team, &next), DONE);
    assert_int_equal(dataset_action_allowed(DATASET_SUBMITTED, DATASET_APPROVE, team, &next), REFUSED_FORBIDDEN);
    assert_int_equal(dataset_action_allowed(DATASET_SUBMITTED, DATASET_APPROVE, head, &next), DONE);
    assert_int_equal(dataset_action_allowed(DATASET_DRAFT, DATASET_SUBMIT, head, &next), REFUSED_FORBIDDEN);
    assert_int_equal(dataset_action_allowed(DATASET_SUBMITTED, DATASET_SEND_BACK, head, &next), DONE);
}

static void numbers_outside_the_enums_are_invalid(void **state) {
    (void)state;
    enum complaint_state next;
    assert_int_equal(complaint_action_allowed(COMPLAINT_STATE_COUNT, COMPLAINT_NOTE, EVERYBODY, &next),
                     REFUSED_INVALID);
    assert_int_equal(complaint_action_allowed(COMPLAINT_RECEIVED, COMPLAINT_ACTION_COUNT, EVERYBODY, &next),
                     REFUSED_INVALID);
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

static void nothing_but_notes_happens_after_an_end(void **state) {
    (void)state;
    for (unsigned s = 0; s < COMPLAINT_STATE_COUNT; s++) {
        unsigned ways = 0;
        for (size_t i = 0; i < COUNT(COMPLAINT_STEPS); i++) {
            bool leaves = strcmp(COMPLAINT_STEPS[i].state, complaint_state_text((enum complaint_state)s)) == 0;
            ways += leaves && strcmp(COMPLAINT_STEPS[i].action, "note") != 0;
        }
        assert_int_equal(complaint_state_is_end((enum complaint_state)s), ways == 0);
    }
    assert_true(request_state_is_end(REQUEST_REFUSED));
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
        cmocka_unit_test(who_submits_figures_cannot_approve_them_by_role),
        cmocka_unit_test(numbers_outside_the_enums_are_invalid),
        cmocka_unit_test(words_are_asked_for_where_the_step_is_nothing_without_them),
        cmocka_unit_test(a_classifying_step_gives_its_class),
        cmocka_unit_test(nothing_but_notes_happens_after_an_end),
        cmocka_unit_test(citizen_and_staff_read_different_words_for_the_same_wait),
        cmocka_unit_test(the_choices_of_a_case_read_back_from_their_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
