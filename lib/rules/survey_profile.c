/* Scope: texts and labels of the respondent's profile. */
#include "lib/rules/survey_profile.h"

ENUM_DEFINE(sex, SEX_LIST, SEX_COUNT)
ENUM_DEFINE(age_group, AGE_GROUP_LIST, AGE_GROUP_COUNT)
ENUM_DEFINE(education, EDUCATION_LIST, EDUCATION_COUNT)
ENUM_DEFINE(occupation, OCCUPATION_LIST, OCCUPATION_COUNT)

#define VALUES_OF(name)                                                                  \
    static const char *value_of_##name(unsigned at) { return name##_text((enum name)at); } \
    static const char *label_of_##name(unsigned at) { return name##_label((enum name)at); }
VALUES_OF(sex)
VALUES_OF(age_group)
VALUES_OF(education)
VALUES_OF(occupation)

const struct survey_profile_item SURVEY_PROFILE[SURVEY_PROFILE_ITEMS] = {
    { "sex", "Jenis kelamin", SEX_COUNT, value_of_sex, label_of_sex },
    { "age_group", "Usia", AGE_GROUP_COUNT, value_of_age_group, label_of_age_group },
    { "education", "Pendidikan", EDUCATION_COUNT, value_of_education, label_of_education },
    { "occupation", "Pekerjaan", OCCUPATION_COUNT, value_of_occupation, label_of_occupation },
};
