/* Scope: the two forms of requests for information, of citizens under UU 14/2008 and of agencies by letter, as the public
 * page and the entry page of staff share them. Exports: struct request_variant, REQUEST_FORM_GATE and the functions. */
#pragma once

#include "cgi-bin/shared/intake.h"
#include "lib/web/app.h"
#include "lib/web/form.h"

struct request_variant {
    const struct field *fields;
    size_t field_count;
    bool is_agency;
};

/* Rows for the field table of a route: names and kinds of the fields of both variants. */
#define REQUEST_GATE_TEXT(field_name) { .name = (field_name), .label = "", .kind = FIELD_TEXT, .max_length = 1 }
#define REQUEST_FORM_GATE                                                                                               \
    REQUEST_GATE_TEXT("kind"), REQUEST_GATE_TEXT("name"), REQUEST_GATE_TEXT("identity_number"),                         \
    REQUEST_GATE_TEXT("address"), REQUEST_GATE_TEXT("occupation"), REQUEST_GATE_TEXT("agency_kind"),                    \
    REQUEST_GATE_TEXT("letter_number"), REQUEST_GATE_TEXT("letter_date"), REQUEST_GATE_TEXT("subject"),                 \
    REQUEST_GATE_TEXT("phone"), REQUEST_GATE_TEXT("email"), REQUEST_GATE_TEXT("information"),                           \
    REQUEST_GATE_TEXT("purpose"), REQUEST_GATE_TEXT("period_wanted"), REQUEST_GATE_TEXT("format_wanted"), REQUEST_GATE_TEXT("obtain_way"), REQUEST_GATE_TEXT("delivery_way"),                   \
    { .name = "files", .label = "", .kind = FIELD_FILES, .most = UPLOADS_MOST }
#define REQUEST_FORM_GATE_COUNT 18

/* The variant a page shows: agencies' on ?jenis=instansi, else citizens'. */
const struct request_variant *request_variant_shown(const struct request *request);

/* The variant that was sent; NULL for a kind of requester we do not have. */
const struct request_variant *request_variant_sent(const struct request *request);

/* False when a field came that FORM does not have, but the other variant: our pages do not send it. */
bool request_form_is_whole(const struct form *form);

/* Rules across fields: a possible NIK, an address for an answer by mail, no letter of tomorrow. */
void request_form_judge(const struct app *app, struct form *form);

/* Request, identity, files, audit row and mail inside TX; FORM was read and judged without fault. */
enum result request_form_store(struct tx *tx, struct app *app, struct form *form, const struct intake_arrival *arrival,
                               struct case_receipt *ret);
