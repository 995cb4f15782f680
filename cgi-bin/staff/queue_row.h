/* Scope: one case as a row of a list. Exports: queue_row_view. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/calendar.h"
#include "lib/store/case.h"

/* The tree templates/partials/queue_row expects; the caller owns the reference. */
json_t *queue_row_view(struct request *request, const struct calendar *calendar, const struct case_row *row);
