/* Scope: the receipt of a case once more, for whoever holds an access token: as the text file to keep, as a page for paper,
 * and the submitted text whose hash the receipt names. Exports: RECEIPT_FIELDS, receipt_download. */
#pragma once

#include "lib/store/types.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

/* Fields of a form that asks for it; "bentuk" is "teks" (the default), "isi" or "cetak". */
#define RECEIPT_FIELDS(access_longest)                                                                             \
    { .name = "access", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = (access_longest) },     \
    { .name = "bentuk", .label = "", .kind = FIELD_HIDDEN, .max_length = 10 }

/* 200 with what the request's field "bentuk" asks for; 404 for another word and for a case without a kept receipt. */
enum result receipt_download(struct app *app, struct request *request, struct response *response, struct case_id id);
