/* Facts about complaints, information requests, their timeline, identities and files. */
#include "tests/unit/store_fixture.h"

#include <sodium.h>

#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"
#include "lib/store/audit.h"
#include "lib/store/db_internal.h"
#include "lib/store/event.h"
#include "lib/store/information_request.h"
#include "lib/store/service.h"

#define TODAY 20778 /* 2026-11-21 */

static int64_t number_of(struct office *office, const char *sql) {
    int64_t number = -1;
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), sql, &number), DONE);
    return number;
}

static enum result change(struct office *office, const struct case_change *change, struct case_event_id *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    struct case_event_id event = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_TRACK), &tx), DONE);
    enum result result = case_change(&tx, &CITIZEN, NOW + 60, change, &event);
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

static void every_state_of_the_rules_is_a_state_of_the_schema(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    for (int s = 0; s < COMPLAINT_STATE_COUNT; s++) {
        struct case_change step = { .id = receipt.id, .version = s + 1, .type = "note", .body = "",
                                    .state = complaint_state_text((enum complaint_state)s) };
        assert_int_equal(change(office, &step, NULL), DONE);
    }
    for (int a = 0; a < COMPLAINT_ACTION_COUNT; a++) {
        struct case_change step = { .id = receipt.id, .version = COMPLAINT_STATE_COUNT + 1 + a, .body = "",
                                    .type = complaint_action_text((enum complaint_action)a) };
        assert_int_equal(change(office, &step, NULL), DONE);
    }
    struct case_change wrong = { .id = receipt.id, .version = COMPLAINT_STATE_COUNT + COMPLAINT_ACTION_COUNT + 1,
                                 .type = "note", .body = "", .state = "waiting_requester" };
    assert_int_equal(change(office, &wrong, NULL), REFUSED_INVALID);
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
    struct case_filter filter = { .kind = "complaint" };
    struct case_list list;
    assert_int_equal(case_queue(staff, office->arena, &filter, &list), DONE);
    assert_int_equal(list.count, 1);
    struct case_change step = { .id = receipt.id, .version = 1, .type = "classify_unsuitable", .state = "returned",
                                .closes = true, .body = "Bukan wewenang kami", .visible_to_reporter = true };
    assert_int_equal(change(office, &step, NULL), DONE);
    assert_int_equal(case_queue(staff, office->arena, &filter, &list), DONE);
    assert_int_equal(list.count, 0);
    filter.states[0] = "returned";
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
    assert_int_equal(attachment_add(&tx, (struct event_of_case){ id, event }, &files), DONE);
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
    assert_int_equal(request_extend(&tx, receipt.id, NOW), DONE);
    assert_int_equal(request_extend(&tx, receipt.id, NOW), REFUSED_STALE);
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
    struct case_change answer = { .id = id, .version = 1, .type = "answer", .state = "answered", .body = "Sudah menyala.",
                                  .visible_to_reporter = true };
    assert_int_equal(change(office, &answer, NULL), DONE);
    struct case_list list;
    struct db *staff = office_db(office, DB_STAFF);
    assert_int_equal(case_silent(staff, office->arena, NOW + 60, &list), DONE);
    assert_int_equal(list.count, 0);
    assert_int_equal(case_silent(staff, office->arena, NOW + 61, &list), DONE);
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
        FACT(the_same_form_twice_is_one_case_and_one_receipt),
        FACT(the_schema_refuses_what_no_form_offers),
        FACT(every_state_of_the_rules_is_a_state_of_the_schema),
        FACT(an_old_version_is_refused_and_changes_nothing),
        FACT(a_citizens_step_with_a_known_event_is_refused),
        FACT(closing_takes_the_case_out_of_the_queue),
        FACT(the_reporter_does_not_see_internal_notes),
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
