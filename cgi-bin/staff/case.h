/* Scope: looking at one case. Exports: case_page, CASE_PATH, CASE_QUERY. */
#pragma once

#include "lib/web/route.h"

#define CASE_PATH "/petugas/kasus/*"
extern const char *const CASE_QUERY[]; /* "selesai": the action that has just happened */

enum result case_page(struct app *app, struct request *request, struct response *response);
