/* Scope: the page that switches the second factor on. Exports: its handler; the field is CODE_FIELDS of sign_in.h. */
#pragma once

#include "lib/web/route.h"

enum result second_factor_page(struct app *app, struct request *request, struct response *response);
