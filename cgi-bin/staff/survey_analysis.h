/* Scope: the analysis of one survey period, running or ended. Exports: survey_analysis_page, its path and query. */
#pragma once

#include "cgi-bin/staff/list_export.h"
#include "lib/web/route.h"

#define ANALYSIS_PATH "/petugas/survei/analisis"

extern const char *const ANALYSIS_QUERY[];

enum result survey_analysis_page(struct app *app, struct request *request, struct response *response);
