/* Scope: sheets two people keyed in. Exports: its handlers, path, fields and query names. */
#pragma once

#include "lib/store/survey.h"
#include "lib/web/route.h"

#define SURVEY_PAIRS_PATH "/petugas/survei/banding"
#define SURVEY_PAIRS_FIELD_COUNT (8 + SURVEY_ITEM_LIMIT)
extern const struct field SURVEY_PAIRS_FIELDS[SURVEY_PAIRS_FIELD_COUNT];
extern const char *const SURVEY_PAIRS_QUERY[];

/* The sheets of a period that wait, whether its sheets are keyed twice, and one sheet whose entries differ. */
enum result survey_pairs_page(struct app *app, struct request *request, struct response *response);
