/* Facts about reports on complaints; every figure was counted by hand on the calendar of March 2026: Nyepi on the 19th,
 * Idul Fitri on the 20th, 21st and 22nd with joint leave on the 18th, 23rd and 24th. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/complaint_report.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MARCH(day) ((day_number)(20512 + (day))) /* 2026-03-01, a Sunday, is 20513 */

static const struct holiday HOLIDAYS[] = { { MARCH(18), "Cuti bersama" }, { MARCH(19), "Nyepi" },  { MARCH(20), "Idul Fitri" },
                                           { MARCH(21), "Idul Fitri" },   { MARCH(23), "Cuti bersama" }, { MARCH(24), "Cuti bersama" } };

static struct report_frame frame_of(void) {
    return (struct report_frame){ .first = MARCH(1), .last = MARCH(31), .today = MARCH(31), .settle = 14, .settle_oversight = 60,
                                  .free = { .holidays = HOLIDAYS, .holiday_count = COUNT(HOLIDAYS) }, .service_count = 2 };
}

#define STEPS(...)                                                                              \
    (struct case_steps) {                                                                       \
        .rows = (const struct case_step[]){ __VA_ARGS__ },                                      \
        .count = sizeof((const struct case_step[]){ __VA_ARGS__ }) / sizeof(struct case_step)   \
    }

static struct report_case case_of(day_number received, const char *class, const char *state, struct case_steps steps) {
    return (struct report_case){ .received = received, .channel = "web", .reporter_kind = "individual", .class = class,
                                 .state = state, .service = 9, .steps = steps };
}

static struct report_finding judged(struct arena *arena, struct report_case one) {
    struct report_frame frame = frame_of();
    return report_judge(report_new(arena, &frame), &one);
}

static void the_day_of_arrival_weekends_and_holidays_do_not_count(void **state) {
    (void)state;
    static const struct { int received, answered, days; } ROWS[] = {
        { 2, 2, 0 },   /* the same Monday */
        { 2, 3, 1 },
        { 6, 9, 1 },   /* Friday to Monday */
        { 7, 9, 1 },   /* a Saturday's case */
        { 16, 25, 2 }, /* the 17th and the 25th: all between is off */
        { 2, 31, 16 }, /* 3-6, 9-13, 16-17, 25-27, 30-31 less the day of arrival: 4 + 5 + 2 + 3 + 2 */
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        struct case_step steps[] = { { "answer", MARCH(ROWS[i].answered) } };
        struct report_case one = case_of(MARCH(ROWS[i].received), "direct", "answered", (struct case_steps){ steps, 1 });
        struct report_finding finding = judged(arena, one);
        assert_int_equal(finding.gross, ROWS[i].days);
        assert_int_equal(finding.net, ROWS[i].days);
    }
}

static void days_of_waiting_for_the_reporter_count_in_one_time_and_not_in_the_other(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    /* asked on Wednesday the 4th, replied on Tuesday the 10th: 5, 6, 9, 10 are waited; answered on the 12th */
    struct report_finding finding = judged(arena, case_of(MARCH(2), "direct", "answered",
        STEPS({ "ask_reporter", MARCH(4) }, { "note", MARCH(5) }, { "reply", MARCH(10) }, { "answer", MARCH(12) })));
    assert_int_equal(finding.gross, 8);
    assert_int_equal(finding.net, 4);
    /* still waiting today: nothing counts after the question */
    finding = judged(arena, case_of(MARCH(2), "direct", "waiting_reporter", STEPS({ "ask_reporter", MARCH(4) })));
    assert_int_equal(finding.end, REPORT_WAITING);
    assert_false(finding.settled);
    assert_int_equal(finding.gross, 16);
    assert_int_equal(finding.net, 2);
    /* asked twice in one waiting, then again: 3-4 and 11-12 */
    finding = judged(arena, case_of(MARCH(2), "direct", "answered",
        STEPS({ "ask_reporter", MARCH(2) }, { "ask_reporter", MARCH(3) }, { "reply", MARCH(4) }, { "ask_reporter", MARCH(10) },
              { "reply", MARCH(12) }, { "answer", MARCH(13) })));
    assert_int_equal(finding.gross, 9);
    assert_int_equal(finding.net, 5);
}

static void the_first_answer_is_the_one_that_is_measured(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct report_finding finding = judged(arena, case_of(MARCH(2), "follow_up", "closed_confirmed",
        STEPS({ "answer", MARCH(5) }, { "reply", MARCH(6) }, { "ask_reporter", MARCH(9) }, { "reply", MARCH(10) },
              { "answer", MARCH(12) }, { "confirm", MARCH(13) })));
    assert_true(finding.settled);
    assert_int_equal(finding.settled_on, MARCH(5));
    assert_int_equal(finding.gross, 3);
    assert_int_equal(finding.net, 3);
    assert_int_equal(finding.end, REPORT_CONFIRMED);
}

static void late_is_more_than_was_granted_without_the_waiting(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct case_steps none = { 0 };
    /* from the 2nd the 14th working day is Friday the 27th, the 15th is Monday the 30th */
    assert_false(judged(arena, case_of(MARCH(2), "direct", "answered", STEPS({ "answer", MARCH(27) }))).late);
    assert_true(judged(arena, case_of(MARCH(2), "direct", "answered", STEPS({ "answer", MARCH(30) }))).late);
    assert_true(judged(arena, case_of(MARCH(2), "direct", "in_progress", none)).late);
    assert_false(judged(arena, case_of(MARCH(3), "direct", "answered",
        STEPS({ "ask_reporter", MARCH(4) }, { "reply", MARCH(5) }, { "answer", MARCH(31) }))).late);
    struct report_case oversight = case_of(MARCH(2), "follow_up", "in_progress", none);
    oversight.oversight = true;
    assert_false(judged(arena, oversight).late);
    assert_int_equal(judged(arena, oversight).group, REPORT_OVERSIGHT);
}

static void every_state_has_its_place_and_an_unknown_one_is_in_process(void **state) {
    (void)state;
    static const struct { const char *state; enum report_end end; } STATES[] = {
        { "received", REPORT_IN_PROCESS },         { "verified", REPORT_IN_PROCESS },   { "assigned", REPORT_IN_PROCESS },
        { "forwarded", REPORT_IN_PROCESS },        { "meeting", REPORT_IN_PROCESS },    { "reported", REPORT_IN_PROCESS },
        { "appealed", REPORT_IN_PROCESS },         { "appeal_handling", REPORT_IN_PROCESS },
        { "appeal_answered", REPORT_ANSWERED },    { "answered", REPORT_ANSWERED },     { "waiting_reporter", REPORT_WAITING },
        { "returned", REPORT_RETURNED },           { "closed_confirmed", REPORT_CONFIRMED },
        { "closed_silent", REPORT_SILENT },        { "closed_disputed", REPORT_DISPUTED },
        { "a state of next year", REPORT_IN_PROCESS },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(STATES); i++) {
        struct case_steps none = { 0 };
        assert_int_equal(judged(arena, case_of(MARCH(2), "direct", STATES[i].state, none)).end, STATES[i].end);
    }
}

static void other_agencies_appeals_and_reopening_are_read_from_the_steps(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct report_finding finding = judged(arena, case_of(MARCH(2), "follow_up", "in_progress",
        STEPS({ "forward", MARCH(3) }, { "a step of next year", MARCH(3) }, { "answer", MARCH(5) }, { "appeal", MARCH(6) },
              { "reopen", MARCH(9) })));
    assert_true(finding.elsewhere && finding.appealed && finding.reopened && finding.settled);
    finding = judged(arena, case_of(MARCH(2), "unsuitable", "returned", STEPS({ "classify_unsuitable", MARCH(4) })));
    assert_true(finding.settled && !finding.elsewhere && !finding.appealed && !finding.reopened);
    assert_int_equal(finding.net, 2);
}

static void a_clock_that_stands_before_the_steps_gives_no_negative_time(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct report_frame frame = frame_of();
    struct report_case one = case_of(MARCH(10), "direct", "answered", STEPS({ "answer", MARCH(12) }));
    frame.today = MARCH(5);
    assert_int_equal(report_judge(report_new(arena, &frame), &one).net, 0);
    frame.today = frame.first - 10;
    assert_int_equal(report_judge(report_new(arena, &frame), &one).gross, 0);
}

/* Five complaints of March, one of which nobody has answered: 0, 1, 2 and 8 days, 8 of them 4 without waiting. */
static struct complaint_report *five(struct arena *arena) {
    struct report_frame frame = frame_of();
    struct complaint_report *report = report_new(arena, &frame);
    struct report_case cases[] = {
        case_of(MARCH(2), "direct", "closed_confirmed", STEPS({ "answer", MARCH(2) }, { "confirm", MARCH(3) })),
        case_of(MARCH(6), "direct", "closed_silent", STEPS({ "answer", MARCH(9) })),
        case_of(MARCH(2), "unsuitable", "returned", STEPS({ "classify_unsuitable", MARCH(4) })),
        case_of(MARCH(2), "follow_up", "answered",
                STEPS({ "ask_reporter", MARCH(4) }, { "reply", MARCH(10) }, { "forward", MARCH(11) }, { "answer", MARCH(12) })),
        case_of(MARCH(2), "unclassified", "received", STEPS({ "submit", MARCH(2) })),
    };
    cases[0].service = 0;
    cases[1].service = 1;
    cases[2].reporter_kind = "business";
    cases[3].channel = "counter";
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct report_finding finding = report_judge(report, &cases[i]);
        report_add(report, &cases[i], &finding);
    }
    return report;
}

static void counts_are_exact_and_every_breakdown_adds_up_to_the_total(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct complaint_report *report = five(arena);
    assert_int_equal(report->all.received, 5);
    assert_int_equal(report->all.settled, 4);
    assert_int_equal(report->all.late, 1);
    assert_int_equal(report->elsewhere, 1);
    assert_int_equal(report->groups[REPORT_DIRECT].received, 2);
    assert_int_equal(report->groups[REPORT_UNCLASSIFIED].late, 1);
    assert_int_equal(report->all.ends[REPORT_CONFIRMED], 1);
    assert_int_equal(report->all.ends[REPORT_SILENT], 1);
    assert_int_equal(report->all.ends[REPORT_RETURNED], 1);
    assert_int_equal(report->all.ends[REPORT_ANSWERED], 1);
    assert_int_equal(report->all.ends[REPORT_IN_PROCESS], 1);
    assert_int_equal(report->reporters[REPORTER_BUSINESS].received, 1);
    assert_int_equal(report->channels[CHANNEL_COUNTER].received, 1);
    assert_int_equal(report->services[0].received, 1);
    assert_int_equal(report->services[REPORT_SERVICES_MOST].received, 3);
    assert_int_equal(report->month_count, 1);
    int64_t sums[5] = { 0 };
    for (size_t i = 0; i < REPORT_GROUP_COUNT; i++) sums[0] += report->groups[i].received;
    for (size_t i = 0; i < CHANNEL_COUNT; i++) sums[1] += report->channels[i].received;
    for (size_t i = 0; i < REPORTER_KIND_COUNT; i++) sums[2] += report->reporters[i].received;
    for (size_t i = 0; i <= REPORT_SERVICES_MOST; i++) sums[3] += report->services[i].received;
    for (size_t i = 0; i < report->month_count; i++) sums[4] += report->months[i].received;
    for (size_t i = 0; i < COUNT(sums); i++) assert_int_equal(sums[i], 5);
}

static void means_and_medians_are_exact_until_they_are_shown(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct complaint_report *report = five(arena);
    const struct report_measure *gross = &report->gross[REPORT_GROUP_COUNT], *net = &report->net[REPORT_GROUP_COUNT];
    int64_t mean, median;
    assert_true(report_mean(gross, &mean) && report_median(gross, &median));
    assert_int_equal(mean, 28);   /* 11 / 4 = 2,75 */
    assert_int_equal(median, 15); /* between 1 and 2 */
    assert_int_equal(gross->longest, 8);
    assert_true(report_mean(net, &mean) && report_median(net, &median));
    assert_int_equal(mean, 18);   /* 7 / 4 = 1,75 */
    assert_int_equal(median, 15);
    assert_true(report_median(&report->net[REPORT_DIRECT], &median));
    assert_int_equal(median, 5);  /* between 0 and 1 */
    assert_true(report_median(&report->net[REPORT_FOLLOW_UP], &median));
    assert_int_equal(median, 40);
    assert_false(report_mean(&report->net[REPORT_OVERSIGHT], &mean) || report_median(&report->net[REPORT_OVERSIGHT], &median));
}

static void months_run_from_the_first_to_the_last_and_a_wide_period_has_an_end(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct report_frame frame = frame_of();
    frame.first = MARCH(1) - 60;
    struct complaint_report *report = report_new(arena, &frame);
    assert_int_equal(report->month_count, 4); /* December to March */
    struct case_steps none = { 0 };
    struct report_case one = case_of(MARCH(1) - 1, "direct", "received", none);
    struct report_finding finding = report_judge(report, &one);
    report_add(report, &one, &finding);
    assert_int_equal(report->months[2].received, 1);
    frame.first = 0;
    frame.last = frame.today = 365 * 60;
    report = report_new(arena, &frame);
    assert_int_equal(report->month_count, REPORT_MONTHS_MOST);
    one.received = frame.last;
    finding = report_judge(report, &one);
    report_add(report, &one, &finding);
    assert_int_equal(report->months[REPORT_MONTHS_MOST - 1].received, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_of_arrival_weekends_and_holidays_do_not_count),
        cmocka_unit_test(days_of_waiting_for_the_reporter_count_in_one_time_and_not_in_the_other),
        cmocka_unit_test(the_first_answer_is_the_one_that_is_measured),
        cmocka_unit_test(late_is_more_than_was_granted_without_the_waiting),
        cmocka_unit_test(every_state_has_its_place_and_an_unknown_one_is_in_process),
        cmocka_unit_test(other_agencies_appeals_and_reopening_are_read_from_the_steps),
        cmocka_unit_test(a_clock_that_stands_before_the_steps_gives_no_negative_time),
        cmocka_unit_test(counts_are_exact_and_every_breakdown_adds_up_to_the_total),
        cmocka_unit_test(means_and_medians_are_exact_until_they_are_shown),
        cmocka_unit_test(months_run_from_the_first_to_the_last_and_a_wide_period_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
