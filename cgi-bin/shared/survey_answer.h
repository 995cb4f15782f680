/* Scope: storing what somebody answered in the survey, with or without a slip. Exports: survey_answer_store, survey_answers_of,
 * survey_answer_slip_period. */
#pragma once

#include "cgi-bin/shared/questionnaire.h"

/* One digit a question, '0' where none was chosen; owned by the request's arena. */
const char *survey_answers_of(const struct form *form, const struct questionnaire *questionnaire);

/* Stores a form that was read as right. DONE also for the repeat of a form. REFUSED_INVALID or REFUSED_TOO_MANY with a fault beside the slip
 * when its code does not count: nothing is stored then. REFUSED_STALE when the period is closed. */
enum result survey_answer_store(struct app *app, struct request *request, const struct questionnaire *questionnaire, struct form *form);

/* Sets *ret_key to the key of the period the slip of FORM is for, when the slip was refused and that period is open and not
 * QUESTIONNAIRE's; else to NULL. */
enum result survey_answer_slip_period(struct app *app, const struct questionnaire *questionnaire, const struct form *form, const char **ret_key);
