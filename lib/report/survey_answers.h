/* Scope: the answers of a survey as a table anybody may have: one row a respondent, sorted by what it holds and not by arrival, without
 * anything about the person. Exports: survey_answers, survey_answers_name. */
#pragma once

#include "lib/report/open_data.h"
#include "lib/store/service.h"
#include "lib/store/survey_result.h"

/* Fills *ret, all but its page and day, and returns its rows, a new reference. Texts are owned by ARENA. */
json_t *survey_answers(struct arena *arena, const struct survey_result *result, const struct services *services, struct data_table *ret);

/* "Indeks Kepuasan Masyarakat", of another questionnaire its title; with the service or unit it is about. */
const char *survey_answers_name(struct arena *arena, const struct survey_result *result, const struct services *services);
