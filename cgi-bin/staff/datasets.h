/* Scope: the list of datasets on their way to publication. Exports: datasets_waiting, its handler and its query names. */
#pragma once

#include "lib/web/route.h"

#define DATASETS_PATH "/petugas/data"
extern const char *const DATASETS_QUERY[];

/* How many wait for a step the visitor may take. */
enum result datasets_waiting(struct app *app, struct request *request, size_t *ret);

enum result datasets_page(struct app *app, struct request *request, struct response *response);
