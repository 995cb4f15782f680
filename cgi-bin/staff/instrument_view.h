/* Scope: questionnaires as trees. Exports: the views below. */
#pragma once

#include <jansson.h>

#include "lib/store/instrument_file.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* Fills *ret (a new reference) with all questionnaires and the periods that used them. */
enum result instruments_view(struct app *app, struct request *request, json_t **ret);

/* The same with one questionnaire as it will be asked in LANGUAGE; NULL: Indonesian. */
enum result instrument_view(struct app *app, struct request *request, const struct instrument *instrument, const char *language, json_t **ret);

/* A list of { place, message }; a new reference. */
json_t *instrument_faults_view(const struct instrument_faults *faults);
