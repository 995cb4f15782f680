/* Scope: what is known of a case as lists of (label, value) and the timeline, for the page of a case.
 * Exports: the case_..._view functions, case_identity_facts. Callers own what they get. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/case_file.h"
#include "lib/store/identity.h"

/* The facts beside the narrative. */
json_t *case_facts_view(struct app *app, struct request *request, const struct case_file *file);

/* Name and contact; empty ones are left out. */
json_t *case_identity_facts(struct request *request, const struct identity *identity);

/* For partials/timeline. */
json_t *case_events_view(struct app *app, struct request *request, const struct case_file *file);
