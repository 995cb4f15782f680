/* Facts about the checks of how answers look. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/rules/survey_quality.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FIRST 20000 /* a period of ten days: the second half begins on day 20005 */
#define LAST 20009
#define MIXED "343434343" /* sum 31: 86.11 */

struct panel_fixture {
    struct arena *arena;
    struct survey_quality *quality;
};

static int set_up(void **state) {
    static struct panel_fixture fixture;
    fixture.arena = arena_new();
    fixture.quality = survey_quality_begin(fixture.arena, &INSTRUMENT_RULES_SKM, FIRST, LAST);
    *state = &fixture;
    return fixture.quality ? 0 : -1;
}

static int tear_down(void **state) {
    struct panel_fixture *fixture = *state;
    arena_free(fixture->arena);
    return 0;
}

/* An answer nothing points at. */
static struct quality_row plain(const char *answers) {
    return (struct quality_row){ .answers = answers, .run = 1, .crowd = 1, .seconds = 120, .day = FIRST, .channel = "web", .device = "phone" };
}

static void add(struct panel_fixture *fixture, struct quality_row row) {
    assert_int_equal(survey_quality_add(fixture->quality, &row), DONE);
}

static struct quality_panel panel_of(struct panel_fixture *fixture) {
    struct quality_panel panel;
    survey_quality_finish(fixture->quality, &panel);
    return panel;
}

static void each_check_points_at_its_answers_and_at_no_others(void **state) {
    (void)state;
    static const struct { struct quality_row row; const char *flags; } CASES[] = {
        { { "343434343", 1, 1, 120, 0, "web", "phone" }, "" },
        { { "444444444", 1, 1, 120, 0, "web", "phone" }, "all_top straight " },
        { { "444444440", 1, 1, 120, 0, "web", "phone" }, "" }, /* one question left open is no straight line */
        { { "333333333", 1, 1, 120, 0, "web", "phone" }, "straight " },
        { { "343434343", 4, 1, 120, 0, "web", "phone" }, "" },
        { { "343434343", 5, 1, 120, 0, "web", "phone" }, "run " },
        { { "343434343", 1, 9, 120, 0, "web", "phone" }, "" },
        { { "343434343", 1, 10, 120, 0, "web", "phone" }, "burst " },
        { { "343434343", 1, 0, 120, 0, "paper", "" }, "" },
        { { "343434343", 1, 1, 18, 0, "web", "phone" }, "" },
        { { "343434343", 1, 1, 17, 0, "web", "phone" }, "fast " },
        { { "340000000", 1, 1, 5, 0, "web", "phone" }, "" }, /* two questions in five seconds */
        { { "340000000", 1, 1, 0, 0, "web", "phone" }, "fast " },
        { { "343434343", 1, 1, SKM_NONE, 0, "paper", "" }, "" }, /* nobody took the time */
        { { "444444444", 16, 20, 5, 0, "kiosk", "k1" }, "all_top straight run burst fast " },
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        struct panel_fixture fixture = { arena, survey_quality_begin(arena, &INSTRUMENT_RULES_SKM, FIRST, LAST) };
        add(&fixture, CASES[i].row);
        struct quality_panel panel = panel_of(&fixture);
        struct buffer named = buffer_in(arena);
        for (enum quality_flag flag = 0; flag < QUALITY_FLAG_COUNT; flag++) {
            if (!panel.flags[flag].rows) continue;
            assert_int_equal(panel.groups[0].flagged[flag], 1);
            buffer_format(&named, "%s ", quality_flag_text(flag));
        }
        const char *flags = buffer_string(&named);
        assert_string_equal(flags, CASES[i].flags);
        assert_int_equal(panel.any.rows, *flags != '\0');
        assert_int_equal(panel.any.index_without, *flags ? SKM_NONE : panel.index);
    }
}

static void nothing_is_dropped_from_the_index_and_beside_it_stands_what_would_be(void **state) {
    struct panel_fixture *fixture = *state;
    for (int i = 0; i < 2; i++) add(fixture, plain(MIXED));
    add(fixture, plain("444444444"));
    struct quality_row fast = plain("222222223");
    fast.seconds = 5;
    add(fixture, fast);
    struct quality_panel panel = panel_of(fixture);
    assert_int_equal(panel.n, 4);
    assert_int_equal(panel.index, 8125); /* (31 + 31 + 36 + 19) / 36 x 25 */
    assert_string_equal(panel.mark, "B");
    assert_int_equal(panel.flags[QUALITY_ALL_TOP].rows, 1);
    assert_int_equal(panel.flags[QUALITY_ALL_TOP].index_without, 7500);
    assert_string_equal(panel.flags[QUALITY_ALL_TOP].mark_without, "C");
    assert_int_equal(panel.flags[QUALITY_FAST].index_without, 9074); /* 98 / 27 x 25 */
    assert_string_equal(panel.flags[QUALITY_FAST].mark_without, "A");
    assert_int_equal(panel.flags[QUALITY_BURST].rows, 0);
    assert_int_equal(panel.flags[QUALITY_BURST].index_without, panel.index);
    assert_int_equal(panel.any.rows, 2);
    assert_int_equal(panel.any.index_without, 8611);
}

static void an_answer_two_checks_point_at_is_taken_away_once(void **state) {
    struct panel_fixture *fixture = *state;
    struct quality_row both = plain("444444444");
    both.seconds = 5;
    add(fixture, both);
    add(fixture, plain(MIXED));
    struct quality_panel panel = panel_of(fixture);
    assert_int_equal(panel.flags[QUALITY_ALL_TOP].rows + panel.flags[QUALITY_FAST].rows, 2);
    assert_int_equal(panel.any.rows, 1);
    assert_int_equal(panel.any.index_without, 8611);
}

static void a_run_is_known_whole_although_its_answers_come_in_any_order(void **state) {
    struct panel_fixture *fixture = *state;
    /* a run of sixteen and one of six, backwards; a run of four is none */
    static const int64_t RUNS[] = { 16, 6, 4 };
    for (size_t i = 0; i < COUNT(RUNS); i++) {
        for (int64_t run = RUNS[i]; run > 0; run--) {
            struct quality_row row = plain(MIXED);
            row.run = run;
            add(fixture, row);
        }
    }
    struct quality_panel panel = panel_of(fixture);
    assert_int_equal(panel.n, 26);
    assert_int_equal(panel.runs, 2);
    assert_int_equal(panel.rows_in_runs, 22);
    assert_int_equal(panel.longest_run, 16);
    assert_int_equal(panel.flags[QUALITY_RUN].rows, 14); /* from the fifth on: 12 and 2 */
}

static void a_jump_between_the_halves_is_told_when_the_intervals_do_not_touch(void **state) {
    struct panel_fixture *fixture = *state;
    for (int i = 0; i < 40; i++) {
        struct quality_row early = plain(i % 2 ? "333333333" : "333333332"), late = plain(i % 2 ? "444444444" : "444444443");
        early.day = i < 20 ? FIRST - 3 : FIRST + 4; /* a slip carries the Monday of its week */
        late.day = i < 20 ? FIRST + 5 : LAST;
        add(fixture, early);
        add(fixture, late);
    }
    struct quality_panel panel = panel_of(fixture);
    assert_true(panel.has_halves);
    assert_int_equal(panel.halves[0].n, 40);
    assert_int_equal(panel.halves[1].n, 40);
    assert_int_equal(panel.halves[0].last, FIRST + 4);
    assert_int_equal(panel.halves[1].first, FIRST + 5);
    assert_int_equal(panel.jump, 2500);
    assert_true(panel.jump_stands_out);
}

static void halves_that_differ_by_chance_are_no_jump(void **state) {
    struct panel_fixture *fixture = *state;
    for (int i = 0; i < 40; i++) {
        struct quality_row row = plain(i % 4 < 2 ? "444444444" : "222222222");
        row.day = i % 2 ? FIRST : LAST;
        add(fixture, row);
    }
    struct quality_row one_more = plain("444444444");
    add(fixture, one_more);
    struct quality_panel panel = panel_of(fixture);
    assert_true(panel.has_halves);
    assert_true(panel.jump < 0);
    assert_false(panel.jump_stands_out);
}

static void a_half_without_answers_has_nothing_to_jump_from(void **state) {
    struct panel_fixture *fixture = *state;
    struct quality_panel panel = panel_of(fixture);
    assert_int_equal(panel.n, 0);
    assert_int_equal(panel.index, SKM_NONE);
    assert_false(panel.has_halves);
    add(fixture, plain(MIXED));
    panel = panel_of(fixture);
    assert_false(panel.has_halves);
    assert_int_equal(panel.halves[0].n, 1);
    assert_int_equal(panel.halves[0].low, SKM_NONE);
    assert_int_equal(panel.jump, 0);
}

static void each_channel_and_device_is_counted_for_itself(void **state) {
    struct panel_fixture *fixture = *state;
    static const char *const PLACES[][2] = { { "web", "phone" }, { "kiosk", "k1" }, { "web", "computer" }, { "web", "phone" }, { "paper", "" } };
    for (size_t i = 0; i < COUNT(PLACES); i++) {
        struct quality_row row = plain(i == 1 ? "444444444" : MIXED);
        row.channel = PLACES[i][0];
        row.device = PLACES[i][1];
        row.seconds = i == 4 ? SKM_NONE : 60;
        add(fixture, row);
    }
    struct quality_panel panel = panel_of(fixture);
    assert_int_equal(panel.group_count, 4);
    assert_string_equal(panel.groups[0].channel, "web");
    assert_string_equal(panel.groups[0].device, "phone");
    assert_int_equal(panel.groups[0].n, 2);
    assert_int_equal(panel.groups[0].any, 0);
    assert_int_equal(panel.groups[1].index, 10000);
    assert_int_equal(panel.groups[1].flagged[QUALITY_ALL_TOP], 1);
    assert_int_equal(panel.groups[1].any, 1);
    assert_int_equal(panel.timed, 4);
}

static void more_devices_than_are_told_apart_are_counted_together(void **state) {
    struct panel_fixture *fixture = *state;
    for (int i = 0; i < 100; i++) {
        struct quality_row row = plain(MIXED);
        row.device = arena_format(fixture->arena, "k%d", i);
        add(fixture, row);
    }
    struct quality_panel panel = panel_of(fixture);
    assert_int_equal(panel.group_count, QUALITY_MOST_GROUPS);
    assert_string_equal(panel.groups[QUALITY_MOST_GROUPS - 1].device, "lain");
    int64_t total = 0;
    for (size_t i = 0; i < panel.group_count; i++) total += panel.groups[i].n;
    assert_int_equal(total, 100);
    assert_int_equal(panel.groups[QUALITY_MOST_GROUPS - 1].n, 37);
}

static void an_answer_that_does_not_fit_adds_nothing(void **state) {
    struct panel_fixture *fixture = *state;
    static const char *const WRONG[] = { "44444444", "4444444444", "444444445", "44444444x", "" };
    for (size_t i = 0; i < COUNT(WRONG); i++) {
        struct quality_row row = plain(WRONG[i]);
        assert_int_equal(survey_quality_add(fixture->quality, &row), REFUSED_INVALID);
    }
    add(fixture, plain("000000000")); /* answers nothing: nobody */
    struct quality_panel panel = panel_of(fixture);
    assert_int_equal(panel.n, 0);
    assert_int_equal(panel.group_count, 0);
}

static void own_questions_make_no_straight_line(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct instrument_rules rules = instrument_rules_plain(3, 4);
    rules.unsur[2] = INSTRUMENT_OUTSIDE;
    rules.unsur_count = 2;
    struct panel_fixture fixture = { arena, survey_quality_begin(arena, &rules, FIRST, LAST) };
    add(&fixture, plain("441"));
    add(&fixture, plain("440"));
    assert_int_equal(panel_of(&fixture).flags[QUALITY_ALL_TOP].rows, 2);
}

static void a_period_that_ends_before_it_begins_has_no_panel(void **state) {
    struct panel_fixture *fixture = *state;
    struct instrument_rules wrong = instrument_rules_plain(0, 4);
    assert_null(survey_quality_begin(fixture->arena, &INSTRUMENT_RULES_SKM, LAST, FIRST));
    assert_null(survey_quality_begin(fixture->arena, &wrong, FIRST, LAST));
    assert_non_null(survey_quality_begin(fixture->arena, &INSTRUMENT_RULES_SKM, FIRST, FIRST)); /* one day */
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        FACT(each_check_points_at_its_answers_and_at_no_others),
        FACT(nothing_is_dropped_from_the_index_and_beside_it_stands_what_would_be),
        FACT(an_answer_two_checks_point_at_is_taken_away_once),
        FACT(a_run_is_known_whole_although_its_answers_come_in_any_order),
        FACT(a_jump_between_the_halves_is_told_when_the_intervals_do_not_touch),
        FACT(halves_that_differ_by_chance_are_no_jump),
        FACT(a_half_without_answers_has_nothing_to_jump_from),
        FACT(each_channel_and_device_is_counted_for_itself),
        FACT(more_devices_than_are_told_apart_are_counted_together),
        FACT(an_answer_that_does_not_fit_adds_nothing),
        FACT(own_questions_make_no_straight_line),
        FACT(a_period_that_ends_before_it_begins_has_no_panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
