/* Scope: the first page of staff without a queue of cases. Exports: start_page. */
#pragma once

#include "lib/web/route.h"

/* 200: what the visitor's roles let them do. */
enum result start_page(struct app *app, struct request *request, struct response *response);
