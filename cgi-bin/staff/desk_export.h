/* Scope: the short lists of the desk as files. Exports: accounts_export, datasets_export, periods_export. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

/* Every account, without anything secret. */
enum result accounts_export(struct app *app, struct request *request, struct response *response);

/* The datasets in a state and of a kind (database texts; kind NULL: all). */
struct datasets_wanted {
    const char *state, *kind;
};
enum result datasets_export(struct app *app, struct request *request, struct response *response, struct datasets_wanted *wanted);

/* Every survey period. */
enum result periods_export(struct app *app, struct request *request, struct response *response);
