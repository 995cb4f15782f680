/* Scope: the questionnaire of the open survey period as a form: the respondent's profile, then one field a question.
 * Exports: struct questionnaire, questionnaire_open, questionnaire_forget, QUESTIONNAIRE_FIELDS. */
#pragma once

#include "lib/store/survey.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

#define QUESTIONNAIRE_PROFILE 7 /* fields before the questions */
#define QUESTIONNAIRE_SERVICE 0 /* of them the one whose choices are the services on offer */
#define QUESTIONNAIRE_FIELD_COUNT (QUESTIONNAIRE_PROFILE + SURVEY_ITEM_LIMIT)

/* Hidden field: the open questions were pointed out before. */
#define ASKED_ONCE "asked_once"

/* What the gate lets through: the profile and forty questions; which of the forty exist, the open questionnaire says. */
extern const struct field QUESTIONNAIRE_FIELDS[QUESTIONNAIRE_FIELD_COUNT];

struct questionnaire {
    struct survey_period period;
    struct instrument instrument;
    const struct field *fields; /* profile and the questions that exist, each with its choices */
    size_t field_count;
    const char *period_text; /* "April–Juni 2026" */
};

/* Sets *ret to the questionnaire of today, looked up once a minute and process; borrowed until the next call.
 * REFUSED_ABSENT while the survey is closed. */
enum result questionnaire_open(struct app *app, struct request *request, const struct questionnaire **ret);

/* Looks it up anew next time: the store has said that the period is closed. */
void questionnaire_forget(void);
