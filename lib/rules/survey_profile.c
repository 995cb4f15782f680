/* Scope: texts and labels of the respondent's profile. */
#include "lib/rules/survey_profile.h"

ENUM_DEFINE(sex, SEX_LIST, SEX_COUNT)
ENUM_DEFINE(age_group, AGE_GROUP_LIST, AGE_GROUP_COUNT)
ENUM_DEFINE(education, EDUCATION_LIST, EDUCATION_COUNT)
ENUM_DEFINE(occupation, OCCUPATION_LIST, OCCUPATION_COUNT)
