/* Scope: an answered request becomes a published table. Exports: ANSWER_PATH, answer_desk_page, answer_desk_links,
 * answer_desk_edit. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/answer_form.h"
#include "lib/store/dataset.h"
#include "lib/web/response.h"

#define ANSWER_PATH "/petugas/data/jawaban/" /* and the register number */

enum result answer_desk_page(struct app *app, struct request *request, struct response *response);

/* Appends to LIST (href, label) of a request's page: the tables made of it, and the way to make one, for who may. */
enum result answer_desk_links(struct app *app, struct request *request, const struct case_file *file, json_t *list);

/* Adds to "edits" of a dataset's page the way to fill a table of an answer anew, for who may see the request. */
enum result answer_desk_edit(struct app *app, struct request *request, const struct dataset *dataset, json_t *view);
