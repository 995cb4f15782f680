/* Scope: the papers of an information request, for printing and signing. Exports: request_paper_show, request_papers_view. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/case_file.h"
#include "lib/web/response.h"

/* The paper called NAME of the request FILE: "pemberitahuan" the written notice, "penolakan" the decision to refuse, "perpanjangan" the
 * notice of an extension, "balasan" the reply to an agency's letter, "keberatan" the objection as entered, "tanggapan" the superior's
 * answer. REFUSED_ABSENT when there is no such paper, or not yet. */
enum result request_paper_show(struct app *app, struct request *request, struct response *response, const struct case_file *file,
                               const char *name);

/* The papers there are now: list of (href, label). The caller owns it. */
json_t *request_papers_view(struct arena *arena, const struct case_file *file);
