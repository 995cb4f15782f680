/* Scope: the suggestions of the survey. Exports: suggestions_page, its path, fields and query names. */
#pragma once

#include "lib/web/route.h"

#define SUGGESTIONS_PATH "/petugas/survei/saran"
#define SUGGESTIONS_FIELD_COUNT 2

extern const struct field SUGGESTIONS_FIELDS[SUGGESTIONS_FIELD_COUNT];
extern const char *const SUGGESTIONS_QUERY[];

enum result suggestions_page(struct app *app, struct request *request, struct response *response);
