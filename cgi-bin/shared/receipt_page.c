/* Scope: the receipt of a case. */
#include "cgi-bin/shared/receipt_page.h"

#include <string.h>

#include "cgi-bin/shared/case_mail.h"
#include "cgi-bin/shared/deadline.h"
#include "lib/base/keys.h"
#include "lib/out/qr.h"
#include "lib/rules/format.h"
#include "lib/rules/notices.h"
#include "lib/store/receipt.h"
#include "lib/web/seal.h"

#define GROUP_LENGTH 4 /* characters of the code between two hyphens */

static bool is_anonymous(const struct receipt_of *receipt) {
    return strcmp(receipt->stored->confidentiality, "anonymous") == 0;
}

static const char *received_text(struct app *app, struct request *request, const struct receipt_of *receipt) {
    const struct case_receipt *stored = receipt->stored;
    if (is_anonymous(receipt)) return day_in_words(request, stored->received_on);
    return format_moment(request->arena, stored->received_at, app->config->office.zone_offset, app->config->office.zone);
}

json_t *receipt_code_groups(struct access_code code) {
    json_t *groups = json_array();
    for (const char *at = code.text; *at; at += GROUP_LENGTH + (at[GROUP_LENGTH] == '-')) {
        (void)json_array_append_new(groups, json_stringn(at, GROUP_LENGTH));
    }
    return groups;
}

/* The address goes behind "#": a browser does not send it, so that number and code reach no log and no Referer. */
static enum result make_qr(struct app *app, struct request *request, const struct receipt_of *receipt, struct qr *ret) {
    const char *address = arena_format(request->arena, "%s/lacak/#%s/%s", app->config->site.base_url,
                                       receipt->stored->number, receipt->code.text);
    return qr_make(request->arena, address, ret);
}

json_t *receipt_proof_view(const char *text, const char *access) {
    return text ? json_pack("{s:s, s:s}", "signed_text", text, "access", access) : json_null();
}

enum result receipt_view(struct app *app, struct request *request, const struct receipt_of *receipt, json_t **ret) {
    struct qr qr;
    enum result result = make_qr(app, request, receipt, &qr);
    if (result != DONE) return result;
    const char *received = received_text(app, request, receipt), *text = NULL;
    result = receipt_kept(app->db, request->arena, receipt->stored->id, &text);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    const char *access = access_make(request->arena, app->keys->form, receipt->stored->id.value, request->now);
    json_t *view = json_pack("{s:{s:s, s:o, s:s, s:i, s:s, s:s}, s:s, s:s, s:o}", "receipt",
                             "number", receipt->stored->number, "code_groups", receipt_code_groups(receipt->code),
                             "code", receipt->code.text, "qr_size", qr.size, "qr_path", qr.path,
                             "received_text", received,
                             "received_text", received,
                             "due_on_text", day_in_words(request, receipt->stored->due_on),
                             "proof", receipt_proof_view(text, access));
    if (!view) return FAILED_INTERNAL;
    *ret = view;
    return DONE;
}

enum result receipt_mail(struct app *app, struct request *request, struct tx *tx, const struct receipt_of *receipt,
                         const struct contact *contact) {
    const struct case_receipt *stored = receipt->stored;
    struct notice notice = { .about = stored->id, .kind = receipt->kind, .number = stored->number, .action = NOTICE_SUBMIT,
                             .due_on = { .known = true, .day = stored->due_on }, .contact = contact };
    return case_mail_of_action(app, request, tx, &notice);
}
