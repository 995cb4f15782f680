/* Scope: storing what somebody answered in the survey, with or without a slip. Exports: survey_answer_store, survey_answers_of. */
#pragma once

#include "cgi-bin/shared/questionnaire.h"

/* One digit a question, '0' where none was chosen; owned by the request's arena. */
const char *survey_answers_of(const struct form *form, const struct questionnaire *questionnaire);

/* Stores a form that was read as right. DONE also for the repeat of a form. REFUSED_INVALID or REFUSED_TOO_MANY with a fault beside the slip
 * when its code does not count: nothing is stored then. REFUSED_STALE when the period is closed. */
enum result survey_answer_store(struct app *app, struct request *request, const struct questionnaire *questionnaire, struct form *form);
