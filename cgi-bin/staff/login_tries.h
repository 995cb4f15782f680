/* Scope: how often somebody may be wrong while signing in. Exports: login_tries_left, login_tries_note, login_tries_trust.
 * Only wrong tries count: the staff of an office share one address. The limit of an address is config
 * limits.login_tries_per_hour; that of an account is a few times higher, so that a stranger at one address cannot lock an
 * officer out. A browser that signed in before has a count of its own ("device cookies", OWASP): tries of strangers
 * from many addresses do not reach it. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

/* REFUSED_TOO_MANY when the address or the account NAME has no wrong try left within this hour. */
enum result login_tries_left(struct app *app, struct request *request, const char *name);

/* Remembers a wrong try durably, before the answer says that it was wrong. */
enum result login_tries_note(struct app *app, struct request *request, const char *name);

/* Gives the browser the cookie of one that signed in as NAME with both factors. */
void login_tries_trust(struct app *app, struct request *request, struct response *response, const char *name);
