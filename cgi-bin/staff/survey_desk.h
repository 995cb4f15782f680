/* Scope: the survey team's page. Exports: its handlers, fields and query names. */
#pragma once

#include "lib/web/route.h"

#define SURVEY_DESK_PATH "/petugas/survei"
#define END_FIELD_COUNT 1
extern const struct field END_FIELDS[END_FIELD_COUNT];
extern const char *const SURVEY_DESK_QUERY[];

/* The page. */
enum result survey_desk_page(struct app *app, struct request *request, struct response *response);

/* Ending the period in the address, and making a draft of its result. */
enum result survey_desk_end(struct app *app, struct request *request, struct response *response);
