/* Scope: how far one survey period has come. Exports: survey_progress_view. */
#pragma once

#include <jansson.h>

#include "lib/store/survey.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* Fills *ret (a new reference) with what templates/partials/survey_progress expects. */
enum result survey_progress_view(struct app *app, struct request *request, const struct survey_period *period, json_t **ret);
