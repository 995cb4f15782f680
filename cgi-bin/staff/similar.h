/* Scope: cases like the one on the page. Exports: similar_view. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/case_file.h"
#include "lib/web/app.h"

/* Sets has_similar and similar (as partials/similar expects them) in VIEW, the tree of a case's page. */
enum result similar_view(struct app *app, struct request *request, const struct case_file *file, json_t *view);
