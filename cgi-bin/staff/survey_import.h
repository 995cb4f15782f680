/* Scope: bringing matrices of survey answers in as files. Exports: its handler, path and query names; its fields are in survey_import_form.h. */
#pragma once

#include "cgi-bin/staff/survey_import_form.h"
#include "lib/web/route.h"

#define SURVEY_IMPORT_PATH "/petugas/survei/impor"
extern const char *const SURVEY_IMPORT_QUERY[];

enum result survey_import_page(struct app *app, struct request *request, struct response *response);
