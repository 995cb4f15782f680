/* Scope: the papers of a complaint: invitation, minutes, letter to another agency, handling report, calendar file.
 * Exports: the path, papers_page, papers_report_of. */
#pragma once

#include "cgi-bin/staff/case_file.h"
#include "lib/web/route.h"

#define PAPERS_PREFIX "/petugas/cetak/"
#define PAPERS_PATH PAPERS_PREFIX "*"

enum result papers_page(struct app *app, struct request *request, struct response *response);

/* The step that holds the latest handling report; NULL: there is none. */
const struct case_event *papers_report_of(const struct case_file *file);
