/* Scope: reports on complaints. Exports: REPORT_PATH, REPORT_QUERY, report_page. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/response.h"

#define REPORT_PATH "/petugas/laporan"
extern const char *const REPORT_QUERY[];

enum result report_page(struct app *app, struct request *request, struct response *response);
