/* Scope: keying in paper questionnaires. Exports: its handlers, path, fields and query names. */
#pragma once

#include "lib/web/route.h"

#define SURVEY_ENTRY_PATH "/petugas/survei/isian"
#define SURVEY_ENTRY_FIELD_COUNT 9
extern const struct field SURVEY_ENTRY_FIELDS[SURVEY_ENTRY_FIELD_COUNT];
extern const char *const SURVEY_ENTRY_QUERY[];

/* The periods sheets can be keyed for. */
enum result survey_entry_periods(struct app *app, struct request *request, struct response *response);

/* One sheet after the other of the period in the address. */
enum result survey_entry_page(struct app *app, struct request *request, struct response *response);
