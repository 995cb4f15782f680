/* Scope: requests that come back every month. Exports: the handlers, their query names and path. */
#pragma once

#include "cgi-bin/staff/standing_form.h"
#include "lib/web/route.h"

#define STANDING_PATH "/petugas/permintaan-bulanan"
extern const char *const STANDING_QUERY[];

/* All of them, and making one. */
enum result standings_page(struct app *app, struct request *request, struct response *response);

/* The one in the address. */
enum result standing_page(struct app *app, struct request *request, struct response *response);
