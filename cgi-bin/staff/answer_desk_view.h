/* Scope: what the page that makes a table of an answer shows. Exports: answer_desk_view. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/answer_form.h"

/* The tree of pages/staff_answer; a new reference. */
json_t *answer_desk_view(struct answering *answering, struct form *form);
