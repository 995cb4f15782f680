/* Scope: the report and the poster of a survey dataset. Exports: their handler and the links to them. */
#pragma once

#include <jansson.h>

#include "lib/store/dataset.h"
#include "lib/web/route.h"

/* The paper TAIL ("ID/laporan") names. */
enum result survey_report_page(struct app *app, struct request *request, struct response *response);

/* Sets "papers" of the dataset's page: list of (href, label); empty for other data and for figures whose answers are not kept. */
void survey_report_links(struct arena *arena, const struct dataset *dataset, json_t *view);
