/* Facts about the answers a tablet kept: the day they were given decides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/kiosk_answer.h"

#define WIB (7 * 60)

static day_number day(const char *text) {
    day_number number = 0;
    assert_true(day_parse(text, &number));
    return number;
}

/* Noon in Jakarta. */
static instant noon(const char *text) {
    return instant_from_local((struct clock_time){ .date = civil_from_day(day(text)), .hour = 12 }, WIB);
}

static struct survey_window quarter(void) {
    return (struct survey_window){ .starts_on = day("2026-10-01"), .ends_on = day("2026-12-31"), .zone_offset = WIB, .grace_minutes = 30 };
}

static void an_answer_belongs_to_a_day_of_the_period_at_most_seven_days_ago(void **state) {
    static const struct { const char *given, *today; enum kiosk_verdict wanted; } CASES[] = {
        { "2026-11-21", "2026-11-21", KIOSK_COUNTS }, { "2026-11-14", "2026-11-21", KIOSK_COUNTS },
        { "2026-11-13", "2026-11-21", KIOSK_OLD },    { "2026-11-22", "2026-11-21", KIOSK_AHEAD },
        { "2026-10-01", "2026-10-01", KIOSK_COUNTS }, { "2026-09-30", "2026-10-01", KIOSK_OUTSIDE },
        { "2026-12-31", "2027-01-07", KIOSK_COUNTS }, { "2026-12-31", "2027-01-08", KIOSK_OLD },
        { "2027-01-01", "2027-01-01", KIOSK_OUTSIDE }, { "1970-01-01", "2026-11-21", KIOSK_OUTSIDE },
    };
    (void)state;
    struct survey_window window = quarter();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        enum kiosk_verdict judged = kiosk_answer_judge(&window, day(CASES[i].given), noon(CASES[i].today));
        if (judged != CASES[i].wanted) fail_msg("%s on %s is judged %d", CASES[i].given, CASES[i].today, (int)judged);
    }
}

static void what_was_kept_counts_until_the_end_of_the_grace_and_not_a_second_longer(void **state) {
    (void)state;
    struct survey_window window = quarter();
    window.closes_at = noon("2026-12-31");
    assert_int_equal(kiosk_answer_judge(&window, day("2026-12-29"), noon("2026-12-31")), KIOSK_COUNTS);
    assert_int_equal(kiosk_answer_judge(&window, day("2026-12-29"), noon("2026-12-31") + 1), KIOSK_CLOSED);
    window.is_closed = true;
    assert_int_equal(kiosk_answer_judge(&window, day("2026-12-29"), noon("2026-12-30")), KIOSK_CLOSED);
}

static void the_day_is_the_one_at_the_office(void **state) {
    (void)state;
    struct survey_window window = quarter();
    instant just_after_midnight = instant_from_local((struct clock_time){ .date = civil_from_day(day("2026-11-22")) }, WIB);
    assert_int_equal(kiosk_answer_judge(&window, day("2026-11-22"), just_after_midnight), KIOSK_COUNTS);
    assert_int_equal(kiosk_answer_judge(&window, day("2026-11-22"), just_after_midnight - 1), KIOSK_AHEAD);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_belongs_to_a_day_of_the_period_at_most_seven_days_ago),
        cmocka_unit_test(what_was_kept_counts_until_the_end_of_the_grace_and_not_a_second_longer),
        cmocka_unit_test(the_day_is_the_one_at_the_office),
    };
    return cmocka_run_group_tests_name("kiosk_answer", tests, NULL, NULL);
}
