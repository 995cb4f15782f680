/* Scope: bringing matrices of survey answers in as files. Exports: its handler, path, fields and query names. */
#pragma once

#include "cgi-bin/staff/survey_import_read.h"
#include "lib/web/route.h"

#define SURVEY_IMPORT_PATH "/petugas/survei/impor"
extern const struct field SURVEY_IMPORT_FIELDS[IMPORT_FIELD_COUNT];
extern const char *const SURVEY_IMPORT_QUERY[];

enum result survey_import_page(struct app *app, struct request *request, struct response *response);
