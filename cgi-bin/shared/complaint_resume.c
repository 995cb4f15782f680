/* Scope: going on with a draft by its code. */
#include "cgi-bin/shared/complaint_resume.h"

#include "cgi-bin/shared/code_tries.h"
#include "cgi-bin/shared/complaint_pages.h"
#include "cgi-bin/shared/kept_page.h"
#include "lib/base/keys.h"
#include "lib/web/page.h"

#define CODE_TEXT_LONGEST 40 /* characters typed into the field */

const struct field RESUME_FIELDS[RESUME_FIELD_COUNT] = {
    { .name = "code", .label = "Kode draf", .kind = FIELD_SECRET, .required = true, .max_length = CODE_TEXT_LONGEST },
};

static enum result show_code_form(struct app *app, struct request *request, struct response *response, struct form *form) {
    return page_form(app, request, response, "pages/complaint_resume", form, NULL, json_pack("{s:{s:b}}", "here", "complaint", 1));
}

static enum result show_empty_code(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, RESUME_FIELDS, RESUME_FIELD_COUNT);
    return show_code_form(app, request, response, &form);
}

static enum result show_code_again(struct visit *visit, struct form *form, enum result result) {
    bool is_wrong = result == REFUSED_ABSENT;
    form_fault(form, "code", is_wrong ? "Tidak ada draf dengan kode ini. Periksa kodenya; draf terhapus setelah 7 hari atau setelah dikirim."
                                      : "Terlalu banyak kode yang salah dari jaringan Anda. Coba lagi satu jam lagi.");
    if (is_wrong) result = code_count_try(visit->app, visit->request);
    else result = DONE;
    if (result == DONE) result = show_code_form(visit->app, visit->request, visit->response, form);
    if (result != DONE) return result;
    visit->response->status = is_wrong ? 404 : 429;
    if (!is_wrong) response_header(visit->response, "Retry-After", CODE_RETRY_AFTER);
    return DONE;
}

/* What cannot be a code at all is looked up as well, so that every wrong one takes the same way. */
static enum result find_draft(struct visit *visit, const struct form *form) {
    struct access_code code = { .text = "2222-2222-2222-2222" };
    unsigned char random[NONCE_BYTES];
    bool is_possible = access_code_parse(form_text(form, "code"), &code);
    enum result result = complaint_draft_resume(visit->app, visit->request, code, random, &visit->draft);
    if (result == DONE && !is_possible) return REFUSED_ABSENT;
    if (result != DONE) return result;
    visit->request->nonce = nonce_renew(visit->app->keys->form, COMPLAINT_PATH, random, visit->request->now);
    visit->request->nonce_state = NONCE_GOOD;
    return DONE;
}

static enum result resume(struct visit *visit) {
    struct form form = form_of(visit->request, RESUME_FIELDS, RESUME_FIELD_COUNT);
    if (form_read(&form) != DONE) return show_code_form(visit->app, visit->request, visit->response, &form);
    enum result result = code_may_try(visit->app, visit->request);
    if (result == DONE) result = find_draft(visit, &form);
    if (result == REFUSED_TOO_MANY || result == REFUSED_ABSENT) return show_code_again(visit, &form, result);
    return result == DONE ? visit_show_step(visit, complaint_draft_open_step(&visit->draft), &DRAFT_RESUMED) : result;
}

enum result complaint_resume(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept;
    if (request->method != METHOD_POST) return kept_page_send(app, request, response, &kept, NULL, show_empty_code);
    struct visit visit = { .app = app, .request = request, .response = response };
    enum result result = resume(&visit);
    complaint_draft_closep(&visit.draft);
    return result;
}
