/* Scope: what the person of a case asks about the data kept of them: a copy, a correction, an erasure, asked for by number and code; the
 * answers, and the copy itself. Exports: OWN_DATA_ fields, the own_data_ functions. */
#pragma once

#include "lib/store/types.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

#define OWN_DATA_PATH "/lacak/data-pribadi"
#define OWN_DATA_ASK_PATH OWN_DATA_PATH "/kirim"
#define OWN_DATA_COPY_PATH OWN_DATA_PATH "/salinan"

#define OWN_DATA_FIELD_COUNT 4
#define OWN_DATA_COPY_FIELD_COUNT 3
extern const struct field OWN_DATA_FIELDS[OWN_DATA_FIELD_COUNT], OWN_DATA_COPY_FIELDS[OWN_DATA_COPY_FIELD_COUNT];

/* The page of the case ID, whose holder has proved it: what was asked before and the form. */
enum result own_data_page(struct app *app, struct request *request, struct response *response, struct case_id id);

/* Stores a wish, once whatever is sent again: 200 the page with it; 400 the form is wrong, or the code; 409 the same is asked already or the
 * person was erased; 429 too many wrong codes. */
enum result own_data_ask(struct app *app, struct request *request, struct response *response, struct case_id id);

/* The copy that waits, opened with the code: 200; 400 or 429 the code is wrong; 404 there is none. */
enum result own_data_copy(struct app *app, struct request *request, struct response *response, struct case_id id);
