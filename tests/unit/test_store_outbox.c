/* Facts about the outbox: leases, outcomes, pauses, ends, and the few rights of the program that sends it. */
#include "tests/unit/store_fixture.h"

#include "lib/store/db_internal.h"
#include "lib/store/outbox.h"

#define DAY ((instant)86400)

static const struct message MESSAGE = { .way = OUTBOX_MAIL, .event = "digest", .recipient = "petugas@contoh.invalid",
                                        .subject = "Kasus baru", .body = "Ada kasus baru." };

static void post(struct office *office, instant now, const struct message *message) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(outbox_add(&tx, now, message), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static enum result take(struct office *office, instant now, enum outbox_way way, struct message *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_MAILER), &tx), DONE);
    enum result result = outbox_take(&tx, office->arena, now, way, ret);
    assert_int_equal(tx_commit(&tx), DONE);
    return result;
}

static enum result settle(struct office *office, instant now, const struct message *message, enum outbox_outcome outcome) {
    struct tx tx CLEANUP_TX = { 0 };
    struct outbox_settlement settlement = { message->id, outcome, "alasan" };
    assert_int_equal(tx_begin(office_db(office, DB_MAILER), &tx), DONE);
    enum result result = outbox_settle(&tx, now, &settlement);
    assert_int_equal(tx_commit(&tx), DONE);
    return result;
}

static void expire(struct office *office, instant now) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_ADMIN), &tx), DONE);
    assert_int_equal(outbox_expire(&tx, now), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static struct outbox_state state_of(struct office *office) {
    struct outbox_state state = { 0 };
    assert_int_equal(outbox_state(office_db(office, DB_STAFF), &state), DONE);
    return state;
}

static int64_t rows_with(struct office *office, const char *state) {
    int64_t count = -1;
    const char *sql = arena_format(office->arena, "SELECT count(*) FROM outbox WHERE state = '%s'", state);
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), sql, &count), DONE);
    return count;
}

static void a_message_is_taken_once_until_its_lease_ends(void **state) {
    struct office *office = *state;
    struct message message;
    assert_int_equal(take(office, NOW, OUTBOX_MAIL, &message), REFUSED_ABSENT);
    post(office, NOW, &MESSAGE);
    assert_int_equal(take(office, NOW, OUTBOX_MAIL, &message), DONE);
    assert_string_equal(message.recipient, MESSAGE.recipient);
    assert_string_equal(message.event, MESSAGE.event);
    assert_int_equal(message.created_at, NOW);
    assert_int_equal(take(office, NOW + OUTBOX_LEASE_SECONDS - 1, OUTBOX_MAIL, &message), REFUSED_ABSENT);
    struct message again; /* the worker died: another sends it, under the same id */
    assert_int_equal(take(office, NOW + OUTBOX_LEASE_SECONDS, OUTBOX_MAIL, &again), DONE);
    assert_int_equal(again.id.value, message.id.value);
}

static void each_way_has_its_own_queue(void **state) {
    struct office *office = *state;
    struct message message = MESSAGE, taken;
    message.way = OUTBOX_HOOK;
    post(office, NOW, &message);
    assert_int_equal(take(office, NOW, OUTBOX_MAIL, &taken), REFUSED_ABSENT);
    assert_int_equal(take(office, NOW, OUTBOX_HOOK, &taken), DONE);
}

static void a_message_that_fails_comes_again_with_longer_pauses_and_then_never(void **state) {
    struct office *office = *state;
    struct message message;
    instant now = NOW;
    post(office, NOW, &MESSAGE);
    for (int i = 1; i <= OUTBOX_TRIES; i++) {
        assert_int_equal(take(office, now, OUTBOX_MAIL, &message), DONE);
        assert_int_equal(settle(office, now, &message, OUTBOX_FAILED), DONE);
        instant pause = (instant)OUTBOX_FIRST_PAUSE_SECONDS << (i - 1);
        assert_int_equal(take(office, now + pause - 1, OUTBOX_MAIL, &message), REFUSED_ABSENT);
        now += pause;
    }
    assert_int_equal(state_of(office).waiting, 0);
    assert_int_equal(state_of(office).failed, 1);
    assert_int_equal(state_of(office).oldest, 0);
}

static void what_is_over_is_not_taken_again_nor_settled_twice(void **state) {
    static const struct { enum outbox_outcome outcome; const char *state; } OVER[] = {
        { OUTBOX_SENT, "sent" }, { OUTBOX_SKIPPED, "skipped" }, { OUTBOX_REFUSED, "failed" }
    };
    struct office *office = *state;
    for (size_t i = 0; i < sizeof OVER / sizeof *OVER; i++) {
        struct message message;
        post(office, NOW, &MESSAGE);
        assert_int_equal(take(office, NOW, OUTBOX_MAIL, &message), DONE);
        assert_int_equal(settle(office, NOW, &message, OVER[i].outcome), DONE);
        assert_int_equal(rows_with(office, OVER[i].state), 1);
        assert_int_equal(settle(office, NOW, &message, OUTBOX_SENT), REFUSED_STALE);
        assert_int_equal(take(office, NOW + DAY, OUTBOX_MAIL, &message), REFUSED_ABSENT);
    }
}

static void trouble_with_the_server_costs_a_message_no_try(void **state) {
    struct office *office = *state;
    struct message message;
    post(office, NOW, &MESSAGE);
    for (int i = 0; i < 3 * OUTBOX_TRIES; i++) {
        assert_int_equal(take(office, NOW + i, OUTBOX_MAIL, &message), DONE);
        assert_int_equal(message.tries, 0);
        assert_int_equal(settle(office, NOW + i, &message, OUTBOX_PUT_OFF), DONE);
    }
    assert_int_equal(state_of(office).waiting, 1);
}

static void what_waited_for_a_week_is_sent_no_more_and_forgotten_later(void **state) {
    struct office *office = *state;
    struct message message;
    post(office, NOW, &MESSAGE);
    instant end = NOW + OUTBOX_LIFE_DAYS * DAY;
    expire(office, end - 1);
    assert_int_equal(state_of(office).waiting, 1);
    assert_int_equal(state_of(office).oldest, NOW);
    assert_int_equal(take(office, end, OUTBOX_MAIL, &message), REFUSED_ABSENT); /* before the night's upkeep as well */
    expire(office, end);
    assert_int_equal(rows_with(office, "expired"), 1);
    assert_int_equal(state_of(office).failed, 0);
    expire(office, NOW + OUTBOX_KEPT_DAYS * DAY);
    assert_int_equal(rows_with(office, "expired"), 0);
}

static void a_retry_gives_failed_and_expired_messages_a_new_life(void **state) {
    struct office *office = *state;
    struct message message;
    int64_t count = 0;
    post(office, NOW, &MESSAGE);
    post(office, NOW, &MESSAGE);
    assert_int_equal(take(office, NOW, OUTBOX_MAIL, &message), DONE);
    assert_int_equal(settle(office, NOW, &message, OUTBOX_REFUSED), DONE);
    instant later = NOW + OUTBOX_LIFE_DAYS * DAY;
    expire(office, later);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_ADMIN), &tx), DONE);
    assert_int_equal(outbox_retry(&tx, later, message.id, &count), DONE);
    assert_int_equal(count, 1);
    assert_int_equal(outbox_retry(&tx, later, (struct outbox_id){ 0 }, &count), DONE);
    assert_int_equal(count, 1);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(state_of(office).waiting, 2);
    assert_int_equal(take(office, later, OUTBOX_MAIL, &message), DONE);
    assert_int_equal(message.tries, 0);
}

static void one_can_ask_whether_somebody_was_told_already(void **state) {
    struct office *office = *state;
    struct message about = MESSAGE;
    about.recipient = "";
    about.about = submit_sample(office, 1).id;
    about.event = "silence_warning";
    post(office, NOW, &MESSAGE);
    post(office, NOW, &about);
    const struct { struct outbox_question question; bool told; } CASES[] = {
        { { .event = "digest", .recipient = MESSAGE.recipient, .since = NOW }, true },
        { { .event = "digest", .recipient = MESSAGE.recipient, .since = NOW + 1 }, false },
        { { .event = "digest", .recipient = "lain@contoh.invalid", .since = NOW }, false },
        { { .event = "answered", .recipient = MESSAGE.recipient, .since = NOW }, false },
        { { .event = "silence_warning", .about = about.about, .recipient = "", .since = NOW }, true },
        { { .event = "silence_warning", .about = { about.about.value + 1 }, .recipient = "", .since = NOW }, false },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        bool told = !CASES[i].told;
        assert_int_equal(outbox_told(office_db(office, DB_ADMIN), &CASES[i].question, &told), DONE);
        if (told != CASES[i].told) fail_msg("question %zu", i);
    }
}

static void a_message_goes_to_a_reporter_or_to_an_address_never_both(void **state) {
    struct office *office = *state;
    struct case_id id = submit_sample(office, 1).id;
    struct message both = MESSAGE, none = MESSAGE;
    both.about = id;
    none.recipient = "";
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_INTAKE), &tx), DONE);
    assert_int_equal(outbox_add(&tx, NOW, &both), REFUSED_INVALID);
    assert_int_equal(outbox_add(&tx, NOW, &none), REFUSED_INVALID);
    none.about = id;
    assert_int_equal(outbox_add(&tx, NOW, &none), DONE);
}

static void the_list_names_number_and_event_and_nobody(void **state) {
    struct office *office = *state;
    struct case_receipt receipt = submit_sample(office, 1);
    struct message about = MESSAGE;
    about.recipient = "";
    about.about = receipt.id;
    about.event = "answered";
    post(office, NOW, &about);
    struct outbox_rows rows;
    assert_int_equal(outbox_list(office_db(office, DB_ADMIN), office->arena, &rows), DONE);
    assert_int_equal(rows.count, 1);
    assert_string_equal(rows.rows[0].number, receipt.number);
    assert_string_equal(rows.rows[0].event, "answered");
    assert_string_equal(rows.rows[0].state, "waiting");
}

static void the_sender_opens_address_and_telephone_and_no_more(void **state) {
    struct office *office = *state;
    struct case_id id = submit_sample(office, 1).id;
    struct db *db = office_db(office, DB_MAILER);
    struct contact contact;
    assert_int_equal(identity_contact(db, office->arena, office->keys, id, &contact), DONE);
    assert_string_equal(contact.email, SAMPLE_PERSON.email);
    assert_string_equal(contact.phone, SAMPLE_PERSON.phone);
    assert_int_equal(identity_contact(db, office->arena, office->keys, (struct case_id){ id.value + 1 }, &contact), REFUSED_ABSENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(a_message_is_taken_once_until_its_lease_ends),
        FACT(each_way_has_its_own_queue),
        FACT(a_message_that_fails_comes_again_with_longer_pauses_and_then_never),
        FACT(what_is_over_is_not_taken_again_nor_settled_twice),
        FACT(trouble_with_the_server_costs_a_message_no_try),
        FACT(what_waited_for_a_week_is_sent_no_more_and_forgotten_later),
        FACT(a_retry_gives_failed_and_expired_messages_a_new_life),
        FACT(one_can_ask_whether_somebody_was_told_already),
        FACT(a_message_goes_to_a_reporter_or_to_an_address_never_both),
        FACT(the_list_names_number_and_event_and_nobody),
        FACT(the_sender_opens_address_and_telephone_and_no_more),
    };
    return cmocka_run_group_tests_name("store_outbox", tests, NULL, NULL);
}
