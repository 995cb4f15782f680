/* Facts about lib/web/puzzle. The answers were found with sha256sum. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/web/puzzle.h"

#define NONCE "AAECAwQFBgcICQoLDA0ODwAAAABl5cCAEBESExQVFhcYGRobHB0eHw"
#define OTHER "AAECAwQFBgcICQoLDA0ODwAAAABl5cCAEBESExQVFhcYGRobHB0eHg" /* another form's number */

/* Answer and zero bits: printf %s.%s NONCE ANSWER | sha256sum */
static const struct {
    const char *answer;
    int bits; /* exactly; -1: never an answer */
} ANSWERS[] = {
    { "1", 0 }, { "2", 1 }, { "5", 2 }, { "348", 7 }, { "329", 8 }, { "4233", 9 }, { "32087", 15 }, { "149795", 16 },
    { "238014", 17 }, { "150080", 18 },
    { "", -1 }, { " 2", -1 }, { "-2", -1 }, { "0x2", -1 }, { "2\n", -1 }, { "15008099999", -1 },
};

static void an_answer_is_worth_the_bits_it_has(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++) {
        for (int bits = 0; bits <= PUZZLE_BITS_MOST; bits++) {
            assert_int_equal(puzzle_is_solved(NONCE, ANSWERS[i].answer, bits), bits <= ANSWERS[i].bits);
        }
    }
    assert_false(puzzle_is_solved(NONCE, NULL, 1));
}

static void an_answer_serves_no_other_form(void **state) {
    (void)state;
    assert_true(puzzle_is_solved(NONCE, "150080", 17));
    assert_false(puzzle_is_solved(OTHER, "150080", 17));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_worth_the_bits_it_has),
        cmocka_unit_test(an_answer_serves_no_other_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
