/* Scope: the copy of somebody's data in words, from the text that was sealed. Exports: own_data_copy_sections. */
#pragma once

#include <jansson.h>

#include "lib/web/app.h"
#include "lib/web/request.h"

/* The sections of pages/own_data_copy from TEXT, as lib/store/subject_copy.h made it: a list of (heading, has_facts, facts, has_lines, lines).
 * DAY_ONLY for an anonymous case. NULL when TEXT is none. The caller owns it. */
json_t *own_data_copy_sections(struct app *app, struct request *request, const char *text, bool day_only);
