/* Scope: the analysis of a period as a file. Exports: survey_analysis_export. */
#pragma once

#include "cgi-bin/staff/survey_reading.h"
#include "lib/web/response.h"

enum result survey_analysis_export(struct app *app, struct request *request, struct response *response, const struct survey_reading *reading);
