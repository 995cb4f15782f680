/* Scope: one answer of a tablet on its way to the database. Exports: answer_page, ANSWER_FIELDS. */
#pragma once

#include "lib/web/form.h"
#include "lib/web/route.h"

#define ANSWER_FIELD_COUNT 10
extern const struct field ANSWER_FIELDS[ANSWER_FIELD_COUNT];

enum result answer_page(struct app *app, struct request *request, struct response *response);
