/* Scope: the signed receipts as they were given out, and the text each of them proves. A receipt is kept whole, because
 * deadline, office name and key of the day it was issued may all be others later.
 * Exports: struct receipt_new, receipt_add, receipt_kept, complaint_submitted, request_submitted. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/case.h"
#include "lib/store/complaint.h"
#include "lib/store/information_request.h"

/* The text of lib/rules/submission_text.h for one or the other kind; owned by ARENA. */
const char *complaint_submitted(struct arena *arena, const char *subject, const char *confidentiality,
                                const struct complaint *complaint);
const char *request_submitted(struct arena *arena, const char *subject, const struct information_request *request);

/* What a receipt is made of; all borrowed. */
struct receipt_new {
    enum case_kind kind;
    const char *office;                /* its name, as the receipt says it */
    const struct case_receipt *stored; /* the case, just added in the same transaction */
    const char *submitted;             /* of complaint_submitted or request_submitted */
    const struct stored_files *files;  /* sent with the form */
};

/* Signs the receipt and keeps it with the case. Needs KEY_RECEIPT_SECRET. */
enum result receipt_add(struct tx *tx, struct arena *arena, const struct keys *keys, const struct receipt_new *receipt);

/* The receipt of a case, owned by ARENA; REFUSED_ABSENT for cases older than signed hashes. */
enum result receipt_kept(struct db *db, struct arena *arena, struct case_id id, const char **ret_text);
