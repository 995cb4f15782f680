/* Scope: the questionnaire of a survey period as a form: the respondent's profile, what the form itself carries, then one field a question.
 * Exports: struct questionnaire, the questionnaire_ functions, QUESTIONNAIRE_FIELDS. */
#pragma once

#include "lib/rules/survey_window.h"
#include "lib/store/survey.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

#define QUESTIONNAIRE_PROFILE 13 /* fields before the questions */
#define QUESTIONNAIRE_SERVICE 0  /* of them the one whose choices are the services on offer */
#define QUESTIONNAIRE_FIELD_COUNT (QUESTIONNAIRE_PROFILE + SURVEY_ITEM_LIMIT)

#define ASKED_ONCE "asked_once"     /* hidden: the open questions were pointed out before */
#define PERIOD_FIELD "period"       /* hidden: key of the period; "" is the one of today */
#define COUNTER_FIELD "counter"     /* hidden: code of the counter whose poster was scanned */
#define SLIP_FIELD "slip"           /* code of a one-time slip */
#define WITHOUT_SLIP "without_slip" /* a button: the slip did not count, send the answers all the same */

#define LANGUAGE_FIELD "language"   /* hidden: the language the form is shown in */
#define SPEAK_FIELD "speak"         /* buttons: show the form in another one */

/* What the gate lets through: the profile and forty questions; which of the forty exist, the questionnaire says. */
extern const struct field QUESTIONNAIRE_FIELDS[QUESTIONNAIRE_FIELD_COUNT];

struct questionnaire {
    struct survey_period period;
    struct instrument instrument;
    const struct field *fields; /* profile and the questions that exist, each with its choices */
    size_t field_count;
    const char *period_text; /* "April–Juni 2026" */
    const char *language;    /* of all of it: "id", or one of the instrument's others */
    const char *whom;        /* name of the service or unit it is about; NULL: the whole office */
};

/* Sets *ret to the questionnaire of the office's SKM of today, looked up once a minute and process; borrowed until the next call.
 * REFUSED_ABSENT while none is open. */
enum result questionnaire_open(struct app *app, struct request *request, const struct questionnaire **ret);

/* The one of the period with KEY, open or not; the one above when it is that, else owned by the request's arena. */
enum result questionnaire_by_key(struct app *app, struct request *request, const char *key, const struct questionnaire **ret);

/* The periods whose forms may be begun now, the office's SKM first; looked up and borrowed like the one above. */
enum result questionnaire_offered(struct app *app, struct request *request, const struct survey_periods **ret);

/* ASKED when the questionnaire has it, else Indonesian; static or borrowed from INSTRUMENT. ASKED may be NULL. */
const char *questionnaire_language(const struct instrument *instrument, const char *asked);

/* The same in one of its languages; borrows from QUESTIONNAIRE, which is Indonesian, and from ARENA. */
const struct questionnaire *questionnaire_speak(struct arena *arena, const struct questionnaire *questionnaire, const char *language);

/* The name of the service or unit a period is about, NULL for the whole office; owned by ARENA. */
enum result questionnaire_whom(struct app *app, struct arena *arena, const struct survey_period *period, const char **ret);

/* "April–Juni 2026"; owned by ARENA. */
const char *questionnaire_period_text(struct arena *arena, const struct survey_period *period, const char *language);

/* Looks it up anew next time: the store has said that the period is closed. */
void questionnaire_forget(void);

/* Until when answers to it count. */
struct survey_window questionnaire_window(const struct app *app, const struct questionnaire *questionnaire);
