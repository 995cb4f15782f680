/* Scope: paper questionnaires to be printed. Exports: its handler, path and query names. */
#pragma once

#include "lib/web/route.h"

#define SURVEY_SHEETS_PATH "/petugas/survei/cetak/formulir"
extern const char *const SURVEY_SHEETS_QUERY[];

enum result survey_sheets_page(struct app *app, struct request *request, struct response *response);
