/* Scope: the survey team's page as a tree. Exports: survey_desk_view. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/form.h"

/* Fills *ret (a new reference) with all periods, those that run, and the form that opens one. */
enum result survey_desk_view(struct app *app, struct form *form, json_t **ret);
