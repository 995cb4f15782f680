/* Scope: what a reporter does to a case: replies, appeals, ends it satisfied or not. Exports: the reporter_ functions. */
#pragma once

#include "cgi-bin/shared/case_page.h"
#include "lib/web/form.h"

/* True when the form of this request was stored as a step before: the same nonce is the same step. */
bool reporter_has_stepped(const struct tracked_case *tracked, const struct request *request);

/* Takes STEP with what was SAID ("" to confirm) and the request's files in one transaction: state, deadlines and notice move with it.
 * REFUSED_STALE when the state does not allow it or the case changed since it was read. */
struct reporter_said {
    const char *text;
    const struct form *objection; /* of REPORTER_OBJECTS; else NULL */
};
enum result reporter_take(struct app *app, struct request *request, const struct tracked_case *tracked, enum reporter_step step,
                          struct reporter_said said);
