/* Scope: how often somebody may be wrong while proving who they are. Exports: the login_tries_ functions, password_again.
 * Only wrong tries count: the staff of an office share one address. What a wrong try costs, and why a stranger cannot lock an
 * officer out, stands in lib/rules/login_delay.h. A browser that signed in before is told by its cookie ("device cookies",
 * OWASP). An unknown name is counted, delayed and answered like a known one. As many tries as there are workers can pass in the
 * same moment before the first of them is counted. */
#pragma once

#include "lib/store/tx.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

/* DONE when a try for the account NAME may be looked at now; REFUSED_TOO_MANY with the seconds to wait in *ret_wait. */
enum result login_tries_left(struct app *app, struct request *request, const char *name, int64_t *ret_wait);

/* Remembers a wrong try durably, before the answer says that it was wrong. */
enum result login_tries_note(struct app *app, struct request *request, const char *name);

/* After both factors were right: gives the browser the cookie of one that signed in as NAME. Its earlier wrong tries are
 * forgiven in the transaction of the sign-in by login_tries_forgive. */
void login_tries_trust(struct app *app, struct request *request, struct response *response, const char *name);
enum result login_tries_forgive(struct app *app, struct request *request, struct tx *tx, const char *name);

/* Says in FORM how long to wait and in RESPONSE when to come back (Retry-After); the page is answered with 429. */
void login_tries_say_wait(struct form *form, struct response *response, int64_t wait);

/* Asks the visitor's password again, for what must not be done by whoever finds an open screen: the value of the field NAME of
 * FORM. DONE; REFUSED_FORBIDDEN with the fault in the form when it was wrong (and counted); REFUSED_TOO_MANY with the fault. */
enum result password_again(struct app *app, struct form *form, struct response *response, const char *name);
