/* Scope: a paper questionnaire keyed in: one key an answer, in the order of the form. Exports: struct survey_keys, survey_keys_read, the
 * profile as keys.
 * A key is a digit of the answer; "0" or "-" is not answered. Blanks and dots between keys are passed over: people group them by threes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SURVEY_KEYS_LONGEST 80 /* characters of one row of keys as typed: forty questions and the blanks between them */

enum survey_keys_state {
    SURVEY_KEYS_WHOLE,
    SURVEY_KEYS_SHORT, /* fewer than there are questions */
    SURVEY_KEYS_LONG,
    SURVEY_KEYS_WRONG, /* a key that is no answer of its question */
};

struct survey_keys {
    enum survey_keys_state state;
    size_t at;     /* WRONG: the question, from 1 */
    char key;      /* WRONG: what was typed there, '?' when it is no ASCII letter */
    size_t count;  /* keys read */
    bool is_empty; /* nothing answered */
};

/* Reads TYPED against COUNT questions; MOST holds the largest answer of each. Fills KEYS (COUNT + 1 bytes) with digits, '0' not answered, and
 * '0' where no key came. */
struct survey_keys survey_keys_read(const char *typed, const uint8_t *most, size_t count, char *keys);

/* What the official form asks of the person, in its order, keyed the same way. */
enum survey_profile_question { PROFILE_SEX, PROFILE_AGE, PROFILE_EDUCATION, PROFILE_OCCUPATION, SURVEY_PROFILE_COUNT };
extern const uint8_t SURVEY_PROFILE_MOST[SURVEY_PROFILE_COUNT];

/* The name of a question ("Jenis kelamin") and of the field it is stored in ("sex"); static storage. */
const char *survey_profile_label(enum survey_profile_question question);
const char *survey_profile_field(enum survey_profile_question question);

/* The database's text and the label of the answer KEY ('1' …) of a question; "" for '0' and what is out of range; static storage. */
const char *survey_profile_value(enum survey_profile_question question, char key);
const char *survey_profile_answer(enum survey_profile_question question, char key);

/* The key of a database text; '0' for "" and what is no answer of it. */
char survey_profile_key(enum survey_profile_question question, const char *value);
