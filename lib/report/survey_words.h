/* Scope: how the figures of a survey are written in reports and on posters, the same words as on the page. Exports: the survey_words_
 * functions; texts are owned by the report's arena or static. */
#pragma once

#include "lib/report/survey_report.h"

#define SURVEY_WORDS_NOTHING "–"
#define SURVEY_WORDS_HIDDEN "tidak ditampilkan" /* of a small group */

/* "84,48", "3,350"; SURVEY_WORDS_NOTHING for SKM_NONE. */
const char *survey_words_number(struct arena *arena, int64_t value, unsigned decimals);

/* "+0,120", "–0,033" (an en dash: the fonts of paper have no minus sign), "tetap". */
const char *survey_words_change(struct arena *arena, int64_t change, unsigned decimals);

bool survey_words_is_skm(const struct survey_result *result);

/* "Indeks Kepuasan Masyarakat" or the questionnaire's title; with the service or unit of its scope. */
const char *survey_words_name(const struct survey_report *report);
const char *survey_words_scope(const struct survey_report *report); /* "Semua layanan", "Izin usaha", "Unit loket" */
const char *survey_words_of_scope(const struct survey_report *report); /* the same within a sentence: "semua layanan", "layanan Izin usaha" */

/* "IKM" or "Indeks". */
const char *survey_words_index(const struct survey_result *result);

/* The interval shown: with correction for the population where it is known. */
const struct marked_interval *survey_words_interval(const struct survey_report *report);

/* The item an unsur is named after, and "U3"; a number in the regulation's list, or in the order of the form. */
const struct survey_item *survey_words_unsur(const struct survey_result *result, unsigned unsur);
const char *survey_words_unsur_number(struct arena *arena, const struct survey_result *result, unsigned unsur);

/* Unsur in the order of their numbers: UNSUR_COUNT of them in RET_ORDER. */
void survey_words_order(const struct survey_result *result, unsigned *ret_order);

/* "Waktu penyelesaian (3,193)" */
const char *survey_words_named(struct arena *arena, const struct survey_result *result, size_t unsur);

/* "Formulir di situs" … of a channel, the name of a service; "" and unknown codes as they are told apart. */
const char *survey_words_channel(const char *channel);
const char *survey_words_service(const struct survey_report *report, const char *code);

/* The first day and the last on which people were asked: of a period closed early the local day it was closed on. */
struct period survey_words_days(const struct survey_report *report);
const char *survey_words_dates(const struct survey_report *report); /* "1 April 2024 sampai 30 Juni 2024" */

/* One question of the profile, small groups hidden. */
#define SURVEY_WORDS_VALUES_MOST 20
struct survey_profile_count { const char *value, *label; int64_t count; bool is_hidden; };
struct survey_profile_question {
    const char *code, *heading;
    struct survey_profile_count counts[SURVEY_WORDS_VALUES_MOST];
    size_t count;
    bool is_answered; /* by anybody */
};

/* QUESTION 0 to 3: sex, age, education, occupation. */
void survey_words_profile(const struct survey_report *report, unsigned question, struct survey_profile_question *ret);
const char *survey_words_count(struct arena *arena, const struct survey_profile_count *count);
