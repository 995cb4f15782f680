/* Scope: opening a survey period. Exports: the page, its fields and query names. */
#pragma once

#include "lib/web/route.h"

#define SURVEY_PERIOD_PATH "/petugas/survei/baru"
#define PERIOD_FIELD_COUNT 6
extern const struct field PERIOD_FIELDS[PERIOD_FIELD_COUNT];
extern const char *const SURVEY_PERIOD_QUERY[];

enum result survey_period_page(struct app *app, struct request *request, struct response *response);
