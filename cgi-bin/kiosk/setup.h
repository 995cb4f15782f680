/* Scope: making a browser the tablet of a kiosk. Exports: setup_page, setup_show, SETUP_FIELDS. */
#pragma once

#include "lib/web/route.h"

#define SETUP_FIELD_COUNT 1
extern const struct field SETUP_FIELDS[SETUP_FIELD_COUNT];

/* The form for the setup code, status 403: this browser is no tablet of ours. */
enum result setup_show(struct app *app, struct request *request, struct response *response);

enum result setup_page(struct app *app, struct request *request, struct response *response);
