/* Scope: the list of datasets on their way to publication. Exports: its handler and its query names. */
#pragma once

#include "lib/web/route.h"

#define DATASETS_PATH "/petugas/data"
extern const char *const DATASETS_QUERY[];

enum result datasets_page(struct app *app, struct request *request, struct response *response);
