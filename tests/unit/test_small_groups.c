/* Facts about hiding small groups of persons. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/rules/small_groups.h"

#define GROUPS 5
#define SMALL_GROUP 5
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void groups_are_hidden_as_the_rule_says(void **state) {
    (void)state;
    static const struct {
        int64_t counts[GROUPS];
        bool hidden[GROUPS];
    } ROWS[] = {
        { { 10, 20, 30, 40, 50 }, { 0 } },                        /* nobody small: nothing hidden */
        { { 5, 5, 5, 5, 5 }, { 0 } },                             /* the threshold itself is shown */
        { { 0, 0, 0, 0, 60 }, { 0 } },                            /* none points at nobody */
        { { 4, 20, 30, 40, 50 }, { true, true, 0, 0, 0 } },       /* one alone could be had back from the total */
        { { 4, 3, 30, 40, 50 }, { true, true, 0, 0, 0 } },        /* two together are seven: enough */
        { { 1, 1, 30, 40, 50 }, { true, true, true, 0, 0 } },     /* two together are two: still a small group */
        { { 4, 0, 0, 0, 0 }, { true, true, true, true, true } },  /* the total would tell which group it is */
        { { 1, 1, 1, 1, 1 }, { true, true, true, true, true } },
        { { 2, 1, 0, 0, 0 }, { true, true, true, true, true } },
    };
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        bool hidden[GROUPS];
        small_groups_hide(ROWS[i].counts, GROUPS, SMALL_GROUP, hidden);
        assert_memory_equal(hidden, ROWS[i].hidden, sizeof hidden);
    }
}

/* What a reader can compute: the total less what is shown. */
static void what_is_hidden_cannot_be_had_back_from_the_total(void **state) {
    (void)state;
    for (int64_t a = 0; a < 12; a++) {
        for (int64_t b = 0; b < 12; b++) {
            for (int64_t c = 0; c < 12; c++) {
                const int64_t counts[] = { a, b, c, 40, 41 };
                bool hidden[GROUPS];
                size_t groups = 0;
                int64_t persons = 0;
                small_groups_hide(counts, GROUPS, SMALL_GROUP, hidden);
                for (size_t i = 0; i < GROUPS; i++) {
                    assert_false(!hidden[i] && counts[i] > 0 && counts[i] < SMALL_GROUP);
                    groups += hidden[i];
                    persons += hidden[i] ? counts[i] : 0;
                }
                assert_true(groups == 0 || (groups >= 2 && persons >= SMALL_GROUP));
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_hidden_as_the_rule_says),
        cmocka_unit_test(what_is_hidden_cannot_be_had_back_from_the_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
