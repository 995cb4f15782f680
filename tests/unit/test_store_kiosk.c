/* Facts about kiosks in the store: one code makes one tablet, a PIN is guessed slowly, what is off is off. */
#include "tests/unit/store_fixture.h"

#include "lib/store/kiosk.h"
#include "lib/store/service.h"

#define BEGIN(tx, role)                    \
    struct tx tx CLEANUP_TX = { 0 };       \
    assert_int_equal(tx_begin(office_db(office, role), &tx), DONE)

static const struct kiosk SAMPLE = { .code = "kios-depan", .name = "Ruang tunggu" };

static struct kiosk_pin added(struct office *office) {
    struct kiosk_pin pin;
    BEGIN(tx, DB_STAFF);
    assert_int_equal(kiosk_add(&tx, office->keys, &COMMAND, NOW, &SAMPLE, &pin), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return pin;
}

static struct access_code setup_code(struct office *office) {
    struct access_code code;
    BEGIN(tx, DB_STAFF);
    assert_int_equal(kiosk_new_setup(&tx, &COMMAND, NOW, SAMPLE.code, &code), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return code;
}

static enum result claim(struct office *office, struct access_code code, instant now, struct kiosk_token *ret) {
    BEGIN(tx, DB_INTAKE);
    enum result result = kiosk_claim(&tx, code, now, ret);
    assert_int_equal(tx_commit(&tx), DONE);
    return result;
}

static enum result judge(struct office *office, const char *pin, instant now, instant *ret) {
    struct kiosk_pin_try attempt = { SAMPLE.code, pin, now };
    BEGIN(tx, DB_INTAKE);
    enum result result = kiosk_pin_judge(&tx, office->keys, &attempt, ret);
    assert_int_equal(tx_commit(&tx), DONE);
    return result;
}

static enum result known(struct office *office, const struct kiosk_token *token) {
    struct kiosk kiosk;
    return kiosk_by_token(office_db(office, DB_INTAKE), office->arena, token, &kiosk);
}

static void a_setup_code_makes_one_tablet_and_no_second(void **state) {
    struct office *office = *state;
    struct kiosk_token token = { { 0 } }, second = { { 0 } };
    (void)added(office);
    assert_int_equal(known(office, &token), REFUSED_ABSENT);
    struct access_code code = setup_code(office);
    assert_int_equal(claim(office, code, NOW + 60, &token), DONE);
    assert_int_equal(known(office, &token), DONE);
    assert_int_equal(claim(office, code, NOW + 61, &second), REFUSED_ABSENT);
    assert_int_equal(known(office, &token), DONE);
}

static void a_setup_code_lasts_a_day(void **state) {
    struct office *office = *state;
    struct kiosk_token token;
    (void)added(office);
    struct access_code code = setup_code(office);
    assert_int_equal(claim(office, code, NOW + KIOSK_SETUP_SECONDS + 1, &token), REFUSED_ABSENT);
    assert_int_equal(claim(office, code, NOW + KIOSK_SETUP_SECONDS, &token), DONE);
}

static void a_new_setup_code_ends_the_tablet_before(void **state) {
    struct office *office = *state;
    struct kiosk_token first, second;
    (void)added(office);
    assert_int_equal(claim(office, setup_code(office), NOW, &first), DONE);
    struct access_code next = setup_code(office);
    assert_int_equal(known(office, &first), REFUSED_ABSENT);
    assert_int_equal(claim(office, next, NOW, &second), DONE);
    assert_int_equal(known(office, &second), DONE);
}

static enum result withdrawn(struct office *office, const char *code) {
    BEGIN(tx, DB_STAFF);
    enum result result = kiosk_withdraw(&tx, &COMMAND, NOW, code);
    assert_int_equal(tx_commit(&tx), DONE);
    return result;
}

static void a_withdrawn_kiosk_knows_no_tablet_until_it_is_set_up_anew(void **state) {
    struct office *office = *state;
    struct kiosk_token token, next;
    (void)added(office);
    assert_int_equal(claim(office, setup_code(office), NOW, &token), DONE);
    struct access_code unused = setup_code(office);
    assert_int_equal(withdrawn(office, SAMPLE.code), DONE);
    assert_int_equal(withdrawn(office, SAMPLE.code), REFUSED_ABSENT);
    assert_int_equal(withdrawn(office, "tidak-ada"), REFUSED_ABSENT);
    assert_int_equal(known(office, &token), REFUSED_ABSENT);
    assert_int_equal(claim(office, unused, NOW, &next), REFUSED_ABSENT);
    assert_int_equal(claim(office, setup_code(office), NOW, &next), DONE);
    assert_int_equal(known(office, &next), DONE);
    assert_int_equal(known(office, &token), REFUSED_ABSENT);
}

static void staff_see_what_a_kiosk_stored_holds_and_lost(void **state) {
    struct office *office = *state;
    struct kiosks kiosks;
    struct nonce first = nonce_of(1), second = nonce_of(2);
    (void)added(office);
    {
        BEGIN(tx, DB_INTAKE);
        assert_int_equal(kiosk_answer_count(&tx, SAMPLE.code), DONE);
        assert_int_equal(kiosk_answer_refuse(&tx, SAMPLE.code, &first), DONE);
        assert_int_equal(kiosk_answer_refuse(&tx, SAMPLE.code, &second), DONE);
        assert_int_equal(kiosk_answer_refuse(&tx, SAMPLE.code, &first), DONE); /* its repeat */
        assert_int_equal(kiosk_seen(&tx, NOW, SAMPLE.code, 7), DONE);
        assert_int_equal(tx_commit(&tx), DONE);
    }
    assert_int_equal(kiosk_list(office_db(office, DB_STAFF), office->arena, &kiosks), DONE);
    assert_int_equal(kiosks.count, 1);
    assert_int_equal(kiosks.rows[0].answers, 1);
    assert_int_equal(kiosks.rows[0].refused, 2);
    assert_int_equal(kiosks.rows[0].waiting, 7);
    assert_int_equal(kiosks.rows[0].seen_at, NOW);
}

static void a_tablet_that_left_is_unknown(void **state) {
    struct office *office = *state;
    struct kiosk_token token;
    (void)added(office);
    assert_int_equal(claim(office, setup_code(office), NOW, &token), DONE);
    BEGIN(tx, DB_INTAKE);
    assert_int_equal(kiosk_leave(&tx, NOW, SAMPLE.code), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(known(office, &token), REFUSED_ABSENT);
}

static void wrong_pins_bring_growing_delays_and_the_right_one_forgets_them(void **state) {
    struct office *office = *state;
    struct kiosk_pin pin = added(office);
    const char *wrong = pin.text[0] == '0' ? "100000" : "000000";
    instant now = NOW, no_earlier = 0, delay = 0;
    for (int i = 0; i < 12; i++) {
        assert_int_equal(judge(office, wrong, now, &no_earlier), REFUSED_FORBIDDEN);
        assert_true(no_earlier - now >= delay);
        delay = no_earlier - now;
        if (delay) assert_int_equal(judge(office, pin.text, now, &no_earlier), REFUSED_TOO_EARLY);
        now = no_earlier;
    }
    assert_true(delay >= 60); /* a million PINs would take years */
    assert_int_equal(judge(office, pin.text, now, &no_earlier), DONE);
    assert_int_equal(judge(office, wrong, now + 1, &no_earlier), REFUSED_FORBIDDEN);
    assert_int_equal(no_earlier, now + 1);
}

static void a_new_pin_replaces_the_old_one_and_its_delay(void **state) {
    struct office *office = *state;
    struct kiosk_pin old = added(office), new;
    instant no_earlier;
    for (int i = 0; i < 4; i++) (void)judge(office, "bukan", NOW + i * 300, &no_earlier);
    {
        BEGIN(tx, DB_STAFF);
        assert_int_equal(kiosk_new_pin(&tx, office->keys, &COMMAND, NOW, SAMPLE.code, &new), DONE);
        assert_int_equal(tx_commit(&tx), DONE);
    }
    assert_int_equal(strlen(new.text), KIOSK_PIN_DIGITS);
    assert_int_equal(judge(office, new.text, NOW, &no_earlier), DONE);
    if (strcmp(old.text, new.text) != 0) assert_int_equal(judge(office, old.text, NOW, &no_earlier), REFUSED_FORBIDDEN);
}

static void a_code_stands_once_and_is_small_letters(void **state) {
    struct office *office = *state;
    struct kiosk bad = { .code = "Kios Depan", .name = "Ruang tunggu" }, foreign = { .code = "b", .name = "B", .service_code = "tidak-ada" },
                 elsewhere = { .code = "c", .name = "C", .counter_code = "tidak-ada" };
    struct kiosk_pin pin = added(office);
    BEGIN(tx, DB_STAFF);
    assert_int_equal(kiosk_add(&tx, office->keys, &COMMAND, NOW, &SAMPLE, &pin), REFUSED_STALE);
    assert_int_equal(kiosk_add(&tx, office->keys, &COMMAND, NOW, &bad, &pin), REFUSED_INVALID);
    assert_int_equal(kiosk_add(&tx, office->keys, &COMMAND, NOW, &foreign, &pin), REFUSED_INVALID);
    assert_int_equal(kiosk_add(&tx, office->keys, &COMMAND, NOW, &elsewhere, &pin), REFUSED_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(a_setup_code_makes_one_tablet_and_no_second),
        FACT(a_setup_code_lasts_a_day),
        FACT(a_new_setup_code_ends_the_tablet_before),
        FACT(a_withdrawn_kiosk_knows_no_tablet_until_it_is_set_up_anew),
        FACT(staff_see_what_a_kiosk_stored_holds_and_lost),
        FACT(a_tablet_that_left_is_unknown),
        FACT(wrong_pins_bring_growing_delays_and_the_right_one_forgets_them),
        FACT(a_new_pin_replaces_the_old_one_and_its_delay),
        FACT(a_code_stands_once_and_is_small_letters),
    };
    return cmocka_run_group_tests_name("store_kiosk", tests, NULL, NULL);
}
