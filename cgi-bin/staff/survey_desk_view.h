/* Scope: the survey team's page as a tree. Exports: survey_desk_view. */
#pragma once

#include <jansson.h>

#include "lib/web/app.h"
#include "lib/web/request.h"

/* Fills *ret (a new reference) with all periods and those that run. */
enum result survey_desk_view(struct app *app, struct request *request, json_t **ret);
