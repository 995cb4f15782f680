/* Scope: the office's texts answers begin with. Exports: the handlers, their fields and query names. */
#pragma once

#include "lib/web/route.h"

#define TEMPLATES_PATH "/petugas/templat"
#define TEMPLATE_FIELD_COUNT 6
extern const struct field TEMPLATE_FIELDS[TEMPLATE_FIELD_COUNT];
extern const char *const TEMPLATE_QUERY[];

/* All of them, and adding one. */
enum result reply_templates_page(struct app *app, struct request *request, struct response *response);

/* The one in the address. */
enum result reply_template_page(struct app *app, struct request *request, struct response *response);
