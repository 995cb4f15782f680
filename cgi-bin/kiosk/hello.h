/* Scope: what a tablet says of itself from time to time. Exports: hello_page, HELLO_FIELDS. */
#pragma once

#include "lib/web/form.h"
#include "lib/web/route.h"

#define HELLO_FIELD_COUNT 1
extern const struct field HELLO_FIELDS[HELLO_FIELD_COUNT];

enum result hello_page(struct app *app, struct request *request, struct response *response);
