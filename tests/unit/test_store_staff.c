/* Facts about accounts, passwords, the second factor, sessions and counted tries. */
#include "tests/unit/store_fixture.h"

#include <liboath/oath.h>
#include <sodium.h>

#include "lib/store/attempt.h"
#include "lib/store/db_internal.h"
#include "lib/store/session.h"

static const char PASSWORD[] = "kata sandi contoh";

static enum result log_in(struct office *office, const char *name, const char *password, struct staff *ret) {
    struct login login = { name, password, &CHEAP };
    return staff_check_password(office_db(office, DB_STAFF), office->arena, &login, ret);
}

static void the_right_password_opens_and_anything_else_is_one_answer(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_COMPLAINT_OFFICER) | ROLE_BIT(ROLE_AUDITOR));
    struct staff staff;
    assert_int_equal(log_in(office, "petugas", PASSWORD, &staff), DONE);
    assert_int_equal(staff.id.value, id.value);
    assert_int_equal(staff.roles, ROLE_BIT(ROLE_COMPLAINT_OFFICER) | ROLE_BIT(ROLE_AUDITOR));
    assert_true(staff.must_change_password);
    assert_int_equal(log_in(office, "PETUGAS", PASSWORD, &staff), DONE);
    static char endless[5000];
    memset(endless, 'x', sizeof endless - 1);
    assert_int_equal(log_in(office, "petugas", "kata sandi lain", &staff), REFUSED_FORBIDDEN);
    assert_int_equal(log_in(office, "petugas", "", &staff), REFUSED_FORBIDDEN);
    assert_int_equal(log_in(office, "petugas", endless, &staff), REFUSED_FORBIDDEN);
    assert_int_equal(log_in(office, "tidak-ada", PASSWORD, &staff), REFUSED_FORBIDDEN);
    assert_int_equal(log_in(office, "", "", &staff), REFUSED_FORBIDDEN);
}

static const struct { const char *name; role_set roles; const char *password; enum result expected; } ACCOUNTS[] = {
    { "petugas.2", ROLE_BIT(ROLE_HEAD), "sepuluh123", DONE },
    { "PETUGAS.2", ROLE_BIT(ROLE_HEAD), "sepuluh123", REFUSED_STALE },
    { "petugas 3", ROLE_BIT(ROLE_HEAD), "sepuluh123", REFUSED_INVALID },
    { "", ROLE_BIT(ROLE_HEAD), "sepuluh123", REFUSED_INVALID },
    { "petugas3", ROLES_NONE, "sepuluh123", REFUSED_INVALID },
    { "petugas3", ROLES_REPORTER, "sepuluh123", REFUSED_INVALID },
    { "petugas3", ROLE_BIT(ROLE_HEAD), "pendek", REFUSED_INVALID },
    { "petugas-tiga", ROLE_BIT(ROLE_HEAD), "Petugas-Tiga", REFUSED_INVALID },
};

static void an_account_has_a_plain_name_a_role_and_a_password_of_its_own(void **state) {
    struct office *office = *state;
    for (size_t i = 0; i < sizeof ACCOUNTS / sizeof *ACCOUNTS; i++) {
        struct tx tx CLEANUP_TX = { 0 };
        struct staff_new new = { ACCOUNTS[i].name, "Petugas", ACCOUNTS[i].roles, ACCOUNTS[i].password, &CHEAP };
        struct staff_id id;
        assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
        assert_int_equal(staff_add(&tx, &COMMAND, NOW, &new, &id), ACCOUNTS[i].expected);
        if (ACCOUNTS[i].expected == DONE) assert_int_equal(tx_commit(&tx), DONE);
    }
}

static enum result change_account(struct office *office, const struct staff_change *change) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = staff_change(&tx, &COMMAND, NOW, change);
    return result == DONE ? tx_commit(&tx) : result;
}

static void a_switched_off_account_cannot_log_in_and_the_last_administrator_stays(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_AUDITOR));
    struct staff_id admin = add_staff(office, "admin", ROLE_BIT(ROLE_ADMINISTRATOR));
    struct staff_change change = { id, 1, "Nama Baru", ROLE_BIT(ROLE_HEAD), false };
    assert_int_equal(change_account(office, &change), DONE);
    assert_int_equal(change_account(office, &change), REFUSED_STALE); /* the version went on */
    struct staff staff;
    assert_int_equal(log_in(office, "petugas", PASSWORD, &staff), REFUSED_FORBIDDEN);
    assert_int_equal(staff_by_id(office_db(office, DB_STAFF), office->arena, id, &staff), DONE);
    assert_int_equal(staff.roles, ROLE_BIT(ROLE_HEAD));
    assert_false(staff.active);
    struct staff_change off = { admin, 1, "Admin", ROLE_BIT(ROLE_ADMINISTRATOR), false };
    struct staff_change other_role = { admin, 1, "Admin", ROLE_BIT(ROLE_HEAD), true };
    assert_int_equal(change_account(office, &off), REFUSED_STALE);
    assert_int_equal(change_account(office, &other_role), REFUSED_STALE);
    (void)add_staff(office, "admin2", ROLE_BIT(ROLE_ADMINISTRATOR));
    assert_int_equal(change_account(office, &off), DONE);
}

static struct session_token start(struct office *office, struct staff_id id, bool full) {
    struct tx tx CLEANUP_TX = { 0 };
    struct session_token token;
    struct session_start start = { id, full, NOW, "Chrome di Android" };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(session_start(&tx, office->keys, &start, &token), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    return token;
}

static enum result find(struct office *office, const struct session_token *token, instant now, struct session *ret) {
    return session_find(office_db(office, DB_STAFF), office->arena, office->keys, token, now, ret);
}

static void a_session_lives_half_an_hour_from_request_to_request_and_eight_hours_in_all(void **state) {
    struct office *office = *state;
    struct session_token token = start(office, add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD)), true);
    struct session session;
    assert_int_equal(find(office, &token, NOW + SESSION_IDLE_SECONDS - 1, &session), DONE);
    assert_true(session.full);
    assert_string_equal(session.staff.name, "petugas");
    assert_int_equal(find(office, &token, NOW + SESSION_IDLE_SECONDS, &session), REFUSED_ABSENT);
    instant now = NOW;
    for (; now < NOW + SESSION_SECONDS; now += SESSION_IDLE_SECONDS - 10) {
        struct tx tx CLEANUP_TX = { 0 };
        assert_int_equal(find(office, &token, now, &session), DONE);
        assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
        assert_int_equal(session_touch(&tx, office->keys, &token, now), DONE);
        assert_int_equal(tx_commit(&tx), DONE);
    }
    assert_int_equal(find(office, &token, NOW + SESSION_SECONDS, &session), REFUSED_ABSENT);
}

static void only_a_login_with_both_factors_counts_as_the_last(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    struct staff staff;
    (void)start(office, id, false);
    assert_int_equal(staff_by_id(office_db(office, DB_STAFF), office->arena, id, &staff), DONE);
    assert_int_equal(staff.last_login_at, 0);
    (void)start(office, id, true);
    assert_int_equal(staff_by_id(office_db(office, DB_STAFF), office->arena, id, &staff), DONE);
    assert_int_equal(staff.last_login_at, NOW);
}

static void a_guessed_token_and_a_token_under_another_key_find_nothing(void **state) {
    struct office *office = *state;
    struct session_token token = start(office, add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD)), true);
    struct session session;
    struct session_token wrong = token;
    wrong.bytes[31] ^= 1;
    assert_int_equal(find(office, &wrong, NOW, &session), REFUSED_ABSENT);
    struct keys other = *office->keys;
    other.session[0] ^= 1;
    assert_int_equal(session_find(office_db(office, DB_STAFF), office->arena, &other, &token, NOW, &session), REFUSED_ABSENT);
    int64_t found = -1;
    struct db *admin = office_db(office, DB_ADMIN);
    char sql[160], hex[65];
    (void)sodium_bin2hex(hex, sizeof hex, token.bytes, 32);
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM session WHERE token_hash = x'%s'", hex);
    assert_int_equal(db_pragma_number(admin, sql, &found), DONE);
    assert_int_equal(found, 0); /* the token itself is nowhere */
}

static void the_second_factor_gives_a_new_token_and_ends_the_old(void **state) {
    struct office *office = *state;
    struct session_token half = start(office, add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD)), false), full;
    struct session session;
    assert_int_equal(find(office, &half, NOW, &session), DONE);
    assert_false(session.full);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(session_raise(&tx, office->keys, &half, NOW, &full), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(find(office, &half, NOW, &session), REFUSED_ABSENT);
    assert_int_equal(find(office, &full, NOW, &session), DONE);
    assert_true(session.full);
}

static void a_new_password_ends_every_session(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    struct session_token token = start(office, id, true);
    char random[21];
    staff_random_password(random);
    struct password_new new = { id, random, true, &CHEAP };
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(staff_set_password(&tx, &COMMAND, NOW, &new), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    struct session session;
    struct staff staff;
    assert_int_equal(find(office, &token, NOW, &session), REFUSED_ABSENT);
    assert_int_equal(log_in(office, "petugas", PASSWORD, &staff), REFUSED_FORBIDDEN);
    assert_int_equal(log_in(office, "petugas", random, &staff), DONE);
    assert_int_equal(strlen(random), 20);
}

static void logging_out_ends_one_session_and_expiry_the_old_ones(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    struct session_token one = start(office, id, true), other = start(office, id, true);
    struct tx tx CLEANUP_TX = { 0 };
    struct session session;
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(session_end(&tx, office->keys, &one, NOW), DONE);
    assert_int_equal(session_end(&tx, office->keys, &one, NOW), REFUSED_ABSENT);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(find(office, &other, NOW, &session), DONE);
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(session_expire(&tx, NOW + SESSION_IDLE_SECONDS), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    assert_int_equal(find(office, &other, NOW, &session), REFUSED_ABSENT);
}

/* The six digits a telephone would show. */
static void code_at(const char *secret, instant at, char out[static 7]) {
    char *seed;
    size_t length;
    assert_int_equal(oath_base32_decode(secret, strlen(secret), &seed, &length), OATH_OK);
    assert_int_equal(length, TOTP_SEED_BYTES);
    assert_int_equal(oath_totp_generate(seed, length, at, 30, 0, 6, out), OATH_OK);
    free(seed);
}

typedef enum result totp_function(struct tx *, const struct keys *, const struct totp_try *);

static enum result try_code(struct office *office, totp_function *function, struct totp_try try) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    enum result result = function(&tx, office->keys, &try);
    assert_int_equal(tx_commit(&tx), DONE);
    return result;
}

static void begin_totp(struct office *office, struct staff_id id, char secret[static TOTP_SECRET_LENGTH + 1]) {
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(staff_totp_begin(&tx, office->keys, id, secret), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
}

static void a_code_counts_once_within_one_step_of_its_time(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    char secret[TOTP_SECRET_LENGTH + 1], again[TOTP_SECRET_LENGTH + 1], code[7];
    begin_totp(office, id, secret);
    assert_int_equal(staff_totp_pending(office_db(office, DB_STAFF), office->keys, id, again), DONE);
    assert_string_equal(secret, again);
    code_at(secret, NOW, code);
    assert_int_equal(try_code(office, staff_totp_check, (struct totp_try){ id, code, NOW }), REFUSED_STALE);
    assert_int_equal(try_code(office, staff_totp_confirm, (struct totp_try){ id, code, NOW }), DONE);
    assert_int_equal(try_code(office, staff_totp_check, (struct totp_try){ id, code, NOW }), REFUSED_FORBIDDEN);
    assert_int_equal(try_code(office, staff_totp_check, (struct totp_try){ id, code, NOW + 30 }), REFUSED_FORBIDDEN);
    assert_int_equal(staff_totp_pending(office_db(office, DB_STAFF), office->keys, id, again), REFUSED_STALE);

    static const struct { int shown, typed; enum result expected; } TIMES[] = {
        { 60, 125, REFUSED_FORBIDDEN }, { 90, 30, REFUSED_FORBIDDEN }, { 60, 60, DONE }, { 90, 145, DONE }, { 180, 150, DONE },
        { 150, 150, REFUSED_FORBIDDEN }, /* a step before the one just used */
    };
    for (size_t i = 0; i < sizeof TIMES / sizeof *TIMES; i++) {
        code_at(secret, NOW + TIMES[i].shown, code);
        struct totp_try try = { id, code, NOW + TIMES[i].typed };
        if (try_code(office, staff_totp_check, try) != TIMES[i].expected) fail_msg("row %zu", i);
    }
}

static void what_is_no_code_is_refused_and_uses_nothing_up(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    char secret[TOTP_SECRET_LENGTH + 1], code[7], wrong[7];
    begin_totp(office, id, secret);
    code_at(secret, NOW, code);
    memcpy(wrong, code, sizeof wrong);
    wrong[5] = wrong[5] == '9' ? '0' : (char)(wrong[5] + 1);
    const char *const not_codes[] = { "", "12345", "1234567", "12 456", "abcdef", wrong };
    for (size_t i = 0; i < 6; i++) {
        struct totp_try try = { id, not_codes[i], NOW };
        assert_int_equal(try_code(office, staff_totp_confirm, try), REFUSED_FORBIDDEN);
    }
    assert_int_equal(try_code(office, staff_totp_confirm, (struct totp_try){ id, code, NOW }), DONE);
}

static void a_confirmed_seed_is_replaced_only_after_it_was_taken_away(void **state) {
    struct office *office = *state;
    struct staff_id id = add_staff(office, "petugas", ROLE_BIT(ROLE_HEAD));
    char secret[TOTP_SECRET_LENGTH + 1], code[7];
    begin_totp(office, id, secret);
    code_at(secret, NOW, code);
    assert_int_equal(try_code(office, staff_totp_confirm, (struct totp_try){ id, code, NOW }), DONE);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_STAFF), &tx), DONE);
    assert_int_equal(staff_totp_begin(&tx, office->keys, id, secret), REFUSED_STALE);
    assert_int_equal(staff_totp_remove(&tx, &COMMAND, NOW, id), DONE);
    assert_int_equal(staff_totp_begin(&tx, office->keys, id, secret), DONE);
}

static enum result count_try(struct office *office, const char *kind, const char *subject, instant now) {
    struct tx tx CLEANUP_TX = { 0 };
    struct attempt attempt = { kind, subject, 3, now };
    assert_int_equal(tx_begin(office_db(office, DB_INTAKE), &tx), DONE);
    enum result result = attempt_count(&tx, office->keys, &attempt);
    assert_int_equal(tx_commit(&tx), DONE);
    return result;
}

static void tries_are_counted_by_kind_and_address_and_forgotten_with_the_hour(void **state) {
    struct office *office = *state;
    for (int i = 0; i < 3; i++) assert_int_equal(count_try(office, "code", "192.0.2.1", NOW), DONE);
    assert_int_equal(count_try(office, "code", "192.0.2.1", NOW), REFUSED_TOO_MANY);
    assert_int_equal(count_try(office, "code", "192.0.2.2", NOW), DONE);
    assert_int_equal(count_try(office, "submission", "192.0.2.1", NOW), DONE);
    assert_int_equal(count_try(office, "code", "192.0.2.1", NOW + 3600), DONE);
    struct tx tx CLEANUP_TX = { 0 };
    assert_int_equal(tx_begin(office_db(office, DB_INTAKE), &tx), DONE);
    assert_int_equal(attempt_expire(&tx, NOW + 3600), DONE);
    assert_int_equal(tx_commit(&tx), DONE);
    int64_t rows = 0;
    assert_int_equal(db_pragma_number(office_db(office, DB_ADMIN), "SELECT count(*) FROM attempt", &rows), DONE);
    assert_int_equal(rows, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(the_right_password_opens_and_anything_else_is_one_answer),
        FACT(an_account_has_a_plain_name_a_role_and_a_password_of_its_own),
        FACT(a_switched_off_account_cannot_log_in_and_the_last_administrator_stays),
        FACT(a_session_lives_half_an_hour_from_request_to_request_and_eight_hours_in_all),
        FACT(only_a_login_with_both_factors_counts_as_the_last),
        FACT(a_guessed_token_and_a_token_under_another_key_find_nothing),
        FACT(the_second_factor_gives_a_new_token_and_ends_the_old),
        FACT(a_new_password_ends_every_session),
        FACT(logging_out_ends_one_session_and_expiry_the_old_ones),
        FACT(a_code_counts_once_within_one_step_of_its_time),
        FACT(what_is_no_code_is_refused_and_uses_nothing_up),
        FACT(a_confirmed_seed_is_replaced_only_after_it_was_taken_away),
        FACT(tries_are_counted_by_kind_and_address_and_forgotten_with_the_hour),
    };
    return cmocka_run_group_tests_name("store_staff", tests, NULL, NULL);
}
