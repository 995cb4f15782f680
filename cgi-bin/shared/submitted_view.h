/* Scope: what a citizen submitted, in words for people; the text that was signed is lib/rules/submission_text's.
 * Exports: submitted_view. */
#pragma once

#include <jansson.h>

#include "lib/store/case.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* Sets *ret to a view with `facts` (partials/facts) and `told`, the story or the information wanted. Caller owns it. */
enum result submitted_view(struct app *app, struct request *request, const struct case_row *row, json_t **ret);
