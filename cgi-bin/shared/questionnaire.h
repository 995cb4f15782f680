/* Scope: the questionnaire of a survey period as a form: the respondent's profile, what the form itself carries, then one field a question.
 * Exports: struct questionnaire, the questionnaire_ functions, QUESTIONNAIRE_FIELDS. */
#pragma once

#include "lib/rules/survey_window.h"
#include "lib/store/survey.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

#define QUESTIONNAIRE_PROFILE 11 /* fields before the questions */
#define QUESTIONNAIRE_SERVICE 0  /* of them the one whose choices are the services on offer */
#define QUESTIONNAIRE_FIELD_COUNT (QUESTIONNAIRE_PROFILE + SURVEY_ITEM_LIMIT)

#define ASKED_ONCE "asked_once"     /* hidden: the open questions were pointed out before */
#define PERIOD_FIELD "period"       /* hidden: key of the period; "" is the one of today */
#define COUNTER_FIELD "counter"     /* hidden: code of the counter whose poster was scanned */
#define SLIP_FIELD "slip"           /* code of a one-time slip */
#define WITHOUT_SLIP "without_slip" /* a button: the slip did not count, send the answers all the same */

/* What the gate lets through: the profile and forty questions; which of the forty exist, the questionnaire says. */
extern const struct field QUESTIONNAIRE_FIELDS[QUESTIONNAIRE_FIELD_COUNT];

struct questionnaire {
    struct survey_period period;
    struct instrument instrument;
    const struct field *fields; /* profile and the questions that exist, each with its choices */
    size_t field_count;
    const char *period_text; /* "April–Juni 2026" */
};

/* Sets *ret to the questionnaire of the office's SKM of today, looked up once a minute and process; borrowed until the next call.
 * REFUSED_ABSENT while none is open. */
enum result questionnaire_open(struct app *app, struct request *request, const struct questionnaire **ret);

/* The one of the period with KEY, open or not; the one above when it is that, else owned by the request's arena. */
enum result questionnaire_by_key(struct app *app, struct request *request, const char *key, const struct questionnaire **ret);

/* Looks it up anew next time: the store has said that the period is closed. */
void questionnaire_forget(void);

/* Until when answers to it count. */
struct survey_window questionnaire_window(const struct app *app, const struct questionnaire *questionnaire);
