/* Scope: one step for several cases of a list. Exports: BULK_PATH, BULK_FIELDS, bulk_fields_view, bulk_page. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/office_choices.h"
#include "lib/web/route.h"

#define BULK_PATH "/petugas/massal"
#define BULK_MOST 50 /* cases; one page of the queue. Stops a form from being thousands of transactions */
#define BULK_CASE "kasus"
#define BULK_FIELD_COUNT 5
extern const struct field BULK_FIELDS[BULK_FIELD_COUNT];

/* The fields under the list as partials/field_ expect them; the caller owns the reference. */
json_t *bulk_fields_view(struct app *app, struct request *request, const struct office_choices *choices);

enum result bulk_page(struct app *app, struct request *request, struct response *response);
