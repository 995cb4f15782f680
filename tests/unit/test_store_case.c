/* Facts about complaints, information requests, their timeline, identities and files. */
#include "tests/unit/store_fixture.h"

#include <sodium.h>

#include "lib/base/buffer.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"
#include "lib/store/audit.h"
#include "lib/store/db_internal.h"
#include "lib/store/event.h"
#include "lib/store/holiday.h"
#include "lib/store/information_request.h"
#include "lib/store/service.h"

#define TODAY 20778 /* 2026-11-21 */

static int64_t number_of(struct office *office, const char *sql) {
    int64_t number = -1;
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), sql, &number), DONE);
    return number;
}

/* Who takes a step: the reporter what only reporters do, else the office. */
static const struct actor *actor_of(const char *type) {
    return strcmp(type, "reply") == 0 || strcmp(type, "confirm") == 0 ? &CITIZEN : &COMMAND;
}

static enum result change(struct office *office, const struct case_change *change, struct case_event_id *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    struct case_event_id event = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_TRACK), &tx), DONE);
    enum result result = case_change(&tx, actor_of(change->type), NOW + 60, change, &event);
    if (result == DONE) result = tx_commit(&tx);
    if (ret) *ret = event;
    return result;
}

static void a_complaint_is_stored_whole_and_found_by_number_and_code(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    assert_string_equal(receipt.number, "PGD-2026-000001");
    assert_false(receipt.repeated);
    struct case_row row;
    struct case_code code = { receipt.number, CODE };
    struct db *track = office_db(office, DB_TRACK);
    assert_int_equal(case_by_code(track, office->arena, office->keys, code, &row), DONE);
    assert_string_equal(row.subject, "Lampu loket mati");
    assert_string_equal(row.state, "received");
    assert_int_equal(row.received_at, NOW);
    assert_int_equal(row.due_on, 20781);
    assert_false(row.closed);
    struct complaint complaint;
    assert_int_equal(complaint_of(track, office->arena, row.id, &complaint), DONE);
    assert_string_equal(complaint.narrative, "Sudah dua hari.");
    assert_string_equal(complaint.class, "unclassified");
    assert_false(complaint.happened_on.known);
    struct case_events events;
    assert_int_equal(event_list_visible(track, office->arena, row.id, &events), DONE);
    assert_int_equal(events.count, 1);
    assert_string_equal(events.rows[0].type, "submit");
}

static void a_wrong_code_and_a_wrong_number_are_the_same_answer(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    const struct case_code wrong[] = { { receipt.number, "ABCDEFGHJKLMNPQS" }, { "PGD-2026-000002", CODE },
                                       { receipt.number, "" }, { "", CODE }, { "PMI-2026-000001", CODE } };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct case_row row;
        struct db *track = office_db(office, DB_TRACK);
        assert_int_equal(case_by_code(track, office->arena, office->keys, wrong[i], &row), REFUSED_ABSENT);
    }
}

/* Steps the engine takes for one wrong pair: what it reads and compares, counted instead of timed. */
static int steps_of_guess(struct office *office, struct case_code code) {
    struct db *track = office_db(office, DB_TRACK);
    struct case_row row;
    int steps = 0;
    for (sqlite3_stmt *statement = NULL; (statement = sqlite3_next_stmt(track->engine, statement));)
        (void)sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    assert_int_equal(case_by_code(track, office->arena, office->keys, code, &row), REFUSED_ABSENT);
    for (sqlite3_stmt *statement = NULL; (statement = sqlite3_next_stmt(track->engine, statement));)
        steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    return steps;
}

static void a_guess_takes_the_same_steps_whatever_is_wrong_and_however_many_cases_there_are(void **state) {
    struct office *office = *state;
    const struct case_code wrong_code = { "PGD-2026-000001", "ABCDEFGHJKLMNPQS" }, no_number = { "-", CODE };
    struct case_receipt receipt = submit_sample(office, 1);
    assert_string_equal(receipt.number, wrong_code.number);
    (void)steps_of_guess(office, wrong_code); /* prepares the statement */
    int steps = steps_of_guess(office, wrong_code);
    assert_true(steps > 0);
    for (uint8_t i = 2; i < 40; i++) {
        const struct case_code above = { arena_format(office->arena, "PGD-2026-%06d", i), CODE };
        assert_int_equal(steps_of_guess(office, wrong_code), steps);
        assert_int_equal(steps_of_guess(office, above), steps);
        assert_int_equal(steps_of_guess(office, no_number), steps);
        (void)submit_sample(office, i);
    }
}

static void the_same_form_twice_is_one_case_and_one_receipt(void **state) {
    struct office *office = *state;
    struct case_receipt first = submit_sample(office, 7), again = submit_sample(office, 7);
    assert_true(again.repeated);
    assert_string_equal(again.number, first.number);
    assert_int_equal(again.id.value, first.id.value);
    assert_int_equal(again.due_on, first.due_on);
    assert_string_equal(again.confidentiality, "open");
    assert_int_equal(number_of(office, "SELECT count(*) FROM cases"), 1);
    assert_int_equal(number_of(office, "SELECT count(*) FROM audit"), 1);
    assert_string_equal(submit_sample(office, 8).number, "PGD-2026-000002"); /* no number was lost */
}

static void the_schema_refuses_what_no_form_offers(void **state) {
    struct office *office = *state;
    static char longest[10002];
    memset(longest, 'a', sizeof longest - 1);
    struct complaint_new wrong[6];
    for (uint8_t i = 0; i < 6; i++) wrong[i] = sample_complaint((uint8_t)(i + 1));
    wrong[0].common.channel = "pigeon";
    wrong[1].common.confidentiality = "secret";
    wrong[2].common.subject = "";
    wrong[3].complaint.reporter_kind = "robot";
    wrong[4].complaint.narrative = longest;
    wrong[5].common.service_code = "no-such-service";
    struct submission by = submission_of(office);
    for (size_t i = 0; i < 6; i++) {
        struct case_receipt receipt;
        struct db *db = office_db(office, DB_INTAKE);
        assert_int_equal(complaint_submit(db, office->arena, &by, &wrong[i], &receipt), REFUSED_INVALID);
    }
    assert_int_equal(number_of(office, "SELECT count(*) FROM cases"), 0);
}

/* "kind state action next actor" of the rules, one a line, in order. */
static const char *rules_of_the_code(struct arena *arena) {
    static const char *const ACTORS[] = { [COMPLAINT_BY_HANDLER] = "staff", [COMPLAINT_BY_SUPERIOR] = "staff",
                                          [COMPLAINT_BY_REPORTER] = "citizen", [COMPLAINT_BY_SYSTEM] = "system" };
    struct buffer lines = buffer_in(arena);
    size_t count;
    const struct complaint_rule *rules = complaint_rules(&count);
    for (const struct complaint_rule *rule = rules; rule < rules + count; rule++) {
        for (int s = 0; s < COMPLAINT_STATE_COUNT; s++) {
            if (!(rule->from & COMPLAINT_STATE_BIT(s))) continue;
            const char *from = complaint_state_text((enum complaint_state)s), *action = complaint_action_text(rule->action);
            /* whoever waits came from a state one may ask in */
            for (int to = 0; to < COMPLAINT_STATE_COUNT; to++) {
                struct complaint_moment asked = { .state = (enum complaint_state)to };
                struct complaint_person anybody = { .roles = ~ROLES_NONE, .is_appeal_handler = true };
                enum complaint_state next;
                bool is_next = rule->to == to || (rule->to == COMPLAINT_SAME_STATE && to == s) ||
                               (rule->to == COMPLAINT_RESUME_STATE &&
                                complaint_step_allowed(&asked, COMPLAINT_ASK_REPORTER, &anybody, &next, NULL) == DONE);
                if (is_next) {
                    buffer_format(&lines, "%s %s %s %s\n", from, action, complaint_state_text((enum complaint_state)to), ACTORS[rule->who]);
                }
            }
        }
    }
    return buffer_string(&lines);
}

static bool has_line(const char *lines, const char *line) {
    size_t length = strlen(line);
    for (const char *at = lines; (at = strstr(at, line)); at++) {
        if ((at == lines || at[-1] == '\n') && at[length] == '\n') return true;
    }
    return false;
}

static void the_database_knows_the_same_steps_of_a_complaint_as_the_rules(void **state) {
    struct office *office = *state;
    const char *expected = rules_of_the_code(office->arena);
    struct buffer found = buffer_in(office->arena);
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(office_db(office, DB_ADMIN)->engine,
                                        "SELECT state || ' ' || action || ' ' || next_state || ' ' || actor_kind FROM case_rule "
                                        "WHERE kind = 'complaint'", -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *line = (const char *)sqlite3_column_text(statement, 0);
        if (!has_line(expected, line)) fail_msg("only the database allows: %s", line);
        buffer_format(&found, "%s\n", line);
    }
    (void)sqlite3_finalize(statement);
    for (const char *at = expected; *at;) {
        size_t length = strcspn(at, "\n");
        const char *line = arena_copy(office->arena, at, length);
        if (!has_line(buffer_string(&found), line)) fail_msg("only the rules allow: %s", line);
        at += length + 1;
    }
}

/* "STATE ACTION NEXT ACTOR" lines of a request by the rules of the code. */
static const char *request_rules_of_the_code(struct arena *arena) {
    static const char *const ACTORS[] = { [REQUEST_BY_HANDLER] = "staff", [REQUEST_BY_SUPERIOR] = "staff",
                                          [REQUEST_BY_REQUESTER] = "citizen" };
    struct buffer lines = buffer_in(arena);
    size_t count;
    const struct request_rule *rules = request_rules(&count);
    for (size_t i = 0; i < count * REQUEST_STATE_COUNT; i++) {
        const struct request_rule *rule = &rules[i / REQUEST_STATE_COUNT];
        enum request_state from = (enum request_state)(i % REQUEST_STATE_COUNT);
        if (!(rule->from & REQUEST_STATE_BIT(from))) continue;
        enum request_state next = rule->to == REQUEST_SAME_STATE ? from : (enum request_state)rule->to;
        buffer_format(&lines, "%s %s %s %s\n", request_state_text(from), request_action_text(rule->action), request_state_text(next),
                      ACTORS[rule->who]);
    }
    return buffer_string(&lines);
}

static void the_database_knows_the_same_steps_of_a_request_as_the_rules(void **state) {
    struct office *office = *state;
    const char *expected = request_rules_of_the_code(office->arena);
    struct buffer found = buffer_in(office->arena);
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(office_db(office, DB_ADMIN)->engine,
                                        "SELECT state || ' ' || action || ' ' || next_state || ' ' || actor_kind FROM case_rule "
                                        "WHERE kind = 'request'", -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *line = (const char *)sqlite3_column_text(statement, 0);
        if (!has_line(expected, line)) fail_msg("only the database allows: %s", line);
        buffer_format(&found, "%s\n", line);
    }
    (void)sqlite3_finalize(statement);
    for (const char *at = expected; *at;) {
        size_t length = strcspn(at, "\n");
        const char *line = arena_copy(office->arena, at, length);
        if (!has_line(buffer_string(&found), line)) fail_msg("only the rules allow: %s", line);
        at += length + 1;
    }
}

static void no_door_leads_past_the_rules(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    struct db *admin = office_db(office, DB_ADMIN);
    static const char *const DOORS[] = {
        "UPDATE cases SET state = 'answered'",
        "UPDATE cases SET state = 'answered', last_action = 'answer'",
        "UPDATE cases SET state = 'verified', last_action = 'note'",
        "UPDATE cases SET last_action = 'teleport'",
        "INSERT INTO case_event SELECT 9, id, 2, entered_at, 'command', NULL, 'answer', 1, 'x' FROM cases",
        "INSERT INTO case_event SELECT 9, id, 2, entered_at, 'citizen', NULL, 'submit', 1, 'x' FROM cases",
        "INSERT INTO cases SELECT 9, kind, 'PGD-2026-000009', code_hash, x'00112233445566778899aabbccddeeff', channel, received_at, received_on, "
        "entered_at, NULL, subject, confidentiality, 'answered', NULL, 'answer', due_on, due_on, NULL, 1 FROM cases",
    };
    for (size_t i = 0; i < sizeof DOORS / sizeof *DOORS; i++) assert_int_equal(db_execute(admin, DOORS[i]), REFUSED_STALE);
    /* a citizen does not verify, whatever the program would say */
    struct case_change step = { .id = receipt.id, .version = 1, .type = "verify", .state = "verified", .body = "" };
    struct tx tx CLEANUP_TX = { 0 };
    struct case_event_id event;
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(case_change(&tx, &CITIZEN, NOW, &step, &event), REFUSED_STALE);
    tx_rollback(&tx);
    assert_int_equal(change(office, &step, NULL), DONE); /* the twin: staff does */
}

/* A case that waits goes back to where it came from, and is not closed by a note. */
static void a_case_remembers_where_it_waited_and_where_it_ended(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    struct case_row row;
    static const struct { const char *type, *next, *resume; bool closes, closed; } WAY[] = {
        { "verify", "verified", NULL, false, false },
        { "ask_reporter", "waiting_reporter", "verified", false, false },
        { "note", "waiting_reporter", "verified", false, false },
        { "reply", "verified", NULL, false, false },
        { "classify_unsuitable", "returned", NULL, true, true },
        { "note", "returned", NULL, true, true },
        { "reopen", "in_progress", NULL, false, false },
    };
    for (size_t i = 0; i < sizeof WAY / sizeof *WAY; i++) {
        struct case_change step = { .id = receipt.id, .version = (int64_t)i + 1, .type = WAY[i].type, .state = WAY[i].next,
                                    .closes = WAY[i].closes, .body = "x" };
        struct tx tx CLEANUP_TX = { 0 };
        struct case_event_id event;
        struct db *staff = office_db(office, DB_STAFF);
        assert_int_equal(tx_begin(staff, &tx), DONE);
        assert_int_equal(case_change(&tx, actor_of(WAY[i].type), NOW, &step, &event), DONE);
        assert_int_equal(tx_commit(&tx), DONE);
        assert_int_equal(case_by_id(staff, office->arena, receipt.id, &row), DONE);
        assert_string_equal(row.state, WAY[i].next);
        assert_string_equal(row.resume_state ? row.resume_state : "", WAY[i].resume ? WAY[i].resume : "");
        assert_int_equal(row.closed, WAY[i].closed);
    }
}

static void who_answered_does_not_get_the_appeal(void **state) {
    struct office *office = *state;
    struct case_id id = submit_sample(office, 1).id;
    struct staff_id first = add_staff(office, "kabid", ROLE_BIT(ROLE_DIVISION_HEAD));
    struct staff_id head = add_staff(office, "kadis", ROLE_BIT(ROLE_HEAD));
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(complaint_answered_by(&tx, id, first), DONE);
    assert_int_equal(complaint_take_appeal(&tx, id, first), REFUSED_INVALID);
    assert_int_equal(complaint_take_appeal(&tx, id, head), DONE);
}

/* Takes the steps of TYPES and STATES one after the other; gives the version after them. */
struct plain_step { const char *type, *state; bool closes; };
static int64_t take_steps(struct office *office, struct case_id id, const struct plain_step *steps, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct case_change step = { .id = id, .version = (int64_t)i + 1, .type = steps[i].type, .state = steps[i].state,
                                    .closes = steps[i].closes, .body = "Uji", .visible_to_reporter = true };
        assert_int_equal(change(office, &step, NULL), DONE);
    }
    return (int64_t)count + 1;
}

static void an_old_version_is_refused_and_changes_nothing(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    struct case_change step = { .id = receipt.id, .version = 1, .type = "reply", .body = "Tambahan",
                                .visible_to_reporter = true };
    assert_int_equal(change(office, &step, NULL), DONE);
    assert_int_equal(change(office, &step, NULL), REFUSED_STALE);
    assert_int_equal(number_of(office, "SELECT count(*) FROM case_event"), 2);
    assert_int_equal(number_of(office, "SELECT version FROM cases"), 2);
}

static void a_citizens_step_with_a_known_event_is_refused(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    struct case_change step = { .id = receipt.id, .event = { 4711 }, .version = 1, .type = "reply", .body = "Tambahan" };
    struct case_event_id event;
    assert_int_equal(change(office, &step, &event), DONE);
    assert_int_equal(event.value, 4711);
    step.version = 2;
    assert_int_equal(change(office, &step, NULL), REFUSED_STALE);
    assert_int_equal(number_of(office, "SELECT count(*) FROM case_event"), 2);
}

static void closing_takes_the_case_out_of_the_queue(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    struct db *staff = office_db(office, DB_STAFF);
    struct case_filter filter = { .visitor = VISITOR, .kind = "complaint" };
    struct case_list list;
    assert_int_equal(case_queue(staff, office->arena, &filter, &list), DONE);
    assert_int_equal(list.count, 1);
    static const struct plain_step RETURNED[] = { { "verify", "verified", false }, { "classify_unsuitable", "returned", true } };
    (void)take_steps(office, receipt.id, RETURNED, 2);
    assert_int_equal(case_queue(staff, office->arena, &filter, &list), DONE);
    assert_int_equal(list.count, 0);
    filter.states = " returned ";
    assert_int_equal(case_register(staff, office->arena, &filter, &list), DONE);
    assert_int_equal(list.count, 1);
    assert_true(list.rows[0].closed);
    assert_int_equal(list.rows[0].closed_at, NOW + 60);
}

static void the_reporter_does_not_see_internal_notes(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    struct case_change note = { .id = receipt.id, .version = 1, .type = "note", .body = "Internal" };
    assert_int_equal(change(office, &note, NULL), DONE);
    struct case_events all, visible;
    assert_int_equal(event_list(office_db(office, DB_STAFF), office->arena, receipt.id, &all), DONE);
    assert_int_equal(event_list_visible(office_db(office, DB_TRACK), office->arena, receipt.id, &visible), DONE);
    assert_int_equal(all.count, 2);
    assert_int_equal(visible.count, 1);
}

static void the_table_of_holidays_tells_the_last_year_it_knows(void **state) {
    struct office *office = *state;
    int year = -1;
    assert_int_equal(holiday_last_year(office_db(office, DB_STAFF), &year), DONE);
    assert_int_equal(year, 0);
    const day_number days[] = { TODAY, TODAY + 365, TODAY - 365 }; /* 2026, 2027, 2025 */
    for (size_t i = 0; i < 3; i++) {
        struct tx tx CLEANUP_TX = { 0 };
        struct holiday_row row = { .day = days[i], .name = "Libur", .kind = "national", .decree = "Uji" };
        assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
        assert_int_equal(holiday_save(&tx, &COMMAND, NOW, &row), DONE);
        assert_int_equal(tx_commit(&tx), DONE);
    }
    assert_int_equal(holiday_last_year(office_db(office, DB_TRACK), &year), DONE);
    assert_int_equal(year, 2027);
}

static const char *const FOR_EVER[] = {
    "UPDATE case_event SET body = 'x'",
    "DELETE FROM case_event",
    "DELETE FROM cases",
    "UPDATE cases SET confidentiality = 'anonymous'",
    "UPDATE cases SET received_at = '2020-01-01T00:00:00Z'",
    "UPDATE cases SET number = 'PGD-2026-000009'",
    "UPDATE cases SET subject = 'Lain'",
    "UPDATE complaint SET narrative = 'x'",
    "UPDATE complaint SET wanted = 'x'",
    "UPDATE audit SET detail = 'x'",
    "DELETE FROM audit",
    "REPLACE INTO case_event SELECT id, case_id, sequence, at, actor_kind, staff_id, type, visible_to_reporter, 'x' FROM case_event",
    "REPLACE INTO audit SELECT sequence, at, actor_kind, staff_id, action, subject, subject_id, 'x', previous, hash FROM audit",
};

static void what_was_written_for_ever_stays_even_for_the_administrator(void **state) {
    struct office *office = *state;
    (void)submit_sample(office, 1);
    for (size_t i = 0; i < sizeof FOR_EVER / sizeof *FOR_EVER; i++) {
        assert_int_equal(db_execute(office_db(office, DB_ADMIN), FOR_EVER[i]), REFUSED_STALE);
    }
    assert_int_equal(db_execute(office_db(office, DB_ADMIN), "UPDATE complaint SET class = 'direct'"), DONE); /* the twin */
}

static struct complaint_new with_choice(uint8_t nonce, const char *confidentiality, const struct identity *identity) {
    struct complaint_new new = sample_complaint(nonce);
    new.common.confidentiality = confidentiality;
    new.identity = identity;
    return new;
}

static struct case_receipt submit(struct office *office, const struct complaint_new *new) {
    struct submission by = submission_of(office);
    struct case_receipt receipt = { 0 };
    assert_int_equal(complaint_submit(office_db(office, DB_INTAKE), office->arena, &by, new, &receipt), DONE);
    return receipt;
}

static void an_anonymous_complaint_keeps_no_identity(void **state) {
    struct office *office = *state;
    struct complaint_new with = with_choice(1, "anonymous", &SAMPLE_PERSON), without = with_choice(2, "anonymous", NULL);
    struct submission by = submission_of(office);
    struct case_receipt receipt;
    struct db *intake = office_db(office, DB_INTAKE);
    assert_int_equal(complaint_submit(intake, office->arena, &by, &with, &receipt), REFUSED_INVALID);
    receipt = submit(office, &without);
    assert_int_equal(number_of(office, "SELECT count(*) FROM identity"), 0);
    char sql[120];
    (void)snprintf(sql, sizeof sql, "INSERT INTO identity VALUES (%lld, zeroblob(60))", (long long)receipt.id.value);
    assert_int_equal(db_execute(office_db(office, DB_ADMIN), sql), REFUSED_STALE);
}

static void an_open_identity_opens_and_a_confidential_one_needs_a_reason_on_record(void **state) {
    struct office *office = *state;
    struct complaint_new open = with_choice(1, "open", &SAMPLE_PERSON), sealed = with_choice(2, "confidential", &SAMPLE_PERSON);
    struct case_id open_id = submit(office, &open).id, sealed_id = submit(office, &sealed).id;
    struct staff_id officer = add_staff(office, "petugas", ROLE_BIT(ROLE_COMPLAINT_OFFICER));
    struct db *staff = office_db(office, DB_STAFF);
    struct identity identity;
    assert_int_equal(identity_open(staff, office->arena, office->keys, open_id, &identity), DONE);
    assert_string_equal(identity.name, "Pelapor Contoh");
    assert_string_equal(identity.email, "pelapor@contoh.invalid");
    assert_string_equal(identity.identity_number, "");
    assert_int_equal(identity_open(staff, office->arena, office->keys, sealed_id, &identity), REFUSED_FORBIDDEN);

    struct actor actor = { .kind = ACTOR_STAFF, .staff = officer };
    struct reveal reveal = { .actor = &actor, .now = NOW, .reason = "" };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(identity_reveal(&tx, office->arena, office->keys, sealed_id, &reveal, &identity), REFUSED_INVALID);
    reveal.reason = "Menghubungi pelapor untuk peninjauan";
    assert_int_equal(identity_reveal(&tx, office->arena, office->keys, sealed_id, &reveal, &identity), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_string_equal(identity.phone, "0800-000-0000");

    struct audit_filter filter = { .subject = "case", .subject_id = sealed_id.value };
    struct audit_rows rows;
    assert_int_equal(audit_list(staff, office->arena, &filter, &rows), DONE);
    assert_string_equal(rows.rows[0].entry.action, "identity.reveal");
    assert_string_equal(rows.rows[0].staff_name, "Petugas Contoh");
    assert_string_equal(rows.rows[0].entry.detail, reveal.reason);
    struct case_events visible;
    assert_int_equal(event_list_visible(office_db(office, DB_TRACK), office->arena, sealed_id, &visible), DONE);
    assert_int_equal(visible.count, 1); /* the reveal is internal */
}

static void a_sealed_identity_does_not_open_with_another_key(void **state) {
    struct office *office = *state;
    struct case_id id = submit_sample(office, 1).id;
    struct keys other = *office->keys;
    (void)crypto_box_keypair(other.identity_public, other.identity_secret);
    struct identity identity;
    struct db *staff = office_db(office, DB_STAFF);
    assert_int_equal(identity_open(staff, office->arena, &other, id, &identity), FAILED_INTERNAL);
}

static void files_of_a_step_belong_to_its_case_alone(void **state) {
    struct office *office = *state;
    struct stored_file file = { "foto.jpg", "image/jpeg", 1234, { 1 }, "0123456789abcdef0123456789abcdef" };
    struct complaint_new new = sample_complaint(1);
    new.common.files = (struct stored_files){ &file, 1 };
    struct case_id id = submit(office, &new).id, other = submit_sample(office, 2).id;
    struct attachments list;
    struct db *track = office_db(office, DB_TRACK);
    assert_int_equal(attachment_list(track, office->arena, id, true, &list), DONE);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].file.file_name, "foto.jpg");
    assert_int_equal(list.rows[0].file.size, 1234);
    struct attachment attachment;
    struct attachment_of_case right = { id, list.rows[0].id, true }, wrong = { other, list.rows[0].id, true };
    assert_int_equal(attachment_of(track, office->arena, right, &attachment), DONE);
    assert_int_equal(attachment_of(track, office->arena, wrong, &attachment), REFUSED_ABSENT);
}

static void files_of_an_internal_note_are_not_for_the_reporter(void **state) {
    struct office *office = *state;
    struct case_id id = submit_sample(office, 1).id;
    struct stored_file file = { "catatan.pdf", "application/pdf", 10, { 2 }, "1123456789abcdef0123456789abcdef" };
    struct case_change note = { .id = id, .version = 1, .type = "note", .body = "Internal" };
    struct tx tx CLEANUP_TX = { 0 };
    struct case_event_id event;
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(case_change(&tx, &COMMAND, NOW, &note, &event), DONE);
    struct stored_files files = { &file, 1 };
    assert_int_equal(attachment_add(&tx, (struct event_of_case){ .id = id, .event = event }, &files), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct attachments visible, all;
    assert_int_equal(attachment_list(office_db(office, DB_TRACK), office->arena, id, true, &visible), DONE);
    assert_int_equal(attachment_list(office_db(office, DB_STAFF), office->arena, id, false, &all), DONE);
    assert_int_equal(visible.count, 0);
    assert_int_equal(all.count, 1);
}

static struct information_request_new sample_request(uint8_t nonce) {
    struct complaint_new base = sample_complaint(nonce);
    return (struct information_request_new){
        .common = base.common,
        .request = { .kind = "citizen", .agency = "", .information = "Jumlah izin terbit", .purpose = "Penelitian",
                     .obtain_way = "soft_copy", .delivery_way = "email", .letter_number = "" },
        .identity = &SAMPLE_PERSON,
    };
}

static void a_request_has_its_own_register_and_is_extended_only_once(void **state) {
    struct office *office = *state;
    (void)submit_sample(office, 1);
    struct information_request_new new = sample_request(2);
    struct submission by = submission_of(office);
    struct case_receipt receipt;
    assert_int_equal(request_submit(office_db(office, DB_INTAKE), office->arena, &by, &new, &receipt), DONE);
    assert_string_equal(receipt.number, "PMI-2026-000001");
    struct tx tx CLEANUP_TX = { 0 };
    struct db *staff = office_db(office, DB_STAFF);
    assert_int_equal(tx_begin(staff, &tx), DONE);
    assert_int_equal(request_extend(&tx, receipt.id, (struct request_extension){ "not_held", NOW }), DONE);
    assert_int_equal(request_extend(&tx, receipt.id, (struct request_extension){ "not_held", NOW }), REFUSED_STALE);
    assert_int_equal(request_refuse(&tx, receipt.id, ""), REFUSED_INVALID);
    assert_int_equal(request_refuse(&tx, receipt.id, "Pasal 17 huruf b"), DONE);
    struct reply_letter letter = { "12/CONTOH/2026", { true, TODAY } };
    assert_int_equal(request_reply_letter(&tx, receipt.id, letter), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct information_request request;
    assert_int_equal(request_of(staff, office->arena, receipt.id, &request), DONE);
    assert_true(request.extended);
    assert_string_equal(request.refusal_ground, "Pasal 17 huruf b");
    assert_int_equal(request.reply_letter_date.day, TODAY);
    assert_null(request.agency_kind);
}

static void an_agencys_request_names_its_kind(void **state) {
    struct office *office = *state;
    struct information_request_new new = sample_request(1);
    struct submission by = submission_of(office);
    struct case_receipt receipt;
    new.request.kind = "agency";
    new.identity = NULL;
    struct db *intake = office_db(office, DB_INTAKE);
    assert_int_equal(request_submit(intake, office->arena, &by, &new, &receipt), REFUSED_INVALID);
    new.request.agency_kind = "opd";
    new.request.agency = "Dinas Contoh";
    assert_int_equal(request_submit(intake, office->arena, &by, &new, &receipt), DONE);
}

static void an_answered_complaint_without_a_word_comes_up_for_closing(void **state) {
    struct office *office = *state;
    struct case_id id = submit_sample(office, 1).id;
    static const struct plain_step ANSWERED[] = { { "verify", "verified", false }, { "classify_direct", "in_progress", false },
                                                  { "answer", "answered", false } };
    (void)take_steps(office, id, ANSWERED, 3);
    struct case_list list;
    struct db *clock = office_db(office, DB_ADMIN);
    assert_int_equal(case_silent(clock, office->arena, NOW + 60, &list), DONE);
    assert_int_equal(list.count, 0);
    assert_int_equal(case_silent(clock, office->arena, NOW + 61, &list), DONE);
    assert_int_equal(list.count, 1);
}

static void a_service_is_saved_hidden_and_joined_to_its_cases(void **state) {
    struct office *office = *state;
    struct service service = { .code = "izin-praktik", .name = "Izin praktik", .position = 1, .active = true };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_ADMIN), &tx), DONE);
    assert_int_equal(service_save(&tx, &COMMAND, NOW, &service), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct complaint_new new = sample_complaint(1);
    new.common.service_code = "izin-praktik";
    struct case_row row;
    assert_int_equal(case_by_id(office_db(office, DB_STAFF), office->arena, submit(office, &new).id, &row), DONE);
    assert_string_equal(row.service_name, "Izin praktik");
    service.active = false;
    assert_int_equal(tx_begin(office_db(office, DB_ADMIN), &tx), DONE);
    assert_int_equal(service_save(&tx, &COMMAND, NOW, &service), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct services offered, all;
    assert_int_equal(service_list(office_db(office, DB_INTAKE), office->arena, true, &offered), DONE);
    assert_int_equal(service_list(office_db(office, DB_INTAKE), office->arena, false, &all), DONE);
    assert_int_equal(offered.count, 0);
    assert_int_equal(all.count, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(a_complaint_is_stored_whole_and_found_by_number_and_code),
        FACT(a_wrong_code_and_a_wrong_number_are_the_same_answer),
        FACT(a_guess_takes_the_same_steps_whatever_is_wrong_and_however_many_cases_there_are),
        FACT(the_same_form_twice_is_one_case_and_one_receipt),
        FACT(the_schema_refuses_what_no_form_offers),
        FACT(the_database_knows_the_same_steps_of_a_complaint_as_the_rules),
        FACT(the_database_knows_the_same_steps_of_a_request_as_the_rules),
        FACT(no_door_leads_past_the_rules),
        FACT(a_case_remembers_where_it_waited_and_where_it_ended),
        FACT(who_answered_does_not_get_the_appeal),
        FACT(an_old_version_is_refused_and_changes_nothing),
        FACT(a_citizens_step_with_a_known_event_is_refused),
        FACT(closing_takes_the_case_out_of_the_queue),
        FACT(the_reporter_does_not_see_internal_notes),
        FACT(the_table_of_holidays_tells_the_last_year_it_knows),
        FACT(what_was_written_for_ever_stays_even_for_the_administrator),
        FACT(an_anonymous_complaint_keeps_no_identity),
        FACT(an_open_identity_opens_and_a_confidential_one_needs_a_reason_on_record),
        FACT(a_sealed_identity_does_not_open_with_another_key),
        FACT(files_of_a_step_belong_to_its_case_alone),
        FACT(files_of_an_internal_note_are_not_for_the_reporter),
        FACT(a_request_has_its_own_register_and_is_extended_only_once),
        FACT(an_agencys_request_names_its_kind),
        FACT(an_answered_complaint_without_a_word_comes_up_for_closing),
        FACT(a_service_is_saved_hidden_and_joined_to_its_cases),
    };
    return cmocka_run_group_tests_name("store_case", tests, NULL, NULL);
}
