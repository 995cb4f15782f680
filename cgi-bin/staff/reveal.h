/* Scope: opening the sealed identity of a reporter. Exports: reveal_page; its path and fields are in case_actions.h. */
#pragma once

#include "lib/web/route.h"

enum result reveal_page(struct app *app, struct request *request, struct response *response);
