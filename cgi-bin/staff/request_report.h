/* Scope: registers and yearly summary of information requests. Exports: the path, its query, request_report_page. */
#pragma once

#include "lib/web/route.h"

#define REQUEST_REPORT_PATH "/petugas/laporan-permintaan"

extern const char *const REQUEST_REPORT_QUERY[];

enum result request_report_page(struct app *app, struct request *request, struct response *response);
