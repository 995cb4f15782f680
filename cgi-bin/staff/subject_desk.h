/* Scope: what people asked about the data kept of them, with its clock, and the office's answers. Exports: SUBJECT_DESK_ names,
 * subject_desk_page, subject_desk_one, subject_desk_waiting. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

#define SUBJECT_DESK_PATH "/petugas/data-pribadi"
#define SUBJECT_DESK_FIELD_COUNT 7
extern const struct field SUBJECT_DESK_FIELDS[SUBJECT_DESK_FIELD_COUNT];
extern const char *const SUBJECT_DESK_QUERY[];

enum result subject_desk_page(struct app *app, struct request *request, struct response *response);
enum result subject_desk_one(struct app *app, struct request *request, struct response *response);

/* "2 permintaan data pribadi menunggu, terdekat sisa 20 jam", for the first page; NULL when nothing waits or the visitor does not answer
 * them. Owned by the request's arena. */
enum result subject_desk_waiting(struct app *app, struct request *request, const char **ret);
