/* Scope: requests for information that came by counter, telephone, letter or mail. Exports: entry_request_page, its path,
 * query and fields. */
#pragma once

#include "cgi-bin/shared/request_form.h"
#include "cgi-bin/staff/arrival.h"
#include "lib/web/route.h"

#define ENTRY_REQUEST_PATH "/petugas/permintaan-baru"
#define ENTRY_REQUEST_FIELD_COUNT (REQUEST_FORM_GATE_COUNT + ARRIVAL_FIELD_COUNT + 1)
extern const struct field ENTRY_REQUEST_FIELDS[ENTRY_REQUEST_FIELD_COUNT]; /* of both variants */
extern const char *const ENTRY_REQUEST_QUERY[];

enum result entry_request_page(struct app *app, struct request *request, struct response *response);
