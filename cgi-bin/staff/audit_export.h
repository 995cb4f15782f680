/* Scope: the audit trail as a file. Exports: audit_export. */
#pragma once

#include "lib/store/audit.h"
#include "lib/web/app.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

/* The rows FILTER asks for, newest first, of all pages. */
enum result audit_export(struct app *app, struct request *request, struct response *response, const struct audit_filter *filter);
