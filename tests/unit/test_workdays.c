/* Facts about deadlines in working days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/csv.h"
#include "lib/rules/holiday_kinds.h"
#include "lib/rules/workdays.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static day_number day(const char *text) {
    day_number number = 0;
    assert_true(day_parse(text, &number));
    return number;
}

/* A made-up calendar: the days are chosen for the test, not taken from a decree. */
static const char *const HOLIDAY_DAYS[] = { "2026-03-20", "2026-03-21", "2026-03-23", "2026-03-24", "2026-05-01",
                                            "2026-12-25", "2027-01-01" };

static struct workday_clock clock_of(struct arena *arena, const char *start, int days) {
    struct holiday *holidays = arena_array(arena, COUNT(HOLIDAY_DAYS), sizeof *holidays);
    for (size_t i = 0; i < COUNT(HOLIDAY_DAYS); i++) holidays[i] = (struct holiday){ day(HOLIDAY_DAYS[i]), "Libur" };
    return (struct workday_clock){ .start = day(start), .days = days, .holidays = holidays,
                                   .holiday_count = COUNT(HOLIDAY_DAYS) };
}

static void assert_due(struct arena *arena, const struct workday_clock *clock, const char *due) {
    day_number found = 0;
    assert_int_equal(workday_due(clock, &found), DONE);
    assert_string_equal(day_iso(arena, found), due);
}

static void the_due_day_leaves_out_start_weekends_and_holidays(void **state) {
    (void)state;
    static const struct { const char *start; int days; const char *due; } CASES[] = {
        { "2026-11-02", 0, "2026-11-02" },  /* Monday */
        { "2026-11-02", 1, "2026-11-03" },
        { "2026-11-02", 3, "2026-11-05" },
        { "2026-11-02", 5, "2026-11-09" },  /* over one weekend */
        { "2026-11-06", 1, "2026-11-09" },  /* Friday to Monday */
        { "2026-11-07", 1, "2026-11-09" },  /* a Saturday arrival */
        { "2026-11-08", 1, "2026-11-09" },
        { "2026-11-02", 10, "2026-11-16" },
        { "2026-03-19", 1, "2026-03-25" },  /* a long holiday around a weekend */
        { "2026-04-30", 1, "2026-05-04" },
        { "2026-12-24", 1, "2026-12-28" },
        { "2026-12-30", 2, "2027-01-04" },  /* over the new year */
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct workday_clock clock = clock_of(arena, CASES[i].start, CASES[i].days);
        assert_due(arena, &clock, CASES[i].due);
    }
}

static void ten_and_seven_more_days_are_the_same_as_seventeen(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (day_number start = day("2026-01-01"); start < day("2027-01-01"); start++) {
        struct workday_clock clock = clock_of(arena, "2026-01-01", 10);
        day_number ten, later, seventeen;
        clock.start = start;
        assert_int_equal(workday_due(&clock, &ten), DONE);
        clock.days = 17;
        assert_int_equal(workday_due(&clock, &seventeen), DONE);
        clock.start = ten;
        clock.days = 7;
        assert_int_equal(workday_due(&clock, &later), DONE);
        assert_int_equal(later, seventeen);
    }
}

static void a_pause_moves_the_due_day_by_its_working_days(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct workday_clock clock = clock_of(arena, "2026-11-02", 5);
    const struct pause pauses[] = { { day("2026-11-04"), day("2026-11-08") },
                                    { day("2026-11-05"), day("2026-11-05") } };
    clock.pauses = pauses;
    clock.pause_count = 1;
    assert_due(arena, &clock, "2026-11-12"); /* three working days and a weekend */
    clock.pause_count = 2;                   /* an overlap is not counted twice */
    assert_due(arena, &clock, "2026-11-12");
}

static void a_pause_before_the_start_or_after_the_due_day_changes_nothing(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct workday_clock clock = clock_of(arena, "2026-11-02", 5);
    const struct pause pauses[] = { { day("2026-10-01"), day("2026-11-02") }, { day("2026-11-10"), PAUSE_OPEN } };
    clock.pauses = pauses;
    clock.pause_count = 2;
    assert_due(arena, &clock, "2026-11-09");
}

static void nobody_knows_the_due_day_while_a_pause_is_open(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct workday_clock clock = clock_of(arena, "2026-11-02", 5);
    const struct pause open = { day("2026-11-04"), PAUSE_OPEN };
    clock.pauses = &open;
    clock.pause_count = 1;
    day_number due = 777;
    const struct workday_step *steps;
    size_t count;
    assert_int_equal(workday_due(&clock, &due), REFUSED_STALE);
    assert_int_equal(due, 777);
    assert_int_equal(workday_explain(arena, &clock, &steps, &count), REFUSED_STALE);
    assert_int_equal(workday_used(&clock, day("2026-11-30")), 1);
}

static void a_deadline_that_can_never_come_is_refused(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct workday_clock clock = clock_of(arena, "2026-11-02", 5);
    const struct pause century = { day("2026-11-03"), day("2126-11-03") };
    clock.pauses = &century;
    clock.pause_count = 1;
    day_number due;
    assert_int_equal(workday_due(&clock, &due), REFUSED_TOO_LARGE);
    clock.days = -1;
    assert_int_equal(workday_due(&clock, &due), REFUSED_INVALID);
}

static void the_explanation_gives_every_day_its_reason(void **state) {
    (void)state;
    static const struct { const char *day; enum workday_reason reason; int counted; } EXPECTED[] = {
        { "2026-03-18", WORKDAY_START, 0 },
        { "2026-03-19", WORKDAY_COUNTED, 1 },
        { "2026-03-20", WORKDAY_HOLIDAY, 1 },
        { "2026-03-21", WORKDAY_WEEKEND, 1 },
        { "2026-03-22", WORKDAY_WEEKEND, 1 },
        { "2026-03-23", WORKDAY_HOLIDAY, 1 },
        { "2026-03-24", WORKDAY_HOLIDAY, 1 },
        { "2026-03-25", WORKDAY_PAUSED, 1 },
        { "2026-03-26", WORKDAY_COUNTED, 2 },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct workday_clock clock = clock_of(arena, "2026-03-18", 2);
    const struct pause pause = { day("2026-03-24"), day("2026-03-25") };
    clock.pauses = &pause;
    clock.pause_count = 1;
    const struct workday_step *steps;
    size_t count;
    assert_int_equal(workday_explain(arena, &clock, &steps, &count), DONE);
    assert_int_equal(count, COUNT(EXPECTED));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(day_iso(arena, steps[i].day), EXPECTED[i].day);
        assert_int_equal(steps[i].reason, EXPECTED[i].reason);
        assert_int_equal(steps[i].counted, EXPECTED[i].counted);
        assert_int_equal(steps[i].holiday != NULL, steps[i].reason == WORKDAY_HOLIDAY);
        assert_true(strlen(workday_reason_label(steps[i].reason)) > 0);
    }
}

static void the_days_used_reach_the_days_granted_on_the_due_day_and_not_before(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (int days = 1; days <= 60; days++) {
        struct workday_clock clock = clock_of(arena, "2026-03-02", days);
        day_number due;
        assert_int_equal(workday_due(&clock, &due), DONE);
        assert_int_equal(workday_used(&clock, due), days);
        assert_int_equal(workday_used(&clock, due - 1), days - 1);
    }
    struct workday_clock clock = clock_of(arena, "2026-03-02", 5);
    assert_int_equal(workday_used(&clock, day("2026-03-02")), 0);
    assert_int_equal(workday_used(&clock, day("2026-02-02")), 0);
}

/* The holidays of 2024 to 2026 as the joint decrees name them. */
static struct workday_clock decreed(struct arena *arena, const char *start, int days) {
    static char bytes[1 << 16];
    FILE *file = fopen("site/sample/holidays.csv", "rbe");
    assert_non_null(file);
    size_t length = fread(bytes, 1, sizeof bytes - 1, file);
    (void)fclose(file);
    bytes[length] = '\0';
    const struct csv *csv;
    struct csv_fault fault;
    assert_int_equal(csv_read(arena, bytes, length, &csv, &fault), DONE);
    struct holiday *holidays = arena_array(arena, csv->row_count, sizeof *holidays);
    for (size_t i = 0; i < csv->row_count; i++) holidays[i] = (struct holiday){ day(csv->rows[i].cells[0]), csv->rows[i].cells[1] };
    return (struct workday_clock){ .start = day(start), .days = days, .holidays = holidays, .holiday_count = csv->row_count };
}

static void deadlines_over_lebaran_and_election_days_are_those_counted_on_a_wall_calendar(void **state) {
    (void)state;
    static const struct { const char *start; int days; const char *due; } CASES[] = {
        { "2024-04-05", 1, "2024-04-16" },  /* Friday; leave 8, 9, 12, 15 and Idulfitri 10, 11 April */
        { "2024-04-03", 3, "2024-04-16" },
        { "2024-03-25", 14, "2024-04-23" },
        { "2024-04-10", 1, "2024-04-16" },  /* arrives on Idulfitri itself */
        { "2024-02-13", 1, "2024-02-15" },  /* election day */
        { "2024-11-26", 1, "2024-11-28" },
        { "2025-03-27", 1, "2025-04-08" },  /* Nyepi, Idulfitri and leave in one piece */
        { "2025-03-20", 10, "2025-04-14" },
        { "2025-03-10", 17, "2025-04-11" },
        { "2025-08-15", 1, "2025-08-19" },  /* the leave added by the change of August 2025 */
        { "2025-12-24", 2, "2025-12-30" },
        { "2026-03-17", 1, "2026-03-25" },
        { "2026-03-11", 14, "2026-04-08" },
        { "2026-02-02", 60, "2026-05-08" },
        { "2026-03-21", 0, "2026-03-21" },  /* nothing granted: the day of arrival, holiday or not */
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct workday_clock clock = decreed(arena, CASES[i].start, CASES[i].days);
        assert_due(arena, &clock, CASES[i].due);
    }
}

static void overlapping_pauses_over_lebaran_count_once(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct workday_clock clock = decreed(arena, "2026-03-11", 14);
    const struct pause pauses[] = { { day("2026-03-16"), day("2026-03-27") }, { day("2026-03-25"), day("2026-04-01") } };
    clock.pauses = pauses;
    clock.pause_count = 2;
    assert_due(arena, &clock, "2026-04-20");
}

static void a_year_nobody_entered_is_named_before_it_can_shift_a_deadline(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { const char *start, *until; int year; } CASES[] = {
        { "2024-01-01", "2026-12-31", 0 }, { "2026-11-21", "2026-12-31", 0 }, { "2026-11-21", "2027-01-01", 2027 },
        { "2026-11-21", "2029-01-01", 2027 }, { "2023-12-30", "2024-01-02", 2023 }, { "2030-01-01", "2030-01-02", 2030 },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct workday_clock clock = decreed(arena, CASES[i].start, 1);
        assert_int_equal(workday_year_without_holidays(&clock, day(CASES[i].until)), CASES[i].year);
    }
    struct workday_clock empty = { .start = day("2026-11-21") };
    assert_int_equal(workday_year_without_holidays(&empty, day("2026-11-21")), 2026);
}

static void the_next_year_is_wanted_once_its_decree_is_out(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const struct { const char *today, *until; int year; } CASES[] = {
        { "2026-09-30", "2026-12-31", 0 }, { "2026-10-01", "2026-10-01", 2027 }, { "2026-12-31", "2026-12-31", 2027 },
        { "2026-09-30", "2027-01-04", 2027 }, { "2025-11-01", "2025-12-01", 0 }, { "2025-11-01", "2027-02-01", 2027 },
        { "2027-01-02", "2027-01-02", 2027 },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct workday_clock clock = decreed(arena, CASES[i].today, 1);
        int year = workday_year_to_enter(&clock, day(CASES[i].until));
        if (year != CASES[i].year) fail_msg("%s to %s: %d", CASES[i].today, CASES[i].until, year);
    }
}

static void the_kind_of_a_holiday_is_read_from_its_word_or_guessed_from_its_name(void **state) {
    (void)state;
    enum holiday_kind kind = HOLIDAY_LOCAL;
    assert_true(holiday_kind_read("Cuti Bersama", &kind));
    assert_int_equal(kind, HOLIDAY_JOINT_LEAVE);
    assert_true(holiday_kind_read("national", &kind));
    assert_int_equal(kind, HOLIDAY_NATIONAL);
    assert_false(holiday_kind_read("libur", &kind));
    assert_int_equal(holiday_kind_guess("CUTI BERSAMA Idulfitri"), HOLIDAY_JOINT_LEAVE);
    assert_int_equal(holiday_kind_guess("Idulfitri 1447 Hijriah"), HOLIDAY_NATIONAL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deadlines_over_lebaran_and_election_days_are_those_counted_on_a_wall_calendar),
        cmocka_unit_test(overlapping_pauses_over_lebaran_count_once),
        cmocka_unit_test(a_year_nobody_entered_is_named_before_it_can_shift_a_deadline),
        cmocka_unit_test(the_next_year_is_wanted_once_its_decree_is_out),
        cmocka_unit_test(the_kind_of_a_holiday_is_read_from_its_word_or_guessed_from_its_name),
        cmocka_unit_test(the_due_day_leaves_out_start_weekends_and_holidays),
        cmocka_unit_test(ten_and_seven_more_days_are_the_same_as_seventeen),
        cmocka_unit_test(a_pause_moves_the_due_day_by_its_working_days),
        cmocka_unit_test(a_pause_before_the_start_or_after_the_due_day_changes_nothing),
        cmocka_unit_test(nobody_knows_the_due_day_while_a_pause_is_open),
        cmocka_unit_test(a_deadline_that_can_never_come_is_refused),
        cmocka_unit_test(the_explanation_gives_every_day_its_reason),
        cmocka_unit_test(the_days_used_reach_the_days_granted_on_the_due_day_and_not_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
