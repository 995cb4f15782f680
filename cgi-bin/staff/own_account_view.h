/* Scope: one's own account as a page. Exports: the names of its actions, own_account_show. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

#define OWN_END_SESSION "end_session"
#define OWN_END_OTHERS "end_others"
#define OWN_SHORTCUTS "shortcuts"
#define OWN_NEW_CODES "new_codes"
#define OWN_NEW_PHONE "new_phone"

/* The page; TURNED (NULL: none) is the form of an action that came back with faults, its id_prefix the action's name. */
enum result own_account_show(struct app *app, struct request *request, struct response *response, struct form *turned);
