/* Scope: the page for a new password. Exports: its fields and its handler. */
#pragma once

#include "lib/web/route.h"

#define PASSWORD_FIELD_COUNT 3
extern const struct field PASSWORD_FIELDS[PASSWORD_FIELD_COUNT];

enum result password_page(struct app *app, struct request *request, struct response *response);
