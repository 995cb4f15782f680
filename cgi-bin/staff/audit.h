/* Scope: the page of the audit trail. Exports: its handler and its query names. */
#pragma once

#include "lib/web/route.h"

extern const char *const AUDIT_QUERY[];

enum result audit_page(struct app *app, struct request *request, struct response *response);
