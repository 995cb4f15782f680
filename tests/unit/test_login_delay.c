/* Facts about the delays after wrong passwords and codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/login_delay.h"

#define NOW ((instant)1795230000)
#define PER_HOUR 20

/* The delay after the last of TRIES wrong tries, each made as soon as it is looked at. */
static int64_t delay_after(enum login_subject subject, int tries) {
    struct login_count count = { 0 };
    instant now = NOW;
    for (int i = 0; i < tries; i++) {
        if (count.no_earlier > now) now = count.no_earlier;
        count = login_count_after(subject, PER_HOUR, count, now);
    }
    return count.no_earlier - now;
}

static const struct { enum login_subject subject; int tries; int64_t delay; } DELAYS[] = {
    { LOGIN_PAIR, 1, 1 },     { LOGIN_PAIR, 2, 2 },    { LOGIN_PAIR, 3, 4 },      { LOGIN_PAIR, 10, 512 },   { LOGIN_PAIR, 11, 900 },
    { LOGIN_PAIR, 100, 900 }, { LOGIN_DEVICE, 2, 0 },  { LOGIN_DEVICE, 3, 1 },    { LOGIN_DEVICE, 30, 300 }, { LOGIN_ADDRESS, 20, 0 },
    { LOGIN_ADDRESS, 21, 1 }, { LOGIN_ADDRESS, 23, 4 }, { LOGIN_ACCOUNT, 60, 0 }, { LOGIN_ACCOUNT, 61, 1 },
};

static void delays_double_past_the_free_tries_up_to_a_cap(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof DELAYS / sizeof *DELAYS; i++) {
        int64_t delay = delay_after(DELAYS[i].subject, DELAYS[i].tries);
        if (delay != DELAYS[i].delay) fail_msg("row %zu: %lld seconds", i, (long long)delay);
    }
}

/* What strangers with any number of addresses can do to an account: never more than a minute at a time. */
static void an_account_is_never_closed_longer_than_a_minute_by_strangers(void **state) {
    (void)state;
    for (int tries = 1; tries < 2000; tries += 7) assert_in_range(delay_after(LOGIN_ACCOUNT, tries), 0, 60);
}

static int guesses_within(enum login_subject subject, int64_t seconds) {
    struct login_count count = { 0 };
    int guesses = 0;
    for (instant now = NOW; now < NOW + seconds; guesses++) {
        count = login_count_after(subject, PER_HOUR, count, now);
        now = count.no_earlier > now ? count.no_earlier : now;
        if (guesses > 100000) fail_msg("no end");
    }
    return guesses;
}

static void one_address_gets_few_guesses_at_one_account_in_a_day(void **state) {
    (void)state;
    assert_in_range(guesses_within(LOGIN_PAIR, 86400), 90, 110); /* 10 in the first quarter of an hour, then four an hour */
}

static void wrong_tries_are_forgiven_bit_by_bit(void **state) {
    (void)state;
    struct login_count count = { 5, NOW };
    assert_int_equal(login_count_after(LOGIN_PAIR, PER_HOUR, count, NOW).failures, 6);
    assert_int_equal(login_count_after(LOGIN_PAIR, PER_HOUR, count, NOW + 3599).failures, 6);
    assert_int_equal(login_count_after(LOGIN_PAIR, PER_HOUR, count, NOW + 3600).failures, 5);
    assert_int_equal(login_count_after(LOGIN_PAIR, PER_HOUR, count, NOW + 86400).failures, 1);
    assert_int_equal(login_count_after(LOGIN_ADDRESS, PER_HOUR, count, NOW + 3600).failures, 1); /* 20 an hour */
    assert_int_equal(login_count_after(LOGIN_ADDRESS, 100000, count, NOW).no_earlier, NOW);
}

static void a_clock_set_back_neither_forgives_nor_shortens(void **state) {
    (void)state;
    struct login_count count = { 5, NOW };
    struct login_count after = login_count_after(LOGIN_PAIR, PER_HOUR, count, NOW - 100000);
    assert_int_equal(after.failures, 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delays_double_past_the_free_tries_up_to_a_cap),
        cmocka_unit_test(an_account_is_never_closed_longer_than_a_minute_by_strangers),
        cmocka_unit_test(one_address_gets_few_guesses_at_one_account_in_a_day),
        cmocka_unit_test(wrong_tries_are_forgiven_bit_by_bit),
        cmocka_unit_test(a_clock_set_back_neither_forgives_nor_shortens),
    };
    return cmocka_run_group_tests_name("login_delay", tests, NULL, NULL);
}
