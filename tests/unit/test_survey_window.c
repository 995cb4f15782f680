/* Facts about until when an answer to a survey period counts. The period runs from 1 to 21 November 2026, WITA (UTC+8), grace 30 minutes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/survey_window.h"

static instant at(const char *text) {
    instant value;
    assert_true(instant_parse(text, &value));
    return value;
}

static struct survey_window november(const char *closes_at) {
    return (struct survey_window){ .starts_on = 20758, .ends_on = 20778, .closes_at = closes_at ? at(closes_at) : 0,
                                   .zone_offset = 8 * 60, .grace_minutes = 30 };
}

static const struct { const char *why, *closes_at, *opened_at, *now; bool taken; } CASES[] = {
    { "in the middle of the period", NULL, "2026-11-10T02:00:00Z", "2026-11-10T02:05:00Z", true },
    { "opened in the last minute, sent within the grace", NULL, "2026-11-21T15:59:00Z", "2026-11-21T16:30:00Z", true },
    { "opened in the last minute, sent a second after the grace", NULL, "2026-11-21T15:59:00Z", "2026-11-21T16:30:01Z", false },
    { "opened after midnight of the last day", NULL, "2026-11-21T16:00:00Z", "2026-11-21T16:01:00Z", false },
    { "opened before the first day", NULL, "2026-10-31T15:59:59Z", "2026-11-01T00:10:00Z", false },
    { "opened before it was closed, sent within the grace", "2026-11-10T02:30:00Z", "2026-11-10T01:59:00Z", "2026-11-10T02:30:00Z", true },
    { "opened before it was closed, sent after the grace", "2026-11-10T02:30:00Z", "2026-11-10T01:59:00Z", "2026-11-10T02:30:01Z", false },
    { "handed out by a worker that did not know yet", "2026-11-10T02:30:00Z", "2026-11-10T02:01:00Z", "2026-11-10T02:10:00Z", true },
    { "opened well after it was closed", "2026-11-10T02:30:00Z", "2026-11-10T02:02:00Z", "2026-11-10T02:10:00Z", false },
    { "closed by hand a day after its end", "2026-11-23T02:30:00Z", "2026-11-21T15:59:00Z", "2026-11-23T02:10:00Z", false },
};

static void a_form_counts_when_it_was_opened_in_time_and_sent_within_the_grace(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct survey_window window = november(CASES[i].closes_at);
        if (survey_window_takes(&window, at(CASES[i].opened_at), at(CASES[i].now)) != CASES[i].taken) fail_msg("%s", CASES[i].why);
    }
}

static void a_form_is_offered_only_while_the_period_runs(void **state) {
    (void)state;
    struct survey_window open = november(NULL), closing = november("2026-11-10T02:30:00Z");
    assert_true(survey_window_offers(&open, at("2026-10-31T16:00:00Z")));
    assert_false(survey_window_offers(&open, at("2026-10-31T15:59:59Z")));
    assert_true(survey_window_offers(&open, at("2026-11-21T15:59:59Z")));
    assert_false(survey_window_offers(&open, at("2026-11-21T16:00:00Z")));
    assert_false(survey_window_offers(&closing, at("2026-11-10T02:10:00Z")));
}

static void a_closed_period_takes_and_offers_nothing(void **state) {
    (void)state;
    struct survey_window window = november("2026-11-10T02:30:00Z");
    window.is_closed = true;
    assert_false(survey_window_takes(&window, at("2026-11-10T01:00:00Z"), at("2026-11-10T02:10:00Z")));
    assert_int_equal(survey_window_last(&window, at("2026-11-10T02:10:00Z")), 0);
}

static void the_last_moment_is_told_on_the_last_day_and_while_closing(void **state) {
    (void)state;
    struct survey_window open = november(NULL), closing = november("2026-11-10T02:30:00Z");
    assert_int_equal(survey_window_last(&open, at("2026-11-20T10:00:00Z")), 0);
    assert_int_equal(survey_window_last(&open, at("2026-11-21T10:00:00Z")), at("2026-11-21T16:30:00Z"));
    assert_int_equal(survey_window_last(&open, at("2026-11-21T16:10:00Z")), at("2026-11-21T16:30:00Z"));
    assert_int_equal(survey_window_last(&open, at("2026-11-21T16:31:00Z")), 0);
    assert_int_equal(survey_window_last(&closing, at("2026-11-10T02:10:00Z")), at("2026-11-10T02:30:00Z"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_counts_when_it_was_opened_in_time_and_sent_within_the_grace),
        cmocka_unit_test(a_form_is_offered_only_while_the_period_runs),
        cmocka_unit_test(a_closed_period_takes_and_offers_nothing),
        cmocka_unit_test(the_last_moment_is_told_on_the_last_day_and_while_closing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
