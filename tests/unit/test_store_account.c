/* Facts about recovery codes, the list of sessions, another telephone, counted delays and shortcuts. */
#include "tests/unit/store_fixture.h"

#include <liboath/oath.h>

#include "lib/store/db_internal.h"
#include "lib/store/login_delay.h"
#include "lib/store/recovery.h"
#include "lib/store/session.h"

#define BEGIN(tx) struct tx tx CLEANUP_TX = { 0 }; assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE)

static struct recovery_codes make_codes(struct office *office, struct staff_id id) {
    struct recovery_codes codes;
    BEGIN(tx);
    assert_int_equal(recovery_make(&tx, office->keys, NOW, id, &codes), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return codes;
}

static enum result use_code(struct office *office, struct staff_id id, const char *code) {
    struct totp_try attempt = { id, code, NOW };
    BEGIN(tx);
    enum result result = recovery_use(&tx, office->keys, &attempt);
    return result == DONE ? tx_commit(&tx) : result;
}

static int64_t left(struct office *office, struct staff_id id) {
    int64_t count = -1;
    assert_int_equal(recovery_left(office_db(office, DB_STAFF), id, &count), DONE);
    return count;
}

static void ten_codes_open_once_each_for_their_account_alone(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD)), other = add_staff(office, "lain", ROLE_BIT(ROLE_HEAD));
    struct recovery_codes codes = make_codes(office, id);
    (void)make_codes(office, other);
    assert_int_equal(use_code(office, other, codes.codes[0].text), REFUSED_FORBIDDEN);
    for (size_t i = 0; i < RECOVERY_CODES; i++) {
        assert_int_equal(left(office, id), (int64_t)(RECOVERY_CODES - i));
        assert_int_equal(use_code(office, id, codes.codes[i].text), DONE);
        assert_int_equal(use_code(office, id, codes.codes[i].text), REFUSED_FORBIDDEN);
    }
    assert_int_equal(left(office, id), 0);
    assert_int_equal(left(office, other), RECOVERY_CODES);
}

static void a_code_is_taken_as_people_type_it(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    struct recovery_codes codes = make_codes(office, id);
    char typed[ACCESS_CODE_LENGTH + 1];
    size_t length = 0;
    for (const char *at = codes.codes[3].text; *at; at++) typed[length++] = *at == '-' ? ' ' : (char)(*at | (*at >= 'A' ? 32 : 0));
    typed[length] = '\0';
    const char *const NOT_CODES[] = { "", "000000", "ABCD", "AAAA-AAAA-AAAA-AAAA" };
    for (size_t i = 0; i < 4; i++) assert_int_equal(use_code(office, id, NOT_CODES[i]), REFUSED_FORBIDDEN);
    assert_int_equal(use_code(office, id, typed), DONE);
}

static void new_codes_void_the_old_and_losing_the_telephone_voids_all(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    struct recovery_codes old = make_codes(office, id), now = make_codes(office, id);
    assert_int_equal(use_code(office, id, old.codes[0].text), REFUSED_FORBIDDEN);
    assert_int_equal(use_code(office, id, now.codes[0].text), DONE);
    BEGIN(tx);
    assert_int_equal(staff_totp_remove(&tx, &COMMAND, NOW, id), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(left(office, id), 0);
    assert_int_equal(use_code(office, id, now.codes[1].text), REFUSED_FORBIDDEN);
}

static void a_code_under_another_key_is_none(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    struct recovery_codes codes = make_codes(office, id);
    struct keys other = *office->keys;
    other.code_hash[0] ^= 1;
    struct totp_try attempt = { id, codes.codes[0].text, NOW };
    BEGIN(tx);
    assert_int_equal(recovery_use(&tx, &other, &attempt), REFUSED_FORBIDDEN);
}

/* ---- sessions ---- */

static struct session_token start(struct office *office, struct staff_id id, instant now, const char *device) {
    struct session_token token;
    struct session_start start = { id, true, now, device };
    BEGIN(tx);
    assert_int_equal(session_start(&tx, office->keys, &start, &token), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return token;
}

static struct session_list list(struct office *office, struct staff_id id, const struct session_token *own) {
    struct session_whose whose = { id, own, NOW };
    struct session_list sessions = { 0 };
    assert_int_equal(session_list(office_db(office, DB_STAFF), office->arena, office->keys, &whose, &sessions), DONE);
    return sessions;
}

static bool lives(struct office *office, const struct session_token *token) {
    struct session session;
    return session_find(office_db(office, DB_STAFF), office->arena, office->keys, token, NOW, &session) == DONE;
}

static void the_list_shows_ones_own_live_sessions_with_their_browsers(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD)), other = add_staff(office, "lain", ROLE_BIT(ROLE_HEAD));
    (void)start(office, id, NOW - SESSION_IDLE_SECONDS, "Edge di Windows"); /* ended by itself */
    (void)start(office, id, NOW - 60, "Firefox di Linux");
    struct session_token own = start(office, id, NOW, "Chrome di Android");
    (void)start(office, other, NOW, "Safari di iPhone");
    struct session_list sessions = list(office, id, &own);
    assert_int_equal(sessions.count, 2);
    assert_string_equal(sessions.rows[0].device, "Chrome di Android");
    assert_true(sessions.rows[0].own);
    assert_string_equal(sessions.rows[1].device, "Firefox di Linux");
    assert_false(sessions.rows[1].own);
    assert_int_equal(strlen(sessions.rows[1].mark), SESSION_MARK_LENGTH);
    assert_false(list(office, id, NULL).rows[0].own);
}

static void a_session_is_ended_by_its_mark_and_only_by_its_owner(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD)), other = add_staff(office, "lain", ROLE_BIT(ROLE_HEAD));
    struct session_token token = start(office, id, NOW, ""), theirs = start(office, other, NOW, "");
    const char *mark = list(office, id, NULL).rows[0].mark;
    BEGIN(tx);
    assert_int_equal(session_end_marked(&tx, other, mark, NOW), REFUSED_ABSENT);
    assert_int_equal(session_end_marked(&tx, id, "", NOW), REFUSED_ABSENT);
    assert_true(lives(office, &token));
    assert_int_equal(session_end_marked(&tx, id, mark, NOW), DONE);
    assert_int_equal(session_end_marked(&tx, id, mark, NOW), REFUSED_ABSENT);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_false(lives(office, &token));
    assert_true(lives(office, &theirs));
}

static void ending_the_others_keeps_ones_own_and_ending_all_keeps_none(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD)), other = add_staff(office, "lain", ROLE_BIT(ROLE_HEAD));
    struct session_token own = start(office, id, NOW, ""), second = start(office, id, NOW, ""), theirs = start(office, other, NOW, "");
    struct session_whose whose = { id, &own, NOW };
    BEGIN(tx);
    assert_int_equal(session_end_others(&tx, office->keys, &COMMAND, &whose), DONE);
    assert_true(lives(office, &own) && !lives(office, &second) && lives(office, &theirs));
    whose.own = NULL;
    assert_int_equal(session_end_others(&tx, office->keys, &COMMAND, &whose), DONE);
    assert_true(!lives(office, &own) && lives(office, &theirs));
    assert_int_equal(tx_commit(&tx), DONE);
}

static void the_second_factor_keeps_the_browser_of_the_password(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    struct session_token half = start(office, id, NOW, "Opera di Windows"), full;
    BEGIN(tx);
    assert_int_equal(session_raise(&tx, office->keys, &half, NOW, &full), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_string_equal(list(office, id, &full).rows[0].device, "Opera di Windows");
}

/* ---- another telephone ---- */

static void code_at(const uint8_t seed[TOTP_SEED_BYTES], instant at, char out[static 7]) {
    assert_int_equal(oath_totp_generate((const char *)seed, TOTP_SEED_BYTES, at, 30, 0, 6, out), OATH_OK);
}

static void another_telephone_counts_from_its_first_right_code_on(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    uint8_t seed[TOTP_SEED_BYTES];
    char secret[TOTP_SECRET_LENGTH + 1], first[7], code[7], *old = NULL;
    size_t length;
    staff_totp_seed(seed);
    code_at(seed, NOW, code);
    struct totp_try attempt = { id, code, NOW };
    BEGIN(tx);
    assert_int_equal(staff_totp_replace(&tx, office->keys, &attempt, seed), REFUSED_STALE); /* there is none to replace */
    assert_int_equal(staff_totp_begin(&tx, office->keys, id, secret), DONE);
    assert_int_equal(oath_base32_decode(secret, strlen(secret), &old, &length), OATH_OK);
    code_at((const uint8_t *)old, NOW, first);
    assert_int_equal(staff_totp_confirm(&tx, office->keys, &(struct totp_try){ id, first, NOW }), DONE);
    assert_int_equal(staff_totp_replace(&tx, office->keys, &(struct totp_try){ id, "", NOW }, seed), REFUSED_FORBIDDEN);
    assert_int_equal(staff_totp_replace(&tx, office->keys, &attempt, seed), DONE);
    code_at((const uint8_t *)old, NOW + 60, first);
    code_at(seed, NOW + 60, code);
    assert_int_equal(staff_totp_check(&tx, office->keys, &(struct totp_try){ id, first, NOW + 60 }), REFUSED_FORBIDDEN);
    assert_int_equal(staff_totp_check(&tx, office->keys, &(struct totp_try){ id, code, NOW + 60 }), DONE);
    free(old);
}

/* ---- delays ---- */

static instant until(struct office *office, const struct login_try *attempt) {
    instant at = -1;
    assert_int_equal(login_delay_until(office_db(office, DB_STAFF), office->keys, attempt, &at), DONE);
    return at;
}

static void delays_are_kept_by_kind_and_subject_cleared_and_forgotten(void **state) {
    struct office *office = *state;
    struct login_try pair = { LOGIN_PAIR, "petugas\n192.0.2.1", NOW }, same_words = { LOGIN_ACCOUNT, "petugas\n192.0.2.1", NOW };
    BEGIN(tx);
    assert_int_equal(until(office, &pair), 0);
    for (int i = 0; i < 3; i++) assert_int_equal(login_delay_note(&tx, office->keys, &pair, 20), DONE);
    assert_int_equal(until(office, &pair), NOW + 4);
    assert_int_equal(until(office, &same_words), 0);
    assert_int_equal(login_delay_clear(&tx, office->keys, &pair), DONE);
    assert_int_equal(until(office, &pair), 0);
    assert_int_equal(login_delay_note(&tx, office->keys, &pair, 20), DONE);
    assert_int_equal(login_delay_expire(&tx, NOW + 86400), DONE);
    assert_int_equal(until(office, &pair), NOW + 1);
    assert_int_equal(login_delay_expire(&tx, NOW + 86402), DONE);
    assert_int_equal(until(office, &pair), 0);
}

static void shortcuts_are_off_until_somebody_wants_them(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    struct staff staff;
    assert_int_equal(staff_by_id(office_db(office, DB_STAFF), office->arena, id, &staff), DONE);
    assert_false(staff.shortcuts);
    BEGIN(tx);
    assert_int_equal(staff_set_shortcuts(&tx, id, true), DONE);
    assert_int_equal(staff_set_shortcuts(&tx, (struct staff_id){ 99 }, true), REFUSED_STALE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(staff_by_id(office_db(office, DB_STAFF), office->arena, id, &staff), DONE);
    assert_true(staff.shortcuts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(ten_codes_open_once_each_for_their_account_alone),
        FACT(a_code_is_taken_as_people_type_it),
        FACT(new_codes_void_the_old_and_losing_the_telephone_voids_all),
        FACT(a_code_under_another_key_is_none),
        FACT(the_list_shows_ones_own_live_sessions_with_their_browsers),
        FACT(a_session_is_ended_by_its_mark_and_only_by_its_owner),
        FACT(ending_the_others_keeps_ones_own_and_ending_all_keeps_none),
        FACT(the_second_factor_keeps_the_browser_of_the_password),
        FACT(another_telephone_counts_from_its_first_right_code_on),
        FACT(delays_are_kept_by_kind_and_subject_cleared_and_forgotten),
        FACT(shortcuts_are_off_until_somebody_wants_them),
    };
    return cmocka_run_group_tests_name("store_account", tests, NULL, NULL);
}
