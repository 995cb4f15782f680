/* Facts about paper questionnaires keyed in, one key an answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/survey_keys.h"

#define NINE 9
static const uint8_t SKM[NINE] = { 4, 4, 4, 4, 4, 4, 4, 4, 4 };

static const struct { const char *typed, *keys; enum survey_keys_state state; size_t count, at; char key; } ROWS[] = {
    { "443434334", "443434334", SURVEY_KEYS_WHOLE, 9, 0, 0 },
    { "443 434 334", "443434334", SURVEY_KEYS_WHOLE, 9, 0, 0 },
    { "443.434.334", "443434334", SURVEY_KEYS_WHOLE, 9, 0, 0 },
    { "44-43433-", "440434330", SURVEY_KEYS_WHOLE, 9, 0, 0 },
    { "000000000", "000000000", SURVEY_KEYS_WHOLE, 9, 0, 0 },
    { "44343433", "443434330", SURVEY_KEYS_SHORT, 8, 0, 0 },
    { "", "000000000", SURVEY_KEYS_SHORT, 0, 0, 0 },
    { "4434343344", "443434334", SURVEY_KEYS_LONG, 9, 0, 0 },
    { "443534334", "443000000", SURVEY_KEYS_WRONG, 3, 4, '5' },
    { "44a434334", "440000000", SURVEY_KEYS_WRONG, 2, 3, 'a' },
    { "4\xc3\xa9", "400000000", SURVEY_KEYS_WRONG, 1, 2, '?' },
    { "443434334x", "443434334", SURVEY_KEYS_LONG, 9, 0, 0 },
    { "=443434334", "000000000", SURVEY_KEYS_WRONG, 0, 1, '=' },
};

static void a_row_of_keys_is_read_in_the_order_of_the_form(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char keys[NINE + 1];
        struct survey_keys read = survey_keys_read(ROWS[i].typed, SKM, NINE, keys);
        bool is_right = strcmp(keys, ROWS[i].keys) == 0 && read.state == ROWS[i].state && read.count == ROWS[i].count &&
                        read.at == ROWS[i].at && read.key == ROWS[i].key;
        if (!is_right) fail_msg("\"%s\" was read as %s, state %d, %zu keys, wrong at %zu", ROWS[i].typed, keys, (int)read.state, read.count, read.at);
    }
}

static void a_row_without_an_answer_is_empty(void **state) {
    (void)state;
    char keys[NINE + 1];
    assert_true(survey_keys_read("---------", SKM, NINE, keys).is_empty);
    assert_true(survey_keys_read("", SKM, NINE, keys).is_empty);
    assert_false(survey_keys_read("00000000" "1", SKM, NINE, keys).is_empty);
}

static void each_question_has_its_own_largest_answer(void **state) {
    (void)state;
    static const uint8_t MIXED[3] = { 6, 2, 4 };
    char keys[4];
    assert_int_equal(survey_keys_read("624", MIXED, 3, keys).state, SURVEY_KEYS_WHOLE);
    assert_int_equal(survey_keys_read("634", MIXED, 3, keys).at, 2);
}

static void the_profile_is_keyed_in_the_order_of_the_official_form(void **state) {
    (void)state;
    char keys[SURVEY_PROFILE_COUNT + 1];
    assert_int_equal(survey_keys_read("2350", SURVEY_PROFILE_MOST, SURVEY_PROFILE_COUNT, keys).state, SURVEY_KEYS_WHOLE);
    assert_string_equal(survey_profile_value(PROFILE_SEX, keys[0]), "female");
    assert_string_equal(survey_profile_value(PROFILE_AGE, keys[1]), "30_39");
    assert_string_equal(survey_profile_value(PROFILE_EDUCATION, keys[2]), "s1");
    assert_string_equal(survey_profile_value(PROFILE_OCCUPATION, keys[3]), "");
    assert_int_equal(survey_keys_read("3000", SURVEY_PROFILE_MOST, SURVEY_PROFILE_COUNT, keys).at, 1);
}

static void a_key_and_its_value_lead_to_each_other(void **state) {
    (void)state;
    for (int question = 0; question < SURVEY_PROFILE_COUNT; question++) {
        for (char key = '1'; key <= '0' + SURVEY_PROFILE_MOST[question]; key++) {
            const char *value = survey_profile_value((enum survey_profile_question)question, key);
            assert_true(*value);
            assert_int_equal(survey_profile_key((enum survey_profile_question)question, value), key);
        }
        assert_int_equal(survey_profile_key((enum survey_profile_question)question, ""), '0');
        assert_int_equal(survey_profile_key((enum survey_profile_question)question, "raja"), '0');
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_of_keys_is_read_in_the_order_of_the_form),
        cmocka_unit_test(a_row_without_an_answer_is_empty),
        cmocka_unit_test(each_question_has_its_own_largest_answer),
        cmocka_unit_test(the_profile_is_keyed_in_the_order_of_the_official_form),
        cmocka_unit_test(a_key_and_its_value_lead_to_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
