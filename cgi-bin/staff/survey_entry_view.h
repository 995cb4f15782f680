/* Scope: what keying in paper questionnaires shows. Exports: struct keying and the keying_ functions. */
#pragma once

#include <jansson.h>

#include "lib/rules/survey_keys.h"
#include "lib/store/survey_sheet.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

/* One period and its questionnaire, and what was keyed. */
struct keying {
    struct app *app;
    struct request *request;
    struct survey_period period;
    struct instrument instrument;
    uint8_t most[SURVEY_ITEM_LIMIT];                   /* largest answer of each question */
    char answers[SURVEY_ITEM_LIMIT + 1];               /* digits, once the form was read */
    char profile[SURVEY_PROFILE_COUNT + 1];
    bool is_double;   /* two people key each sheet */
    bool takes_first; /* false: only what waits for its second entry */
    struct survey_sheets_waiting waiting;
};

/* Finds the period of KEY with all that belongs to it. REFUSED_ABSENT when there is none. */
enum result keying_open(struct app *app, struct request *request, const char *key, struct keying *ret);

/* True while the period is open or takes what was begun before. */
bool keying_takes(const struct survey_period *period, instant now);

/* The page: the form, or with IS_CHECK everything that was understood, to be looked at once more; KEYED sheets of today. */
json_t *keying_view(const struct keying *keying, const struct form *form, bool is_check, int64_t keyed);

/* One period in the list of those that take sheets. */
json_t *keying_period_view(struct app *app, struct request *request, const struct survey_period *period, int64_t keyed);
