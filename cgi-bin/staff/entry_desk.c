/* Scope: the way of every form on which an officer writes a case down. */
#include "cgi-bin/staff/entry_desk.h"

#include "cgi-bin/shared/receipt_page.h"
#include "lib/base/keys.h"
#include "lib/web/nonce.h"
#include "lib/web/page.h"

static json_t *form_part(const struct entry *entry, const struct form *form) {
    json_t *view = json_pack("{s:{s:b}, s:n}", "here", entry->here, 1, "receipt");
    if (entry->tell) entry->tell(form, view);
    return view;
}

static enum result show_empty(struct app *app, struct request *request, struct response *response,
                              const struct entry *entry) {
    struct form form;
    enum result result = entry->open(app, request, &form);
    if (result != DONE) return result;
    return page_form(app, request, response, entry->template_name, &form, entry->path, form_part(entry, &form));
}

static enum result show_receipt(struct app *app, struct request *request, struct response *response,
                                const struct entry *entry, const struct case_receipt *stored) {
    struct receipt_of receipt = { .kind = entry->kind, .stored = stored, .code = intake_code(app, request) };
    json_t *view;
    enum result result = receipt_view(app, request, &receipt, &view);
    if (result != DONE) return result;
    (void)json_object_set_new(view, "here", json_pack("{s:b}", entry->here, 1));
    return page_render(app, request, response, entry->template_name, view);
}

/* The number of this form: with it the same form is one case and has one code. The session's token is checked by the gate. */
static enum result take_nonce(struct app *app, struct request *request, const struct entry *entry) {
    const char *text = parameters_first(&request->form, "nonce");
    request->nonce_state = nonce_read(app->keys->form, entry->path, text, request->now, 0, &request->nonce);
    bool is_ours = request->nonce_state != NONCE_MISSING && request->nonce_state != NONCE_FORGED;
    return is_ours ? DONE : REFUSED_INVALID;
}

static enum result submit(struct app *app, struct request *request, struct response *response, const struct entry *entry) {
    struct case_receipt stored;
    struct nonce nonce = intake_nonce(request);
    enum result result = case_by_nonce(app->db, request->arena, &nonce, &stored);
    if (result == DONE) return show_receipt(app, request, response, entry, &stored);

    struct form form;
    enum result opened = entry->open(app, request, &form);
    if (opened != DONE) return opened;
    result = form_read(&form);
    entry->judge(app, &form);
    if (form.is_faulty) result = REFUSED_INVALID;
    if (result == DONE) result = intake_store(app, request, &form, entry->store_in, &stored);
    if (result == DONE) return show_receipt(app, request, response, entry, &stored);
    struct intake_page page = { .name = entry->template_name, .nonce_route = entry->path, .view = form_part(entry, &form) };
    return intake_show_again(app, request, response, &page, &form, result);
}

enum result entry_answer(struct app *app, struct request *request, struct response *response, const struct entry *entry) {
    if (request->method != METHOD_POST) return show_empty(app, request, response, entry);
    enum result result = take_nonce(app, request, entry);
    return result == DONE ? submit(app, request, response, entry) : result;
}
