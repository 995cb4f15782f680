/* Scope: the pages of the survey in the language they are asked for. Exports: the survey_ pages, struct survey_end. */
#pragma once

#include "cgi-bin/shared/questionnaire.h"
#include "lib/web/response.h"

#define SURVEY_PATH "/survei/"
#define SURVEY_SLIP_PATH "/survei/karcis"

/* True on the page of a slip, and of a form that was sent with one, even with one that does not count. */
bool survey_asks_slip(const struct request *request);

/* True when the questions left open were pointed out before. */
bool survey_may_skip(const struct request *request);

/* The form of OPEN, in its language; SLIP_KEY is the key of the period the typed slip is for, NULL when it is this one or none. */
enum result survey_form_page(struct app *app, struct request *request, struct response *response, const struct questionnaire *open,
                             struct form *form, const char *slip_key);

/* The periods that can be answered now, as links that keep the rest of the address. */
enum result survey_choice_page(struct app *app, struct request *request, struct response *response, const struct survey_periods *offered);

/* Why there is no form. */
struct survey_end {
    const struct questionnaire *of; /* what was asked for; NULL: nobody knows it */
    bool is_sent;                   /* somebody sent answers, and they do not count: 409 */
};
enum result survey_closed_page(struct app *app, struct request *request, struct response *response, const struct survey_end *end);

enum result survey_thanks_page(struct app *app, struct request *request, struct response *response, const struct questionnaire *of);
