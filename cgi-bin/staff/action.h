/* Scope: doing something to a case. Exports: action_page; its path and fields are in case_actions.h. */
#pragma once

#include "lib/web/route.h"

enum result action_page(struct app *app, struct request *request, struct response *response);
