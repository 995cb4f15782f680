/* Scope: the page on which a citizen checks all answers before sending. Exports: complaint_check_view. */
#pragma once

#include "cgi-bin/shared/complaint_draft.h"

/* The view of pages/complaint_check: groups, one a step: name, title, rows (id, label, value, error or null), replaced
 * (label, text). FORM holds the whole complaint, read and judged. Caller owns it. */
json_t *complaint_check_view(struct request *request, const struct form *form, const struct complaint_draft *draft);
