/* Scope: keys of a paper questionnaire. */
#include "lib/rules/survey_keys.h"

#include <string.h>

#include "lib/rules/survey_profile.h"

/* ---- a row of keys ---- */

static bool is_between(char key) {
    return key == ' ' || key == '.';
}

static char plain(char key) {
    return key >= '!' && key <= '~' ? key : '?';
}

static bool is_answer(char key, uint8_t most) {
    return key >= '0' && key <= '9' && key - '0' <= most;
}

struct survey_keys survey_keys_read(const char *typed, const uint8_t *most, size_t count, char *keys) {
    struct survey_keys read = { .state = SURVEY_KEYS_WHOLE, .is_empty = true };
    memset(keys, '0', count);
    keys[count] = '\0';
    for (; *typed; typed++) {
        if (is_between(*typed)) continue;
        if (read.count == count) {
            read.state = SURVEY_KEYS_LONG;
            return read;
        }
        char key = *typed == '-' ? '0' : *typed;
        if (!is_answer(key, most[read.count])) {
            read.state = SURVEY_KEYS_WRONG;
            read.at = read.count + 1;
            read.key = plain(key);
            return read;
        }
        keys[read.count++] = key;
        read.is_empty = read.is_empty && key == '0';
    }
    if (read.count < count) read.state = SURVEY_KEYS_SHORT;
    return read;
}

/* ---- the profile ---- */

const uint8_t SURVEY_PROFILE_MOST[SURVEY_PROFILE_COUNT] = {
    [PROFILE_SEX] = SEX_COUNT, [PROFILE_AGE] = AGE_GROUP_COUNT,
    [PROFILE_EDUCATION] = EDUCATION_COUNT, [PROFILE_OCCUPATION] = OCCUPATION_COUNT,
};

static const struct enum_row SEXES[] = { SEX_LIST(ENUM_ROW) };
static const struct enum_row AGE_GROUPS[] = { AGE_GROUP_LIST(ENUM_ROW) };
static const struct enum_row EDUCATIONS[] = { EDUCATION_LIST(ENUM_ROW) };
static const struct enum_row OCCUPATIONS[] = { OCCUPATION_LIST(ENUM_ROW) };

static const struct { const char *field, *label; const struct enum_row *rows; } QUESTIONS[SURVEY_PROFILE_COUNT] = {
    [PROFILE_SEX] = { "sex", "Jenis kelamin", SEXES },
    [PROFILE_AGE] = { "age_group", "Usia", AGE_GROUPS },
    [PROFILE_EDUCATION] = { "education", "Pendidikan terakhir", EDUCATIONS },
    [PROFILE_OCCUPATION] = { "occupation", "Pekerjaan utama", OCCUPATIONS },
};

const char *survey_profile_label(enum survey_profile_question question) {
    return QUESTIONS[question].label;
}

const char *survey_profile_field(enum survey_profile_question question) {
    return QUESTIONS[question].field;
}

static const struct enum_row *row_of(enum survey_profile_question question, char key) {
    static const struct enum_row NONE = { "", "" };
    return key >= '1' && is_answer(key, SURVEY_PROFILE_MOST[question]) ? &QUESTIONS[question].rows[key - '1'] : &NONE;
}

const char *survey_profile_value(enum survey_profile_question question, char key) {
    return row_of(question, key)->text;
}

const char *survey_profile_answer(enum survey_profile_question question, char key) {
    return row_of(question, key)->label;
}

char survey_profile_key(enum survey_profile_question question, const char *value) {
    size_t count = SURVEY_PROFILE_MOST[question], at = enum_find(QUESTIONS[question].rows, count, value);
    return at == count ? '0' : (char)('1' + at);
}
