/* Facts about notices: every step that is told has its letter, and no letter tells more than it may. */
#include "tests/unit/store_fixture.h"

#include "lib/rules/complaint_states.h"
#include "lib/rules/notices.h"
#include "lib/rules/request_states.h"
#include "lib/store/db_internal.h"
#include "lib/web/notice.h"

static const struct config CONFIG = {
    .office = { .name = "DPMPTSP Uji", .address = "Jalan Uji", .phone = "0800", .email = "kantor@contoh.example", .hours = "Senin" },
    .site = { .base_url = "https://loket.contoh.example" },
    .deadlines = { .silence = 10 },
    .hook = { .url = "https://gerbang.contoh.example/", .key_file = "x" },
};

static struct templates *letters(struct office *office) {
    struct templates *set = NULL;
    if (templates_load(office->arena, "templates", &set, &office->message) != DONE) fail_msg("%s", office->message);
    return set;
}

static struct notice notice_of(struct office *office, const struct notice_row *row, uint8_t nonce) {
    struct case_receipt receipt = submit_sample(office, nonce);
    return (struct notice){ .about = receipt.id, .kind = row->kind, .number = receipt.number, .action = row->action,
                            .from = row->from, .due_on = { .known = true, .day = 20781 } };
}

static void add(struct office *office, const struct notice *notice, struct templates *templates) {
    struct notice_desk desk = { .config = &CONFIG, .templates = templates, .arena = office->arena, .now = NOW };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_TRACK), &tx), DONE); /* the program with the fewest rights that tells */
    assert_int_equal(notice_add(&tx, &desk, notice), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static int64_t count(struct office *office, const char *condition) {
    int64_t rows = -1;
    const char *sql = arena_format(office->arena, "SELECT count(*) FROM outbox WHERE %s", condition);
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), sql, &rows), DONE);
    return rows;
}

static void every_step_that_is_told_has_a_letter_with_number_way_and_office(void **state) {
    struct office *office = *state;
    struct templates *templates = letters(office);
    int64_t told = 0;
    for (const struct notice_row *row; (row = notice_at((size_t)told)) != NULL; told++) {
        struct notice notice = notice_of(office, row, (uint8_t)(told + 1));
        add(office, &notice, templates);
        const char *whole = arena_format(office->arena,
                                         "way = 'mail' AND case_id = %lld AND event = '%s' AND body LIKE 'Yang kami hormati,%%%s%%"
                                         "https://loket.contoh.example/lacak/%%DPMPTSP Uji%%Jalan Uji%%Surel kantor@contoh.example%%' "
                                         "AND subject LIKE '%%%s %%'",
                                         (long long)notice.about.value, row->event, notice.number, notice.number);
        if (count(office, whole) != 1) fail_msg("%s", row->action);
    }
    assert_true(told > 20);
    assert_int_equal(count(office, "way = 'mail'"), told);
    assert_int_equal(count(office, "way = 'hook' AND length(body) <= 300"), told); /* two SMS */
    assert_int_equal(count(office, "body LIKE '%{{%' OR body LIKE '%}}%' OR subject LIKE '%' || char(10) || '%'"), 0);
}

static void no_notice_holds_a_word_of_the_case_or_a_name(void **state) {
    static const char *const SECRET[] = { "Lampu loket mati", "Sudah dua hari", "Loket 2", "Diperbaiki", "Pelapor Contoh",
                                          "pelapor@contoh", CODE };
    struct office *office = *state;
    struct templates *templates = letters(office);
    const struct notice_row *row;
    for (size_t i = 0; (row = notice_at(i)) != NULL; i++) {
        struct notice notice = notice_of(office, row, (uint8_t)(i + 1));
        add(office, &notice, templates);
    }
    for (size_t i = 0; i < sizeof SECRET / sizeof *SECRET; i++) {
        const char *found = arena_format(office->arena, "subject || body LIKE '%%%s%%'", SECRET[i]);
        if (count(office, found) != 0) fail_msg("%s", SECRET[i]);
    }
}

static void an_internal_or_unknown_step_tells_nobody(void **state) {
    static const char *const SILENT[] = { "note", "reply", "monitor", "report", "exclude", "link_duplicate", "propose_release",
                                          "approve_release", "cancel_meeting", "hold_meeting", "", "answer " };
    (void)state;
    for (size_t i = 0; i < sizeof SILENT / sizeof *SILENT; i++) assert_null(notice_find(CASE_COMPLAINT, SILENT[i], "in_progress"));
    assert_null(notice_find(CASE_REQUEST, "classify_direct", NULL));
    assert_null(notice_find(CASE_COMPLAINT, "extend", NULL));
}

static void a_first_assignment_is_told_and_a_hand_over_is_not(void **state) {
    (void)state;
    assert_non_null(notice_find(CASE_COMPLAINT, "assign", "in_progress"));
    assert_null(notice_find(CASE_COMPLAINT, "assign", "assigned"));
    assert_null(notice_find(CASE_COMPLAINT, "assign", "meeting"));
    assert_null(notice_find(CASE_COMPLAINT, "assign", NULL));
}

static void every_visible_step_of_the_office_is_told(void **state) {
    (void)state;
    for (int action = 0; action < REQUEST_ACTION_COUNT; action++) {
        bool is_told = request_action_is_visible((enum request_action)action) && action != REQUEST_REPLY;
        const struct notice_row *row = notice_find(CASE_REQUEST, request_action_text((enum request_action)action), NULL);
        if ((row != NULL) != is_told) fail_msg("%s", request_action_text((enum request_action)action));
    }
}

static void what_is_known_of_the_reporter_decides_which_ways_are_tried(void **state) {
    static const struct { struct contact contact; int64_t mails, hooks; } CONTACTS[] = {
        { { "a@b.example", "+6281200000000" }, 1, 1 },
        { { "a@b.example", "" }, 1, 0 },
        { { "", "+6281200000000" }, 0, 1 },
        { { "", "" }, 0, 0 },
    };
    struct office *office = *state;
    struct templates *templates = letters(office);
    for (size_t i = 0; i < sizeof CONTACTS / sizeof *CONTACTS; i++) {
        struct notice notice = notice_of(office, notice_find(CASE_COMPLAINT, "answer", NULL), (uint8_t)(i + 1));
        notice.contact = &CONTACTS[i].contact;
        add(office, &notice, templates);
        const char *of_case = arena_format(office->arena, "case_id = %lld AND way =", (long long)notice.about.value);
        assert_int_equal(count(office, arena_format(office->arena, "%s 'mail'", of_case)), CONTACTS[i].mails);
        assert_int_equal(count(office, arena_format(office->arena, "%s 'hook'", of_case)), CONTACTS[i].hooks);
    }
}

static void an_anonymous_reporter_is_told_nothing(void **state) {
    struct office *office = *state;
    struct complaint_new new = sample_complaint(9);
    struct submission by = submission_of(office);
    struct case_receipt receipt;
    new.common.confidentiality = "anonymous";
    new.identity = NULL;
    assert_int_equal(complaint_submit(office_db(office, DB_INTAKE), office->arena, &by, &new, &receipt), DONE);
    struct notice notice = { .about = receipt.id, .kind = CASE_COMPLAINT, .number = receipt.number, .action = "answer" };
    add(office, &notice, letters(office));
    assert_int_equal(count(office, "1"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(every_step_that_is_told_has_a_letter_with_number_way_and_office),
        FACT(no_notice_holds_a_word_of_the_case_or_a_name),
        FACT(an_internal_or_unknown_step_tells_nobody),
        FACT(a_first_assignment_is_told_and_a_hand_over_is_not),
        FACT(every_visible_step_of_the_office_is_told),
        FACT(what_is_known_of_the_reporter_decides_which_ways_are_tried),
        FACT(an_anonymous_reporter_is_told_nothing),
    };
    return cmocka_run_group_tests_name("notice", tests, NULL, NULL);
}
