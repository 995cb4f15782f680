/* Facts about the follow-up plan: months as people write them, when a promise is late, what to begin with. Days around 2027-03-31 (20908). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rules/followup.h"

#define LAST_OF_MARCH 20908

static const struct { const char *typed, *month; } MONTHS[] = {
    { "2027-03", "2027-03" },      { "03/2027", "2027-03" },     { "3-2027", "2027-03" },        { "Maret 2027", "2027-03" },
    { "maret 2027", "2027-03" },   { "DESEMBER 2026", "2026-12" }, { "3 / 2027", "2027-03" },    { "2027-13", NULL },
    { "13/2027", NULL },           { "0/2027", NULL },           { "Maret", NULL },              { "2027", NULL },
    { "2027-Q1", NULL },           { "2027-S1", NULL },          { "triwulan I 2027", NULL },    { "", NULL },
    { "Mare 2027", NULL },         { "secepatnya", NULL },       { "Maret 27", NULL },           { "/2027", NULL },
};

static void a_month_is_read_as_people_write_it(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof MONTHS / sizeof *MONTHS; i++) {
        const char *month = NULL;
        bool is_read = followup_month(arena, MONTHS[i].typed, &month);
        if (is_read != (MONTHS[i].month != NULL)) fail_msg("\"%s\": %s", MONTHS[i].typed, is_read ? month : "not read");
        if (is_read) assert_string_equal(month, MONTHS[i].month);
    }
    assert_string_equal(followup_due(arena, "2027-03"), "Maret 2027");
    assert_string_equal(followup_due(arena, "2027-Q1"), "2027-Q1");
    arena_free(arena);
}

static const struct { const char *why; enum followup_state state; day_number done_on, today; enum followup_standing standing; } STANDINGS[] = {
    { "on the last day of its month", FOLLOWUP_PLANNED, 0, LAST_OF_MARCH, FOLLOWUP_WAITING },
    { "the day after", FOLLOWUP_PLANNED, 0, LAST_OF_MARCH + 1, FOLLOWUP_LATE },
    { "done on the last day, asked much later", FOLLOWUP_DONE, LAST_OF_MARCH, LAST_OF_MARCH + 400, FOLLOWUP_KEPT },
    { "done the day after", FOLLOWUP_DONE, LAST_OF_MARCH + 1, LAST_OF_MARCH + 1, FOLLOWUP_KEPT_LATE },
    { "dropped before it was late", FOLLOWUP_DROPPED, 0, LAST_OF_MARCH - 9, FOLLOWUP_GIVEN_UP },
    { "dropped after", FOLLOWUP_DROPPED, 0, LAST_OF_MARCH + 9, FOLLOWUP_GIVEN_UP },
};

static void a_promise_is_late_when_its_month_is_over(void **state) {
    (void)state;
    struct followup_tally tally = { 0 };
    for (size_t i = 0; i < sizeof STANDINGS / sizeof *STANDINGS; i++) {
        enum followup_standing standing = followup_stands(STANDINGS[i].state, "2027-03", STANDINGS[i].done_on, STANDINGS[i].today);
        if (standing != STANDINGS[i].standing) fail_msg("%s: %s", STANDINGS[i].why, followup_standing_text(standing));
        followup_count(&tally, standing);
    }
    assert_int_equal(tally.all, 6);
    assert_int_equal(tally.by[FOLLOWUP_GIVEN_UP], 2);
    assert_int_equal(tally.by[FOLLOWUP_LATE], 1);
    assert_int_equal(followup_stands(FOLLOWUP_PLANNED, "kapan saja", 0, LAST_OF_MARCH), FOLLOWUP_WAITING);
}

/* NRR of a published report of 2024, with one unsur nobody answered. */
static void the_weakest_unsur_comes_first(void **state) {
    (void)state;
    static const struct unsur_value ROWS[] = { { "persyaratan", 3371 }, { "prosedur", 3364 }, { "waktu", 3286 }, { "biaya", SKM_NONE },
                                               { "produk", 3364 }, { "sarana", 3286 } };
    size_t order[6];
    assert_int_equal(followup_priorities((struct unsur_values){ ROWS, 6 }, order), 5);
    static const size_t EXPECTED[] = { 2, 5, 1, 4, 0 };
    for (size_t i = 0; i < 5; i++) assert_int_equal(order[i], EXPECTED[i]);
    assert_int_equal(followup_priorities((struct unsur_values){ ROWS, 0 }, order), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_month_is_read_as_people_write_it),
        cmocka_unit_test(a_promise_is_late_when_its_month_is_over),
        cmocka_unit_test(the_weakest_unsur_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
