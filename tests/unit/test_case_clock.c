/* Facts about the deadline that runs after the steps of a case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/case_clock.h"

#define STEPS_MOST 8

static day_number day(const char *text) {
    day_number number = 0;
    assert_true(day_parse(text, &number));
    return number;
}

struct told_step {
    const char *type, *day;
};

static struct workday_clock clock_after(struct arena *arena, struct case_terms terms, const struct told_step *told) {
    struct case_step *rows = arena_array(arena, STEPS_MOST, sizeof *rows);
    size_t count = 0;
    for (; count < STEPS_MOST && told[count].type; count++) {
        rows[count] = (struct case_step){ told[count].type, day(told[count].day) };
    }
    struct case_start start = { .day = day("2026-11-02") }; /* a Monday; no holidays */
    struct workday_clock clock;
    case_clock(arena, start, terms, (struct case_steps){ rows, count }, &clock);
    return clock;
}

static struct workday_clock step_clock_after(struct arena *arena, struct case_terms terms, const struct told_step *told) {
    struct case_step rows[STEPS_MOST];
    size_t count = 0;
    for (; count < STEPS_MOST && told[count].type; count++) {
        rows[count] = (struct case_step){ told[count].type, day(told[count].day) };
    }
    struct case_start start = { .day = day("2026-11-02") };
    struct workday_clock clock;
    case_step_clock(arena, start, terms, (struct case_steps){ rows, count }, &clock);
    return clock;
}

static const struct case_terms TERMS = { .days = 10, .extension = 7, .after_answer = 5 };
static const struct case_terms COMPLAINT = { .days = 10, .after_answer = 5, .verify = 3, .first_follow_up = 5, .silence = 10, .appeal = 14 };

static void each_way_of_a_case_has_its_deadline(void **state) {
    (void)state;
    static const struct { const char *due; struct told_step steps[STEPS_MOST]; } CASES[] = {
        { "2026-11-16", { { 0 } } },
        { "2026-11-16", { { "submit", "2026-11-02" }, { "classify_direct", "2026-11-03" }, { "note", "2026-11-04" } } },
        /* asked on Wednesday, answered on Friday: Thursday and Friday do not count */
        { "2026-11-18", { { "ask_reporter", "2026-11-04" }, { "reply", "2026-11-06" } } },
        { "2026-11-18", { { "ask_requester", "2026-11-04" }, { "reply", "2026-11-06" } } },
        /* the same day: nothing was lost */
        { "2026-11-16", { { "ask_reporter", "2026-11-04" }, { "reply", "2026-11-04" } } },
        /* twice asked */
        { "2026-11-19", { { "ask_reporter", "2026-11-04" }, { "reply", "2026-11-06" },
                          { "ask_reporter", "2026-11-09" }, { "reply", "2026-11-10" } } },
        /* a reply nobody asked for stops nothing */
        { "2026-11-16", { { "reply", "2026-11-05" } } },
        /* asked after the deadline: it stays missed */
        { "2026-11-16", { { "ask_reporter", "2026-11-18" }, { "reply", "2026-11-20" } } },
        { "2026-11-25", { { "accept", "2026-11-03" }, { "extend", "2026-11-12" } } },
        /* not satisfied after an answer: a follow-up of its own, when that ends later */
        { "2026-11-20", { { "answer", "2026-11-12" }, { "reply", "2026-11-13" } } },
        { "2026-11-16", { { "answer", "2026-11-04" }, { "reply", "2026-11-05" } } },
        { "2026-11-24", { { "answer", "2026-11-12" }, { "reply", "2026-11-13" }, { "ask_reporter", "2026-11-16" },
                          { "reply", "2026-11-18" } } },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct workday_clock clock = clock_after(arena, TERMS, CASES[i].steps);
        day_number due = 0;
        assert_int_equal(workday_due(&clock, &due), DONE);
        assert_string_equal(day_iso(arena, due), CASES[i].due);
    }
}

static void while_the_reporter_is_asked_no_deadline_is_known(void **state) {
    (void)state;
    static const struct told_step STEPS[] = { { "ask_reporter", "2026-11-04" }, { NULL, NULL } };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct workday_clock clock = clock_after(arena, TERMS, STEPS);
    day_number due = 0;
    assert_int_equal(workday_due(&clock, &due), REFUSED_STALE);
}

struct told_case {
    const char *step_due, *due;
    struct told_step steps[STEPS_MOST];
};

static void told_deadlines_are_due(struct case_terms terms, const struct told_case *cases, size_t count) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < count; i++) {
        struct workday_clock settle = clock_after(arena, terms, cases[i].steps), step = step_clock_after(arena, terms, cases[i].steps);
        day_number due = 0;
        assert_int_equal(workday_due(&settle, &due), DONE);
        assert_string_equal(day_iso(arena, due), cases[i].due);
        assert_int_equal(workday_due(&step, &due), DONE);
        assert_string_equal(day_iso(arena, due), cases[i].step_due);
    }
}

/* UU 14/2008: 30 working days to object to an answer, 30 to answer the objection, 14 to go to the commission. */
static void an_objection_has_the_days_of_the_law(void **state) {
    (void)state;
    static const struct case_terms REQUEST = { .days = 10, .extension = 7, .silence = 30, .appeal = 30, .dispute = 14 };
    static const struct told_case CASES[] = {
        { "2026-11-16", "2026-11-16", { { "accept", "2026-11-03" } } },
        { "2026-12-17", "2026-11-16", { { "accept", "2026-11-03" }, { "answer", "2026-11-05" } } },
        { "2026-12-17", "2026-11-16", { { "accept", "2026-11-03" }, { "answer_partly", "2026-11-05" } } },
        { "2026-12-17", "2026-11-16", { { "accept", "2026-11-03" }, { "refuse", "2026-11-05" } } },
        { "2026-12-17", "2026-11-16", { { "accept", "2026-11-03" }, { "refuse", "2026-11-05" }, { "deliver", "2026-11-09" } } },
        { "2026-12-21", "2026-12-21", { { "accept", "2026-11-03" }, { "refuse", "2026-11-05" }, { "object", "2026-11-09" } } },
        { "2026-12-29", "2026-12-29", { { "accept", "2026-11-03" }, { "object", "2026-11-17" } } }, /* nobody answered */
        { "2026-12-03", "2026-12-21", { { "refuse", "2026-11-05" }, { "object", "2026-11-09" }, { "answer_objection", "2026-11-13" } } },
    };
    told_deadlines_are_due(REQUEST, CASES, sizeof CASES / sizeof *CASES);
}

/* What the superior orders has its own days; the 14 to the commission run from the superior's answer, whatever comes after. */
static void what_an_objection_won_has_days_of_its_own(void **state) {
    (void)state;
    static const struct case_terms REQUEST = { .days = 10, .silence = 30, .appeal = 30, .dispute = 14, .order = 5 };
    static const struct told_case CASES[] = {
        { "2026-11-20", "2026-11-20", { { "refuse", "2026-11-05" }, { "object", "2026-11-09" }, { "answer_objection", "2026-11-13" } } },
        { "2026-11-20", "2026-11-20", { { "object", "2026-11-17" }, { "answer_objection", "2026-11-13" }, { "reply", "2026-11-16" } } },
        { "2026-12-03", "2026-11-20", { { "object", "2026-11-09" }, { "answer_objection", "2026-11-13" }, { "answer", "2026-11-18" } } },
    };
    told_deadlines_are_due(REQUEST, CASES, sizeof CASES / sizeof *CASES);
}

static void each_step_of_a_complaint_has_its_own_deadline(void **state) {
    (void)state;
    static const struct told_case CASES[] = {
        { "2026-11-05", "2026-11-16", { { "submit", "2026-11-02" } } },
        { "2026-11-10", "2026-11-16", { { "verify", "2026-11-03" } } },
        { "2026-11-10", "2026-11-16", { { "verify", "2026-11-03" }, { "classify_direct", "2026-11-04" } } },
        { "2026-11-16", "2026-11-16", { { "verify", "2026-11-03" }, { "assign", "2026-11-05" } } },
        { "2026-11-16", "2026-11-16", { { "verify", "2026-11-03" }, { "report", "2026-11-05" } } },
        /* asked before it was verified: the two days of waiting are given back to both clocks */
        { "2026-11-09", "2026-11-18", { { "ask_reporter", "2026-11-04" }, { "reply", "2026-11-06" } } },
        /* an answer waits for the reporter's word */
        { "2026-11-19", "2026-11-16", { { "verify", "2026-11-03" }, { "answer", "2026-11-05" } } },
        /* an appeal starts its own clock, and its answer waits again */
        { "2026-11-26", "2026-11-26", { { "answer", "2026-11-05" }, { "appeal", "2026-11-06" } } },
        { "2026-11-27", "2026-11-26", { { "answer", "2026-11-05" }, { "appeal", "2026-11-06" }, { "take_appeal", "2026-11-09" },
                                        { "answer_appeal", "2026-11-13" } } },
        /* reopened after its end: a follow-up of its own */
        { "2026-11-25", "2026-11-25", { { "answer", "2026-11-05" }, { "confirm", "2026-11-06" }, { "reopen", "2026-11-18" } } },
    };
    told_deadlines_are_due(COMPLAINT, CASES, sizeof CASES / sizeof *CASES);
}

static void a_request_has_no_steps_with_deadlines(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const struct told_step STEPS[STEPS_MOST] = { { "accept", "2026-11-03" } };
    struct workday_clock step = step_clock_after(arena, TERMS, STEPS);
    day_number due = 0;
    assert_int_equal(workday_due(&step, &due), DONE);
    assert_string_equal(day_iso(arena, due), "2026-11-16");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_step_of_a_complaint_has_its_own_deadline),
        cmocka_unit_test(an_objection_has_the_days_of_the_law),
        cmocka_unit_test(what_an_objection_won_has_days_of_its_own),
        cmocka_unit_test(a_request_has_no_steps_with_deadlines),
        cmocka_unit_test(each_way_of_a_case_has_its_deadline),
        cmocka_unit_test(while_the_reporter_is_asked_no_deadline_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
