/* Scope: what a complaint's form becomes. */
#include "cgi-bin/shared/complaint_form.h"

#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/receipt_page.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/receipt.h"

bool complaint_form_is_anonymous(const struct form *form) {
    return form_chose(form, "confidentiality", confidentiality_text(CONFIDENTIALITY_ANONYMOUS));
}

void complaint_form_judge(const struct app *app, struct form *form) {
    day_number today = instant_day(form->request->now, app->config->office.zone_offset);
    if (form_has(form, "happened_on") && form_day(form, "happened_on") > today) {
        form_fault(form, "happened_on", "Tanggal kejadian belum terjadi. Periksa tahun dan bulannya.");
    }
}

static struct optional_day optional_day_of(const struct form *form, const char *name) {
    if (!form_has(form, name)) return (struct optional_day){ .known = false };
    return (struct optional_day){ .known = true, .day = form_day(form, name) };
}

static struct case_new common_of_form(const struct app *app, const struct form *form, const struct intake_arrival *arrival) {
    struct case_new common = intake_case(app, form->request, arrival);
    common.service_code = form_has(form, "service_code") ? form_text(form, "service_code") : NULL;
    common.subject = form_text(form, "subject");
    common.confidentiality = form_text(form, "confidentiality");
    if (!complaint_form_is_anonymous(form)) return common;
    common.received_at = intake_day_only(app, common.received_at);
    common.entered_at = intake_day_only(app, common.entered_at);
    return common;
}

static struct complaint complaint_of_form(const struct form *form) {
    return (struct complaint){
        .reporter_kind = form_text(form, "reporter_kind"),
        .narrative = form_text(form, "narrative"),
        .happened_on = optional_day_of(form, "happened_on"),
        .happened_where = form_text(form, "happened_where"),
        .wanted = form_text(form, "wanted"),
    };
}

enum result complaint_form_store(struct tx *tx, struct app *app, struct form *form, const struct intake_arrival *arrival,
                                 struct case_receipt *ret) {
    struct request *request = form->request;
    struct identity identity = { .name = form_text(form, "name"), .phone = form_text(form, "phone"),
                                 .email = form_text(form, "email"), .organization = "", .occupation = "", .address = "",
                                 .identity_number = "" };
    bool is_anonymous = complaint_form_is_anonymous(form);
    struct complaint_new complaint = { .common = common_of_form(app, form, arrival), .complaint = complaint_of_form(form),
                                       .identity = is_anonymous ? NULL : &identity };
    struct case_new *common = &complaint.common;
    enum result result = deadline_day(app, request, common->received_on, app->config->deadlines.settle, &common->due_on);
    if (result == DONE) result = deadline_day(app, request, common->received_on, app->config->deadlines.verify, &common->step_due_on);
    if (result != DONE) return result;
    struct submission by = { .keys = app->keys, .actor = &arrival->actor, .now = common->entered_at };
    result = complaint_add(tx, request->arena, &by, &complaint, ret);
    if (result != DONE || ret->repeated) return result;
    struct receipt_new proof = { .kind = CASE_COMPLAINT, .office = app->config->office.name, .stored = ret,
                                 .files = &common->files,
                                 .submitted = complaint_submitted(request->arena, common->subject, common->confidentiality,
                                                                  &complaint.complaint) };
    result = receipt_add(tx, request->arena, app->keys, &proof);
    if (result != DONE || is_anonymous) return result;
    struct contact contact = { .email = identity.email, .phone = identity.phone };
    struct receipt_of receipt = { .kind = CASE_COMPLAINT, .stored = ret, .code = intake_code(app, request) };
    return receipt_mail(app, request, tx, &receipt, &contact);
}
