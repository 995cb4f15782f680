/* Scope: why a deadline falls on its day, for staff and citizens alike. Exports: deadline_explanation. */
#pragma once

#include <jansson.h>

#include "lib/rules/workdays.h"
#include "lib/web/request.h"

/* The view for partials/deadline_explanation: a list of (date_text, text) from the arrival to the due day, days in a row
 * with one reason taken together; then a row for a year whose holidays nobody entered yet. Empty when CLOCK (with the whole
 * holiday table) does not lead to DUE_ON: cases brought in from elsewhere may have been counted otherwise, and while the
 * clock stands nobody knows the day. Caller owns it. */
json_t *deadline_explanation(struct request *request, const struct workday_clock *clock, day_number due_on);
