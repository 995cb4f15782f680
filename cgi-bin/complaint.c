/* Scope: citizens' complaints (pengaduan): step by step into a draft, checked, sent, receipt.
 *
 * GET  /pengaduan/        200 the first step, empty.
 * POST /pengaduan/        one step, by its field "step": what was typed is on disk before the answer.
 *                         200 the next step (go=next), the one before (back), a step to change (its name), the code under which
 *                             the draft waits (later); from the check page, go=send: the receipt. Then the case, its first
 *                             event, identity, attachments, audit row and mail are on disk and the draft is gone; whatever
 *                             comes again with this number (nonce) shows the same receipt and stores nothing;
 *                         400 the step again with what is wrong; 409 the check page again: another window changed an answer,
 *                             or the first step: the draft has expired; 429 too many from this address within the hour;
 *                         503 the disk or database refused: nothing was stored, what was typed is kept.
 * GET  /pengaduan/lanjut  200 the form for the code of a draft.
 * POST /pengaduan/lanjut  200 the draft where it was left; 404 no draft has this code, one try is counted; 429 too many tries. */
#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/complaint_files.h"
#include "cgi-bin/shared/complaint_form.h"
#include "cgi-bin/shared/complaint_pages.h"
#include "cgi-bin/shared/complaint_resume.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/kept_page.h"
#include "lib/base/keys.h"
#include "lib/web/crowd.h"
#include "lib/web/route.h"

/* What the page sent in its field NAME; "" when nothing. */
static const char *sent_text(const struct visit *visit, const char *name) {
    const char *text = parameters_first(&visit->request->form, name);
    return text ? text : "";
}

/* ------------------------------------------------------------------ one step */

/* Who has not chosen to be known yet is counted as one who does not want to be. */
static enum result take_quota(struct visit *visit, struct tx *tx) {
    const char *choice = complaint_draft_text(&visit->draft, "confidentiality");
    bool is_known = *choice && !complaint_draft_is_anonymous(&visit->draft);
    return intake_draft_quota_take(visit->app, visit->request, tx, is_known ? QUOTA_STORED : QUOTA_FORGOTTEN);
}

static enum result keep_in(struct tx *tx, struct visit *visit, struct form *form, const struct draft_step *step) {
    struct nonce nonce = intake_nonce(visit->request);
    struct case_receipt sent;
    struct complaint_draft *draft = &visit->draft;
    if (case_by_nonce(tx->db, visit->request->arena, &nonce, &sent) == DONE) return REFUSED_STALE;
    enum result result = complaint_draft_load(visit->app, visit->request, visit->request->nonce.random, draft);
    if (result != DONE) return result;
    bool is_new = !draft->exists;
    complaint_draft_take(draft, form, step);
    if (is_new) result = take_quota(visit, tx);
    if (result == DONE && step->step == STEP_FILES) result = complaint_files_drop(tx, visit->app, form, draft);
    if (result == DONE) complaint_files_take(draft, visit->request);
    if (result == DONE) result = complaint_draft_save(tx, visit->app, visit->request, draft);
    return result == DONE ? complaint_files_store(tx, visit->app, visit->request, draft) : result;
}

/* What was typed and sent is on disk when this is DONE. REFUSED_STALE: another tap has sent the complaint already. */
static enum result keep(struct visit *visit, struct form *form, const struct draft_step *step) {
    struct tx tx CLEANUP_TX = { 0 };
    struct uploads *uploads = &visit->request->uploads;
    enum result result = uploads_keep(visit->request->arena, uploads);
    if (result == DONE) result = tx_begin(visit->app->db, &tx);
    if (result == DONE) result = keep_in(&tx, visit, form, step);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) uploads_take_back(uploads);
    return result;
}

static enum result show_again(struct visit *visit, enum complaint_step step, struct form *form, enum result result) {
    if (result == REFUSED_TOO_LARGE) {
        form_fault(form, NULL, "Tempat berkas sedang penuh. Lanjutkan tanpa berkas; bukti dapat dikirim nanti di halaman pelacakan.");
        result = REFUSED_INVALID;
    }
    if (!intake_comes_back(result, form)) return result;
    visit->request->form = (struct parameters){ 0 };
    if (step == STEP_FILES) complaint_files_offer(&visit->draft, form);
    enum result shown = visit_render_step(visit, step, form, &NO_NOTICE);
    return shown == DONE ? intake_comes_back_as(result, visit->response) : shown;
}

static enum result show_next(struct visit *visit, enum complaint_step step) {
    enum complaint_step open = complaint_draft_open_step(&visit->draft);
    bool is_anonymous = complaint_draft_is_anonymous(&visit->draft);
    enum complaint_step next = visit->returns_to_check ? open : complaint_step_after(step, is_anonymous);
    bool skips = open < step; /* a step before is not answered: the draft has expired and began anew, or another window spoilt it */
    bool is_new = visit->draft.version == 1;
    return visit_show_step(visit, skips ? open : next, skips && is_new ? &DRAFT_GONE : &NO_NOTICE);
}

static enum result read_step(struct visit *visit, enum complaint_step step, struct form *form) {
    enum result result = visit_open_step(visit, step, form);
    if (result != DONE) return result;
    (void)form_read(form);
    visit_judge(visit, form, (struct visit_rules){ .story = step == STEP_STORY, .contact = step == STEP_CONTACT });
    if (step == STEP_FILES) complaint_files_judge(&visit->draft, form);
    return DONE;
}

static enum result on_sent(struct visit *visit) {
    struct case_receipt stored;
    struct nonce nonce = intake_nonce(visit->request);
    enum result result = case_by_nonce(visit->app->db, visit->request->arena, &nonce, &stored);
    return result == DONE ? visit_show_receipt(visit, &stored) : result;
}

static enum result on_step(struct visit *visit, enum complaint_step step) {
    struct form form;
    const char *go = sent_text(visit, "go");
    bool is_back = strcmp(go, "back") == 0, is_later = strcmp(go, "later") == 0;
    bool is_guarded = visit->request->nonce_state != NONCE_GOOD;
    struct draft_step taken = { .step = step, .seen = strtoll(sent_text(visit, "seen"), NULL, 10) };
    visit->returns_to_check = strcmp(sent_text(visit, "then"), "check") == 0;
    enum result result = read_step(visit, step, &form);
    if (result != DONE) return result;
    bool is_begun = visit->draft.exists || is_back || is_later || !form.is_faulty;
    if (!is_begun || is_guarded) return show_again(visit, step, &form, REFUSED_INVALID);
    taken.is_done = !form.is_faulty && !is_back && !is_later;
    result = keep(visit, &form, &taken);
    if (result == REFUSED_STALE) return on_sent(visit);
    if (result != DONE) return show_again(visit, step, &form, result);
    if (is_later) return visit_show_saved(visit, step);
    if (is_back) return visit_show_step(visit, complaint_step_before(step, complaint_draft_is_anonymous(&visit->draft)), &NO_NOTICE);
    return form.is_faulty ? show_again(visit, step, &form, REFUSED_INVALID) : show_next(visit, step);
}

/* ------------------------------------------------------------------ checking and sending */

static enum result store_in(struct tx *tx, struct visit *visit, struct form *form, struct case_receipt *ret) {
    struct app *app = visit->app;
    struct request *request = visit->request;
    enum intake_quota quota = complaint_form_is_anonymous(form) ? QUOTA_FORGOTTEN : QUOTA_STORED;
    enum result result = intake_quota_take(app, request, tx, quota);
    if (result != DONE) return result;
    struct intake_arrival arrival = intake_now(app, request);
    result = complaint_form_store(tx, app, form, &arrival, ret);
    if (result != DONE || ret->repeated) return result;
    return complaint_draft_end(tx, app, request, &visit->draft);
}

static enum result store(struct visit *visit, struct form *form, struct case_receipt *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = crowd_pass(visit->app, visit->request, form);
    if (result == DONE) result = tx_begin(visit->app->db, &tx);
    if (result == DONE) result = store_in(&tx, visit, form, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

/* The page again after another window was faster. */
static enum result show_changed(struct visit *visit) {
    enum result result = complaint_draft_load(visit->app, visit->request, visit->request->nonce.random, &visit->draft);
    if (result == DONE) result = visit_show_step(visit, STEP_CHECK, &ANSWERS_CHANGED);
    if (result == DONE) visit->response->status = 409;
    return result;
}

static enum result send(struct visit *visit) {
    struct form form;
    struct case_receipt stored = { .repeated = false };
    if (strtoll(sent_text(visit, "seen"), NULL, 10) != visit->draft.version) return show_changed(visit);
    enum result result = visit_open_whole(visit, &form);
    if (result == DONE) result = form.is_faulty ? REFUSED_INVALID : store(visit, &form, &stored);
    if (result == DONE) return visit_show_receipt(visit, &stored);
    if (result == REFUSED_STALE) return show_changed(visit);
    if (!intake_comes_back(result, &form)) return result;
    enum result shown = visit_render_check(visit, &form, &NO_NOTICE);
    return shown == DONE ? intake_comes_back_as(result, visit->response) : shown;
}

static enum result on_check(struct visit *visit) {
    const char *go = sent_text(visit, "go");
    enum complaint_step step = STEP_CHECK;
    if (!visit->draft.exists) {
        enum result result = visit_show_step(visit, STEP_WHO, &DRAFT_GONE);
        if (result == DONE) visit->response->status = 409;
        return result;
    }
    if (strcmp(go, "send") == 0) return send(visit);
    if (strcmp(go, "later") == 0) return visit_show_saved(visit, STEP_CHECK);
    visit->returns_to_check = true;
    return complaint_step_parse(go, &step) ? visit_show_step(visit, step, &NO_NOTICE) : REFUSED_INVALID;
}

/* Who has a draft was here before: the form may be as old as the draft, and how fast it was filled was judged at its start. */
static void settle_nonce(struct visit *visit) {
    bool is_trapped = *sent_text(visit, TRAP_FIELD) != '\0';
    if (visit->draft.exists) visit->request->nonce_state = is_trapped ? NONCE_TOO_FAST : NONCE_GOOD;
}

/* The draft is read before the case is looked for: both change in one transaction, so what another tap is sending this very
 * moment is seen as a draft or as a case, never as neither. */
static enum result submit(struct visit *visit) {
    struct case_receipt stored;
    struct request *request = visit->request;
    struct nonce nonce = intake_nonce(request);
    enum complaint_step step;
    enum result loaded = complaint_draft_load(visit->app, request, request->nonce.random, &visit->draft);
    enum result result = case_by_nonce(visit->app->db, request->arena, &nonce, &stored);
    if (result == DONE) return visit_show_receipt(visit, &stored);
    if (!complaint_step_parse(sent_text(visit, "step"), &step)) return REFUSED_INVALID;
    if (loaded != DONE) return loaded;
    settle_nonce(visit);
    return step == STEP_CHECK ? on_check(visit) : on_step(visit, step);
}

static enum result show_empty(struct app *app, struct request *request, struct response *response) {
    struct visit visit = { .app = app, .request = request, .response = response };
    struct form form;
    enum result result = visit_open_step(&visit, STEP_WHO, &form);
    return result == DONE ? visit_render_step(&visit, STEP_WHO, &form, &NO_NOTICE) : result;
}

static enum result handle(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept;
    if (request->method != METHOD_POST) return kept_page_send(app, request, response, &kept, COMPLAINT_PATH, show_empty);
    struct visit visit = { .app = app, .request = request, .response = response };
    enum result result = submit(&visit);
    complaint_draft_closep(&visit.draft);
    return result;
}

static const struct route ROUTES[] = {
    { .path = COMPLAINT_PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = COMPLAINT_FIELDS, .field_count = COMPLAINT_POSTED_COUNT, .body_limit = BODY_WITH_FILES, .handle = handle },
    { .path = RESUME_PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = RESUME_FIELDS, .field_count = RESUME_FIELD_COUNT, .handle = complaint_resume },
};

static const struct program COMPLAINT = {
    .name = "complaint",
    .role = DB_INTAKE,
    .keys = KEY_FORM | KEY_CODE | KEY_CODE_HASH | KEY_ATTEMPT | KEY_IDENTITY_PUBLIC | KEY_RECEIPT_SECRET,
    .routes = ROUTES,
    .route_count = COUNT_OF(ROUTES),
};

int main(int argc, char **argv) {
    return web_main(&COMPLAINT, argc, argv);
}
