/* Scope: what becomes of figures once they are stored, or refused because others are on their way. Exports: the figure_stored_ functions. */
#pragma once

#include "lib/store/dataset.h"
#include "lib/web/form.h"
#include "lib/web/response.h"

/* Leads to the draft ID; NULL: to the list of drafts. */
enum result figure_stored_leads(struct request *request, const struct dataset_id *id, struct response *response);

/* Says in FORM which figures ("investment 2024-Q1") cannot be taken now; the tick FIELD lets a draft be replaced, WAS_TICKED: it did not help. */
void figure_stored_refused(struct form *form, const char *field, const char *figures, bool was_ticked);
