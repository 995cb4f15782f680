/* Scope: what the official survey form asks about the respondent, every question free to skip.
 * Exports: enums sex, age_group, education, occupation; SURVEY_PROFILE, the four as a list.
 * Source: Permenpan-RB 14/2017, annex (jenis kelamin, usia, pendidikan, pekerjaan). Years of age are taken in groups: a
 * single year beside sex, education and service could name a person. "Diploma" is what offices add to the official list. */
#pragma once

#include "lib/rules/enum_table.h"

#define SEX_LIST(X)                  \
    X(SEX_MALE, "male", "Laki-laki") \
    X(SEX_FEMALE, "female", "Perempuan")

ENUM_DECLARE(sex, SEX_LIST, SEX_COUNT)

#define AGE_GROUP_LIST(X)                         \
    X(AGE_UNDER_20, "under_20", "Di bawah 20 tahun") \
    X(AGE_20_29, "20_29", "20–29 tahun")          \
    X(AGE_30_39, "30_39", "30–39 tahun")          \
    X(AGE_40_49, "40_49", "40–49 tahun")          \
    X(AGE_50_59, "50_59", "50–59 tahun")          \
    X(AGE_60_UP, "60_up", "60 tahun ke atas")

ENUM_DECLARE(age_group, AGE_GROUP_LIST, AGE_GROUP_COUNT)

#define EDUCATION_LIST(X)                            \
    X(EDUCATION_SD, "sd", "SD")                      \
    X(EDUCATION_SMP, "smp", "SMP")                   \
    X(EDUCATION_SMA, "sma", "SMA")                   \
    X(EDUCATION_DIPLOMA, "diploma", "Diploma (D1–D4)") \
    X(EDUCATION_S1, "s1", "S1")                      \
    X(EDUCATION_S2, "s2", "S2")                      \
    X(EDUCATION_S3, "s3", "S3")

ENUM_DECLARE(education, EDUCATION_LIST, EDUCATION_COUNT)

#define OCCUPATION_LIST(X)                            \
    X(OCCUPATION_PNS, "pns", "PNS")                   \
    X(OCCUPATION_TNI, "tni", "TNI")                   \
    X(OCCUPATION_POLRI, "polri", "POLRI")             \
    X(OCCUPATION_SWASTA, "swasta", "Swasta")          \
    X(OCCUPATION_WIRAUSAHA, "wirausaha", "Wirausaha") \
    X(OCCUPATION_LAINNYA, "lainnya", "Lainnya")

ENUM_DECLARE(occupation, OCCUPATION_LIST, OCCUPATION_COUNT)

/* One question of the profile: its values in the order of the form, and what people read. */
struct survey_profile_item {
    const char *code, *heading; /* "age_group", as stored; "Usia" */
    unsigned value_count;
    const char *(*value)(unsigned at), *(*label)(unsigned at);
};

/* In the order of the form. */
#define SURVEY_PROFILE_ITEMS 4
extern const struct survey_profile_item SURVEY_PROFILE[SURVEY_PROFILE_ITEMS];
