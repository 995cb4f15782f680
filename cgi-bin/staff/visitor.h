/* Scope: who sits at the staff pages. Exports: struct staff_visitor, visitor_find, visitor_of, visitor_actor,
 * visitor_token, visitor_may. */
#pragma once

#include "lib/rules/roles.h"
#include "lib/store/session.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* What the web core knows of a visitor, and the account behind it. */
struct staff_visitor {
    struct visitor visitor; /* first, so that the core's pointer is this one too */
    struct session session;
};

/* The look-up of struct program: finds whose session COOKIE (32 bytes) is and notes at most once a minute
 * that it is in use. A visitor is complete when password and one-time code were right and no new password is due. */
enum result visitor_find(struct app *app, struct request *request, const unsigned char *cookie, const struct visitor **ret);

/* The visitor of the request; NULL when nobody is signed in, not even half. Borrowed. */
const struct staff_visitor *visitor_of(const struct request *request);

/* The acting account, for the store; the request must have a visitor. */
struct actor visitor_actor(const struct request *request);

/* The store's form of the session token of the request; the request must have one. */
struct session_token visitor_token(const struct request *request);

/* True when the visitor holds PERMISSION. */
bool visitor_may(const struct request *request, enum permission permission);
