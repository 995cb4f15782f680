/* Scope: who saw a case. Exports: the handler, its path and query names. */
#pragma once

#include "lib/web/route.h"

#define VIEWERS_PATH "/petugas/pembaca/*"
extern const char *const VIEWERS_QUERY[];

enum result case_viewers_page(struct app *app, struct request *request, struct response *response);
