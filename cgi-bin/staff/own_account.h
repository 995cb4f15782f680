/* Scope: one's own account. Exports: own_account_page, its fields and query names. */
#pragma once

#include "lib/web/route.h"

#define OWN_FIELD_COUNT 4
extern const struct field OWN_FIELDS[OWN_FIELD_COUNT];
extern const char *const OWN_QUERY[];

enum result own_account_page(struct app *app, struct request *request, struct response *response);
