/* Facts about the yearly figures of information requests, with rows counted by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/request_report.h"

static day_number day(const char *text) {
    day_number number = 0;
    assert_true(day_parse(text, &number));
    return number;
}

/* A citizen's request that arrived on Monday 2 November 2026 and is due ten working days later. */
static struct request_row asked(const char *state) {
    return (struct request_row){ .number = "PMI-2026-000001", .state = state, .agency_kind = "", .outcome = "", .reason = "", .ground = "",
                                 .objection_reasons = "", .objection_outcome = "", .received_on = day("2026-11-02"),
                                 .due_on = day("2026-11-16") };
}

static struct request_row decided(const char *outcome, const char *on, const char *reason, const char *ground) {
    struct request_row row = asked("answered");
    row.outcome = outcome;
    row.reason = reason;
    row.ground = ground;
    row.is_decided = true;
    row.decided_on = day(on);
    return row;
}

static struct request_figures figures_of(const struct request_row *rows, size_t count, const char *today) {
    struct request_figures figures = { 0 };
    for (size_t i = 0; i < count; i++) request_figures_add(&figures, &rows[i], (struct workday_clock){ 0 }, day(today));
    return figures;
}

static void a_year_is_counted_as_by_hand(void **state) {
    (void)state;
    struct request_row rows[] = {
        decided("granted", "2026-11-06", "", ""),       /* 4 working days */
        decided("partly", "2026-11-16", "exempt", "bh"),/* 10, the last day */
        decided("refused", "2026-11-17", "exempt", "h"),/* 11, late */
        decided("refused", "2026-11-03", "not_held", ""),
        asked("in_progress"),                           /* open, late on the day of the report */
        decided("granted", "2026-11-03", "", ""),       /* an agency's */
    };
    rows[5].is_agency = true;
    rows[2].objection_year = 2026;
    rows[2].objection_reasons = "ag";
    rows[2].objection_outcome = "partly";
    struct request_figures figures = figures_of(rows, sizeof rows / sizeof *rows, "2026-11-20");
    assert_int_equal(figures.received, 5);
    assert_int_equal(figures.agencies, 1);
    assert_int_equal(figures.results[REQUEST_RESULT_GRANTED], 1);
    assert_int_equal(figures.results[REQUEST_RESULT_PARTLY], 1);
    assert_int_equal(figures.results[REQUEST_RESULT_REFUSED], 2);
    assert_int_equal(figures.results[REQUEST_RESULT_OPEN], 1);
    assert_int_equal(figures.reasons[REFUSAL_EXEMPT], 2);
    assert_int_equal(figures.reasons[REFUSAL_NOT_HELD], 1);
    assert_int_equal(figures.exemptions[EXEMPTION_B], 1);
    assert_int_equal(figures.exemptions[EXEMPTION_H], 2);
    assert_int_equal(figures.decided, 4);
    assert_int_equal(figures.days_total, 4 + 10 + 11 + 1);
    assert_int_equal(figures.days_longest, 11);
    assert_int_equal(figures.late, 2); /* who objected was kept waiting all the same */
    assert_int_equal(figures.objections, 1);
    assert_int_equal(figures.objection_outcomes[OBJECTION_PARTLY], 1);
    assert_int_equal(figures.objection_reasons[OBJECTION_A], 1);
    assert_int_equal(figures.objection_reasons[OBJECTION_G], 1);
    assert_int_equal(figures.objection_reasons[OBJECTION_B], 0);
}

static void the_last_day_is_not_late_and_the_next_one_is(void **state) {
    (void)state;
    struct request_row row = asked("in_progress");
    assert_int_equal(figures_of(&row, 1, "2026-11-16").late, 0);
    assert_int_equal(figures_of(&row, 1, "2026-11-17").late, 1);
}

static void a_holiday_is_no_working_day_of_the_report(void **state) {
    (void)state;
    struct request_row row = decided("granted", "2026-11-06", "", "");
    struct holiday holiday = { day("2026-11-04"), "Hari libur uji" };
    struct workday_clock with = { .holidays = &holiday, .holiday_count = 1 }, without = { 0 };
    assert_int_equal(request_days_of(&row, without), 4);
    assert_int_equal(request_days_of(&row, with), 3);
}

static void letters_of_the_law_are_written_out(void **state) {
    (void)state;
    static const struct { const char *letters, *text; } CASES[] = {
        { "h", "Pasal 17 huruf h UU Nomor 14 Tahun 2008" },
        { "bh", "Pasal 17 huruf b dan h UU Nomor 14 Tahun 2008" },
        { "abj", "Pasal 17 huruf a, b dan j UU Nomor 14 Tahun 2008" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_string_equal(letters_exemption_text(arena, CASES[i].letters), CASES[i].text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_is_counted_as_by_hand),
        cmocka_unit_test(the_last_day_is_not_late_and_the_next_one_is),
        cmocka_unit_test(a_holiday_is_no_working_day_of_the_report),
        cmocka_unit_test(letters_of_the_law_are_written_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
