/* Scope: making a browser the tablet of a kiosk.
 * POST /survei/kios/pasang  303 to the kiosk with its cookie; 400 with the form for a code that is unknown, used or too old; 429 after
 *                           [limits] code_tries_per_hour wrong ones of one address within the hour. A right one is taken all the same: its
 *                           80 bits are not to be guessed, and neighbours of one address shall not answer for each other */
#include "cgi-bin/kiosk/setup.h"

#include "cgi-bin/kiosk/tablet.h"
#include "lib/store/attempt.h"
#include "lib/web/page.h"

#define TOO_MANY "Terlalu banyak kode yang salah dari jaringan ini. Coba lagi satu jam lagi, atau periksa kodenya."
#define WRONG "Kode ini tidak dikenal, sudah dipakai, atau lewat 24 jam. Minta kode pasang yang baru kepada tim survei."

const struct field SETUP_FIELDS[SETUP_FIELD_COUNT] = {
    { .name = "code", .label = "Kode pasang", .kind = FIELD_TEXT, .required = true, .max_length = 40, .input_class = "input-code",
      .hint = "Tertulis di halaman Kios petugas, seperti ABCD-EFGH-JKLM-NPQR.", .missing = "Isi kode pasang." },
};

/* Counted apart from the codes of cases and slips. */
static enum result count_wrong(struct app *app, struct request *request) {
    struct tx tx CLEANUP_TX = { 0 };
    struct attempt attempt = { .kind = "code", .subject = arena_format(request->arena, "kiosk\n%s", request->remote_address),
                               .limit = app->config->limits.code_tries_per_hour, .now = request->now };
    enum result result = attempt_allowed(app->db, app->keys, &attempt);
    if (result == DONE) result = tx_begin(app->db, &tx);
    if (result == DONE) result = attempt_count(&tx, app->keys, &attempt);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result show(struct app *app, struct response *response, struct form *form, int status) {
    tablet_headers(response);
    enum result result = page_form(app, form->request, response, "pages/kiosk_setup", form, NULL, NULL);
    response->status = status;
    return result;
}

enum result setup_show(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, SETUP_FIELDS, SETUP_FIELD_COUNT);
    return show(app, response, &form, 403);
}

static enum result claim(struct app *app, struct form *form, struct kiosk_token *ret) {
    struct access_code code;
    if (!access_code_parse(form_text(form, "code"), &code)) return REFUSED_ABSENT;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = kiosk_claim(&tx, code, form->request->now, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result setup_page(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, SETUP_FIELDS, SETUP_FIELD_COUNT);
    struct kiosk_token token;
    if (form_read(&form) != DONE) return show(app, response, &form, 400);
    enum result result = claim(app, &form, &token);
    if (result == REFUSED_ABSENT) {
        result = count_wrong(app, request);
        if (result != DONE && result != REFUSED_TOO_MANY) return result;
        form_fault(&form, "code", result == DONE ? WRONG : TOO_MANY);
        return show(app, response, &form, result == DONE ? 400 : 429);
    }
    if (result != DONE) return result;
    tablet_cookie_set(app, response, &token);
    return response_redirect(response, KIOSK_PATH);
}
