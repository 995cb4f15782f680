/* Scope: the kiosk's page and its service worker. Exports: start_page, worker_page. */
#pragma once

#include "lib/web/route.h"

enum result start_page(struct app *app, struct request *request, struct response *response);

/* The service worker: which files of this version it keeps for days without network, and the script that does. */
enum result worker_page(struct app *app, struct request *request, struct response *response);
