/* Facts about roles and what they may do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/roles.h"

/* The agreed table, written a second time by name and the other way round: a line a permission, its holders. */
static const struct { const char *permission, *holders; } AGREED[] = {
    { "desk.view", " front_desk complaint_officer data_officer survey_team investment_officer section_head "
                   "division_head head wbs_manager auditor administrator " },
    { "case.enter", " front_desk complaint_officer data_officer division_head " },
    { "complaint.view", " complaint_officer section_head division_head head auditor " },
    { "complaint.handle", " complaint_officer section_head division_head " },
    { "complaint.appeal", " division_head head " },
    { "identity.reveal", " complaint_officer division_head " },
    { "request.view", " data_officer section_head division_head head auditor " },
    { "request.handle", " data_officer division_head " },
    { "request.objection", " head " },
    { "privacy.answer", " data_officer division_head " },
    { "survey.kiosk", " survey_team administrator " },
    { "survey.manage", " survey_team " },
    { "survey.enter", " survey_team front_desk " },
    { "instrument.manage", " survey_team administrator " },
    { "dataset.view", " data_officer survey_team investment_officer section_head division_head head auditor " },
    { "dataset.submit", " data_officer survey_team investment_officer " },
    { "dataset.analyse", " section_head " },
    { "dataset.correct", " division_head " },
    { "dataset.approve", " head " },
    { "figures.investment", " investment_officer " },
    { "figures.office", " data_officer investment_officer " },
    { "content.write", " data_officer section_head division_head " },
    { "case.viewers", " division_head head auditor " },
    { "audit.view", " auditor head " },
    { "account.manage", " administrator " },
};

#define AGREED_COUNT (sizeof AGREED / sizeof *AGREED)

static bool is_holder(const char *holders, enum role role) {
    char word[40];
    (void)snprintf(word, sizeof word, " %s ", role_text(role));
    return strstr(holders, word) != NULL;
}

static void every_role_holds_the_agreed_permissions_and_no_other(void **state) {
    (void)state;
    assert_int_equal(AGREED_COUNT, PERMISSION_COUNT - 1); /* all but "public" */
    for (size_t i = 0; i < AGREED_COUNT; i++) {
        enum permission permission;
        assert_true(permission_parse(AGREED[i].permission, &permission));
        for (unsigned role = 0; role < ROLE_COUNT; role++) {
            bool allowed = roles_allow(ROLE_BIT(role), permission);
            assert_int_equal(allowed, is_holder(AGREED[i].holders, (enum role)role));
        }
    }
}

static void a_person_with_two_roles_holds_the_permissions_of_both(void **state) {
    (void)state;
    role_set both = ROLE_BIT(ROLE_SURVEY_TEAM) | ROLE_BIT(ROLE_AUDITOR);
    assert_true(roles_allow(both, PERMISSION_SURVEY_MANAGE));
    assert_true(roles_allow(both, PERMISSION_AUDIT_VIEW));
    assert_false(roles_allow(both, PERMISSION_DATASET_APPROVE));
}

static void citizens_the_clock_and_nobody_hold_only_what_is_public(void **state) {
    (void)state;
    static const role_set OUTSIDE[] = { ROLES_NONE, ROLES_REPORTER, ROLES_SYSTEM };
    for (size_t i = 0; i < sizeof OUTSIDE / sizeof *OUTSIDE; i++) {
        for (unsigned p = 0; p < PERMISSION_COUNT; p++) {
            assert_int_equal(roles_allow(OUTSIDE[i], (enum permission)p), p == PERMISSION_PUBLIC);
        }
    }
}

static void the_administrator_sees_no_case(void **state) {
    (void)state;
    role_set administrator = ROLE_BIT(ROLE_ADMINISTRATOR);
    assert_false(roles_allow(administrator, PERMISSION_COMPLAINT_VIEW));
    assert_false(roles_allow(administrator, PERMISSION_REQUEST_VIEW));
    assert_false(roles_allow(administrator, PERMISSION_IDENTITY_REVEAL));
}

static void a_permission_out_of_range_is_held_by_nobody(void **state) {
    (void)state;
    assert_false(roles_allow(~ROLES_NONE, PERMISSION_COUNT));
    assert_string_equal(permission_text(PERMISSION_COUNT), "");
    assert_string_equal(role_label(ROLE_COUNT), "");
}

static void every_role_reads_back_from_its_text_and_has_a_label(void **state) {
    (void)state;
    for (unsigned i = 0; i < ROLE_COUNT; i++) {
        enum role role = ROLE_COUNT;
        assert_true(role_parse(role_text((enum role)i), &role));
        assert_int_equal(role, i);
        assert_true(strlen(role_label((enum role)i)) > 0);
    }
    enum role untouched = ROLE_HEAD;
    assert_false(role_parse("Head", &untouched));
    assert_false(role_parse("", &untouched));
    assert_int_equal(untouched, ROLE_HEAD);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_holds_the_agreed_permissions_and_no_other),
        cmocka_unit_test(a_person_with_two_roles_holds_the_permissions_of_both),
        cmocka_unit_test(citizens_the_clock_and_nobody_hold_only_what_is_public),
        cmocka_unit_test(the_administrator_sees_no_case),
        cmocka_unit_test(a_permission_out_of_range_is_held_by_nobody),
        cmocka_unit_test(every_role_reads_back_from_its_text_and_has_a_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
