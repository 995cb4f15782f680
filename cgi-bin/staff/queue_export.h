/* Scope: the queue as a file. Exports: queue_export. */
#pragma once

#include "cgi-bin/staff/queue_filter.h"
#include "lib/web/app.h"
#include "lib/web/response.h"

/* Every case FILTER shows, of all pages, one kind after the other. Never who reported it. */
enum result queue_export(struct app *app, struct request *request, struct response *response, const struct queue_filter *filter);
