/* Scope: one dataset and the decisions about it. Exports: its handler, fields and query names. */
#pragma once

#include "lib/web/route.h"

#define DATASET_FIELD_COUNT 55
extern const struct field DATASET_FIELDS[DATASET_FIELD_COUNT];
extern const char *const DATASET_QUERY[];

enum result dataset_page(struct app *app, struct request *request, struct response *response);
