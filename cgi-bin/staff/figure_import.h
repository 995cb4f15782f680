/* Scope: bringing figures of the office in as files. Exports: its handler, path and query names; its fields are in figure_import_form.h. */
#pragma once

#include "cgi-bin/staff/figure_import_form.h"
#include "lib/web/route.h"

#define FIGURE_IMPORT_PATH "/petugas/data/impor"
extern const char *const FIGURE_IMPORT_QUERY[];

enum result figure_import_page(struct app *app, struct request *request, struct response *response);
