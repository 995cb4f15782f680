/* Facts about who looked at a case. */
#include "tests/unit/store_fixture.h"

#include "lib/store/audit.h"
#include "lib/store/case_looks.h"

#define BEGIN(tx) struct tx tx CLEANUP_TX = { 0 }; assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE)

struct noted { const char *action, *subject; int64_t id; const char *detail; instant at; };

static void note(struct office *office, struct staff_id who, const struct noted *noted) {
    struct actor actor = { who.value ? ACTOR_STAFF : ACTOR_CITIZEN, who };
    struct audit_entry entry = { noted->action, noted->subject, noted->id, noted->detail };
    BEGIN(tx);
    assert_int_equal(audit_add(&tx, &actor, noted->at, &entry), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static const struct noted NOTED[] = {
    { "list.export", "", 0, "antrean", NOW - 100 }, /* before the case arrived */
    { "case.submit", "case", 7, "", NOW },
    { "case.view", "case", 7, "", NOW + 1 },
    { "case.view", "case", 8, "", NOW + 2 },
    { "identity.reveal", "case", 7, "Perlu menelepon", NOW + 3 },
    { "case.change", "case", 7, "answer", NOW + 4 },
    { "attachment.view", "case", 7, "", NOW + 5 },
    { "list.export", "", 0, "antrean", NOW + 6 },
};

static void looks_are_told_newest_first_and_nothing_else_is(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_COMPLAINT_OFFICER));
    for (size_t i = 0; i < sizeof NOTED / sizeof *NOTED; i++) note(office, id, &NOTED[i]);
    struct case_looks_filter all = { .id = { 7 }, .since = NOW, .limit = 10 };
    struct case_looks looks = { 0 };
    assert_int_equal(case_looks(office_db(office, DB_STAFF), office->arena, &all, &looks), DONE);
    static const char *const EXPECTED[] = { "list.export", "attachment.view", "identity.reveal", "case.view" };
    assert_int_equal(looks.count, 4);
    for (size_t i = 0; i < 4; i++) assert_string_equal(looks.rows[i].action, EXPECTED[i]);
    assert_string_equal(looks.rows[2].detail, "Perlu menelepon");
    all.before = looks.rows[1].sequence;
    all.limit = 1;
    assert_int_equal(case_looks(office_db(office, DB_STAFF), office->arena, &all, &looks), DONE);
    assert_int_equal(looks.count, 1);
    assert_string_equal(looks.rows[0].action, "identity.reveal");
    struct case_looks_filter reveals = { .id = { 7 }, .limit = 10, .only_reveals = true };
    assert_int_equal(case_looks(office_db(office, DB_STAFF), office->arena, &reveals, &looks), DONE);
    assert_int_equal(looks.count, 1);
}

static void people_are_told_once_with_how_often(void **state) {
    struct office *office = *state;
    struct staff_id first = add_staff(office, "petugas", ROLE_BIT(ROLE_COMPLAINT_OFFICER)), second = add_staff(office, "kepala", ROLE_BIT(ROLE_HEAD));
    for (size_t i = 1; i < sizeof NOTED / sizeof *NOTED; i++) note(office, first, &NOTED[i]);
    note(office, second, &(struct noted){ "case.view", "case", 7, "", NOW + 9 });
    note(office, (struct staff_id){ 0 }, &(struct noted){ "case.view", "case", 7, "", NOW + 10 }); /* no person of the office */
    struct case_viewers viewers = { 0 };
    assert_int_equal(case_viewers(office_db(office, DB_STAFF), office->arena, (struct case_id){ 7 }, &viewers), DONE);
    assert_int_equal(viewers.count, 2);
    assert_int_equal(viewers.rows[0].views, 1);
    assert_int_equal(viewers.rows[0].last_at, NOW + 9);
    assert_int_equal(viewers.rows[1].views, 1);
    assert_int_equal(viewers.rows[1].downloads, 1);
    assert_int_equal(viewers.rows[1].reveals, 1);
    assert_int_equal(viewers.rows[1].first_at, NOW + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(looks_are_told_newest_first_and_nothing_else_is),
        FACT(people_are_told_once_with_how_often),
    };
    return cmocka_run_group_tests_name("store_looks", tests, NULL, NULL);
}
