/* Scope: the pages on the way of a complaint. */
#include "cgi-bin/shared/complaint_pages.h"

#include <string.h>

#include "cgi-bin/shared/complaint_check.h"
#include "cgi-bin/shared/complaint_files.h"
#include "cgi-bin/shared/complaint_form.h"
#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/receipt_page.h"
#include "lib/base/keys.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/service.h"
#include "lib/web/page.h"

const struct notice NO_NOTICE = { NULL, NULL };
const struct notice DRAFT_GONE = { "Draf sebelumnya sudah terhapus: lewat 7 hari, atau belum pernah disimpan. Mulai lagi dari sini.", "caution" };
const struct notice ANSWERS_CHANGED = { "Isian berubah di jendela lain. Periksa sekali lagi, lalu kirim.", "caution" };
const struct notice DRAFT_RESUMED = { "Draf Anda terbuka lagi. Isian lama masih ada.", "positive" };

static const char *nonce_text(const struct visit *visit) {
    const struct request *request = visit->request;
    bool is_usable = request->nonce_state == NONCE_GOOD || request->nonce_state == NONCE_TOO_FAST;
    if (is_usable) return request->nonce.text;
    return arena_string(request->arena, nonce_issue(visit->app->keys->form, COMPLAINT_PATH, request->now).text);
}

/* What every page of the way has. */
static json_t *base_view(const struct visit *visit, const struct notice *notice) {
    const struct config *config = visit->app->config;
    json_t *view = json_pack("{s:{s:b}, s:{s:i, s:i, s:i}, s:s, s:s, s:n, s:n}", "here", "complaint", 1, "deadlines",
                             "verify", config->deadlines.verify, "settle", config->deadlines.settle, "settle_oversight",
                             config->deadlines.settle_oversight, "form_nonce", nonce_text(visit), "seen",
                             arena_format(visit->request->arena, "%lld", (long long)visit->draft.version), "notice", "service_notice");
    if (notice->text)
        (void)json_object_set_new(view, "notice", json_pack("{s:s, s:s}", "text", notice->text, "tone", notice->tone));
    return view;
}

static void add_step(const struct visit *visit, json_t *view, enum complaint_step step) {
    const struct step_row *row = &COMPLAINT_STEPS[step];
    bool is_anonymous = complaint_draft_is_anonymous(&visit->draft);
    (void)json_object_set_new(view, "step", json_pack("{s:s, s:s, s:s?, s:i, s:i, s:b, s:b, s:b}", "name", row->name, "title",
                              row->title, "lead", row->lead, "number", (int)step + 1, "count",
                              (int)complaint_step_count(is_anonymous), "first", step == STEP_WHO, "anonymous",
                              is_anonymous && step != STEP_WHO, "returns", visit->returns_to_check));
    (void)json_object_set_new(view, "has_files", json_boolean(complaint_files_count(&visit->draft) > 0));
}

/* "Perhaps you need this instead" of the service chosen one step before. */
static enum result add_service_notice(const struct visit *visit, json_t *view) {
    struct services services;
    enum result result = service_list(visit->app->db, visit->request->arena, true, &services);
    for (size_t i = 0; result == DONE && i < services.count; i++) {
        const struct service *service = &services.rows[i];
        bool is_it = strcmp(service->code, complaint_draft_text(&visit->draft, "service_code")) == 0;
        if (!is_it || *service->notice == '\0') continue;
        (void)json_object_set_new(view, "service_notice", json_pack("{s:s, s:s, s:s}", "name", service->name, "text",
                                  service->notice, "link", service->notice_link));
    }
    return result;
}

enum result visit_render_step(struct visit *visit, enum complaint_step step, struct form *form, const struct notice *notice) {
    json_t *view = base_view(visit, notice);
    add_step(visit, view, step);
    enum result result = step == STEP_STORY ? add_service_notice(visit, view) : DONE;
    if (result == DONE) return page_form(visit->app, visit->request, visit->response, "pages/complaint", form, NULL, view);
    json_decref(view);
    return result;
}

enum result visit_open_step(struct visit *visit, enum complaint_step step, struct form *ret) {
    const struct step_row *row = &COMPLAINT_STEPS[step];
    *ret = form_of(visit->request, COMPLAINT_FIELDS + row->first, row->count);
    if (step == STEP_FILES) complaint_files_offer(&visit->draft, ret);
    return step == STEP_SERVICE ? intake_services(visit->app, visit->request, ret, "service_code") : DONE;
}

void visit_judge(const struct visit *visit, struct form *form, struct visit_rules rules) {
    if (rules.story) complaint_form_judge(visit->app, form);
    if (!rules.contact || complaint_draft_is_anonymous(&visit->draft)) return;
    if (!form_has(form, "name")) form_fault(form, "name", "Isi nama Anda, atau pilih Anonim di langkah 1.");
    if (!form_has(form, "phone") && !form_has(form, "email")) {
        form_fault(form, "phone", "Isi nomor telepon atau alamat surel agar kami dapat menghubungi Anda, "
                                  "atau pilih Anonim di langkah 1.");
    }
}

enum result visit_open_whole(struct visit *visit, struct form *ret) {
    enum result result = complaint_draft_send(visit->request, &visit->draft);
    if (result != DONE) return result;
    *ret = form_of(visit->request, COMPLAINT_FIELDS, COMPLAINT_FIELD_COUNT);
    result = intake_services(visit->app, visit->request, ret, "service_code");
    if (result != DONE) return result;
    (void)form_read(ret);
    visit_judge(visit, ret, (struct visit_rules){ .story = true, .contact = true });
    return DONE;
}

enum result visit_render_check(struct visit *visit, struct form *form, const struct notice *notice) {
    json_t *view = base_view(visit, notice), *answers = complaint_check_view(visit->request, form, &visit->draft);
    (void)json_object_update_new(view, answers);
    return page_form(visit->app, visit->request, visit->response, "pages/complaint_check", form, NULL, view);
}

static enum result show_check(struct visit *visit, const struct notice *notice) {
    struct form form;
    enum result result = visit_open_whole(visit, &form);
    return result == DONE ? visit_render_check(visit, &form, notice) : result;
}

enum result visit_show_step(struct visit *visit, enum complaint_step step, const struct notice *notice) {
    struct form form;
    if (step == STEP_CHECK) return show_check(visit, notice);
    visit->request->form = (struct parameters){ 0 };
    enum result result = visit_open_step(visit, step, &form);
    if (result != DONE) return result;
    complaint_draft_show(&visit->draft, &form);
    return visit_render_step(visit, step, &form, notice);
}

enum result visit_show_saved(struct visit *visit, enum complaint_step step) {
    json_t *view = base_view(visit, &NO_NOTICE);
    (void)json_object_set_new(view, "code", json_string(visit->draft.code.text));
    (void)json_object_set_new(view, "code_groups", receipt_code_groups(visit->draft.code));
    (void)json_object_set_new(view, "until_text", json_string(day_in_words(visit->request, visit->draft.expires_on)));
    (void)json_object_set_new(view, "go_on", json_string(complaint_step_name(step)));
    return page_render(visit->app, visit->request, visit->response, "pages/complaint_saved", view);
}

enum result visit_show_receipt(struct visit *visit, const struct case_receipt *stored) {
    struct app *app = visit->app;
    struct request *request = visit->request;
    struct receipt_of receipt = { .kind = CASE_COMPLAINT, .stored = stored, .code = intake_code(app, request) };
    json_t *view;
    day_number verify_on;
    enum result result = deadline_day(app, request, stored->received_on, app->config->deadlines.verify, &verify_on);
    if (result == DONE) result = receipt_view(app, request, &receipt, &view);
    if (result != DONE) return result;
    enum confidentiality chosen = CONFIDENTIALITY_OPEN;
    (void)confidentiality_parse(stored->confidentiality, &chosen);
    const char *told = arena_format(request->arena, "%s: %s", confidentiality_label(chosen), complaint_choice_told(stored->confidentiality));
    json_object_set_new(view, "confidentiality_text", json_string(told));
    json_object_set_new(view, "verify_on_text", json_string(day_in_words(request, verify_on)));
    json_object_set_new(view, "due_days", json_integer(app->config->deadlines.settle));
    json_object_set_new(view, "here", json_pack("{s:b}", "complaint", 1));
    return page_render(app, request, visit->response, "pages/complaint_receipt", view);
}
