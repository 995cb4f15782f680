/* Scope: the list of keyboard shortcuts. Exports: SHORTCUTS_PATH, shortcuts_page. */
#pragma once

#include "lib/web/route.h"

#define SHORTCUTS_PATH "/petugas/pintasan"

enum result shortcuts_page(struct app *app, struct request *request, struct response *response);
