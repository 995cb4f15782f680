/* Scope: what a reporter does to a case: replies with files, confirms. Exports: the reporter_ functions. */
#pragma once

#include "cgi-bin/shared/case_page.h"

/* True when the form of this request was stored as a reply before: the same nonce is the same step. */
bool reporter_has_replied(const struct tracked_case *tracked, const struct request *request);

/* Stores the reply TEXT with the request's files in one transaction, moves the state on and, where the clock stood still,
 * the deadline. REFUSED_STALE when the state allows no reply or the case changed since it was read. */
enum result reporter_reply(struct app *app, struct request *request, const struct tracked_case *tracked, const char *text);

/* Closes an answered complaint as confirmed. REFUSED_STALE when it is not answered or changed since it was read. */
enum result reporter_confirm(struct app *app, struct request *request, const struct case_row *row);
