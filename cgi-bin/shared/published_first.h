/* Scope: before a request: what is published already and answers the question. Exports: PUBLISHED_PATH, PUBLISHED_QUERY,
 * PUBLISHED_FIELDS, published_view, published_choose. */
#pragma once

#include <jansson.h>

#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

#define PUBLISHED_PATH "/permintaan-data/sudah-ada"
#define PUBLISHED_QUERY "cari"
#define PUBLISHED_TYPED_LONGEST 200 /* bytes that are looked up; a longer question is a letter */

#define PUBLISHED_FIELDS { .name = "data", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = 20 }

/* Adds to VIEW: published_asked (what was typed, NULL before), has_published and published, a list of (id, title, note), the best first. */
enum result published_view(struct app *app, struct request *request, json_t *view);

/* Counts the request that was not needed and leads to the page of the figures. REFUSED_ABSENT for what is not published. */
enum result published_choose(struct app *app, struct request *request, struct response *response);
