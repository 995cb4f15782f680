/* Scope: the first page of the desk. Exports: queue_page; its query is in queue_filter.h. */
#pragma once

#include "lib/web/route.h"

enum result queue_page(struct app *app, struct request *request, struct response *response);
