/* Scope: the receipt a citizen keeps: number, code, QR, deadline and signed text, the same for both kinds of case; and the
 * mail that repeats number and deadline. Exports: struct receipt_of, receipt_view, receipt_code_groups,
 * receipt_proof_view, receipt_mail. */
#pragma once

#include <jansson.h>

#include "lib/rules/case_kinds.h"
#include "lib/rules/register.h"
#include "lib/store/case.h"
#include "lib/store/identity.h"
#include "lib/store/tx.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* What the page is made of; all borrowed. */
struct receipt_of {
    enum case_kind kind;
    const struct case_receipt *stored;
    struct access_code code;
};

/* The view for pages/complaint_receipt and pages/request_receipt: receipt{…}, received_text, due_on_text, proof.
 * The time of an anonymous case is its day. Needs KEY_FORM. Caller owns *ret. */
enum result receipt_view(struct app *app, struct request *request, const struct receipt_of *receipt, json_t **ret);

/* The four groups of a code as they are printed; caller owns the list. */
json_t *receipt_code_groups(struct access_code code);

/* The view of partials/receipt_proof: the signed TEXT and the sealed token that lets its holder download it; null when
 * TEXT is NULL, the case being older than receipts that are kept. */
json_t *receipt_proof_view(const char *text, const char *access);

/* Puts the notice "we have received it" into the outbox of the open transaction: number, deadline and where to look, never
 * the code. CONTACT (borrowed) is what the reporter gave; with neither address nor telephone there is no notice. */
enum result receipt_mail(struct app *app, struct request *request, struct tx *tx, const struct receipt_of *receipt,
                         const struct contact *contact);
