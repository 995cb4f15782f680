/* Scope: requests for information: citizens' under UU 14/2008, and letters between agencies.
 *
 * GET  /permintaan-data/                 200 the citizens' form.
 * GET  /permintaan-data/?jenis=instansi  200 the agencies' form.
 * GET  /permintaan-data/?cari=WORDS      200 the form below what is published already and answers these words.
 * POST /permintaan-data/sudah-ada        303 to the page of what was chosen, one request fewer is counted; 404 it is not published.
 * POST /permintaan-data/                 200 the receipt: the request, its identity, attachments, audit row and mail are
 *                                            on disk; the repeat of a form shows the same receipt and stores nothing;
 *                                        400 the form again with what is wrong, or fields of the other form;
 *                                        429 too many within the hour; 503 nothing was stored, what was typed is kept. */
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/kept_page.h"
#include "cgi-bin/shared/published_first.h"
#include "cgi-bin/shared/receipt_page.h"
#include "cgi-bin/shared/request_form.h"
#include "lib/base/keys.h"
#include "lib/rules/case_kinds.h"

#define PATH "/permintaan-data/"

static const struct field FIELDS[] = { REQUEST_FORM_GATE };

static json_t *base_view(const struct app *app, const struct request_variant *variant) {
    return json_pack("{s:{s:b}, s:b, s:{s:i, s:i}}", "here", "request", 1, "agency", variant->is_agency, "deadlines",
                     "request_answer", app->config->deadlines.request_answer,
                     "request_extension", app->config->deadlines.request_extension);
}

static enum result show_empty(struct app *app, struct request *request, struct response *response) {
    const struct request_variant *variant = request_variant_shown(request);
    struct form form = form_of(request, variant->fields, variant->field_count);
    json_t *view = base_view(app, variant);
    enum result result = published_view(app, request, view);
    const char *typed = json_string_value(json_object_get(view, "published_asked"));
    if (typed) form_set(&form, "information", typed);
    if (result == DONE) return page_form(app, request, response, "pages/request", &form, PATH, view);
    json_decref(view);
    return result;
}

static enum result show_receipt(struct app *app, struct request *request, struct response *response,
                                const struct case_receipt *stored) {
    struct receipt_of receipt = { .kind = CASE_REQUEST, .stored = stored, .code = intake_code(app, request) };
    json_t *view;
    enum result result = receipt_view(app, request, &receipt, &view);
    if (result != DONE) return result;
    json_object_set_new(view, "due_days", json_integer(app->config->deadlines.request_answer));
    json_object_set_new(view, "extension_days", json_integer(app->config->deadlines.request_extension));
    json_object_set_new(view, "here", json_pack("{s:b}", "request", 1));
    return page_render(app, request, response, "pages/request_receipt", view);
}

/* Somebody at home needs a way to be reached; whoever stands at the counter may come back. */
static void judge(const struct app *app, struct form *form) {
    if (!form_has(form, "phone") && !form_has(form, "email")) {
        form_fault(form, "phone", "Isi nomor telepon atau alamat surel agar kami dapat menghubungi Anda.");
    }
    request_form_judge(app, form);
}

static enum result store_in(struct tx *tx, struct app *app, struct request *request, struct form *form,
                            struct case_receipt *ret) {
    enum result result = intake_quota_take(app, request, tx, QUOTA_STORED);
    if (result != DONE) return result;
    struct intake_arrival arrival = intake_now(app, request);
    return request_form_store(tx, app, form, &arrival, ret);
}

static enum result submit(struct app *app, struct request *request, struct response *response) {
    struct case_receipt stored;
    struct nonce nonce = intake_nonce(request);
    enum result result = case_by_nonce(app->db, request->arena, &nonce, &stored);
    if (result == DONE) return show_receipt(app, request, response, &stored);

    const struct request_variant *variant = request_variant_sent(request);
    if (!variant) return REFUSED_INVALID;
    struct form form = form_of(request, variant->fields, variant->field_count);
    if (!request_form_is_whole(&form)) return REFUSED_INVALID;
    result = form_read(&form);
    judge(app, &form);
    if (form.is_faulty) result = REFUSED_INVALID;
    if (result == DONE) result = intake_store(app, request, &form, store_in, &stored);
    if (result == DONE) return show_receipt(app, request, response, &stored);
    json_t *view = base_view(app, variant);
    (void)json_object_update_new(view, json_pack("{s:n, s:b, s:[]}", "published_asked", "has_published", 0, "published"));
    struct intake_page page = { .name = "pages/request", .nonce_route = PATH, .view = view };
    return intake_show_again(app, request, response, &page, &form, result);
}

static enum result handle(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept[REQUESTER_KIND_COUNT];
    if (request->method == METHOD_POST) return submit(app, request, response);
    if (parameters_first(&request->query, PUBLISHED_QUERY)) return show_empty(app, request, response);
    return kept_page_send(app, request, response, &kept[request_variant_shown(request)->is_agency], PATH, show_empty);
}

static const struct field CHOSEN[] = { PUBLISHED_FIELDS };
static const char *const QUERY[] = { "jenis", PUBLISHED_QUERY, NULL };

static const struct route ROUTES[] = {
    { .path = PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = FIELDS, .field_count = COUNT_OF(FIELDS), .query = QUERY, .body_limit = BODY_WITH_FILES, .handle = handle },
    { .path = PUBLISHED_PATH, .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = CHOSEN, .field_count = COUNT_OF(CHOSEN), .handle = published_choose },
};

static const struct program REQUEST = {
    .name = "request",
    .role = DB_INTAKE,
    .keys = KEY_FORM | KEY_CODE | KEY_CODE_HASH | KEY_ATTEMPT | KEY_IDENTITY_PUBLIC | KEY_RECEIPT_SECRET,
    .routes = ROUTES,
    .route_count = COUNT_OF(ROUTES),
};

int main(int argc, char **argv) {
    return web_main(&REQUEST, argc, argv);
}
