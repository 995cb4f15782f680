/* Scope: signing in and out: password, one-time code, end of the session.
 * GET  /petugas/masuk       the form; somebody half signed in is sent to the step that is missing
 * POST /petugas/masuk       303 to the next step; 403 wrong name or password (one answer for both); 429 while
 *                           a delay runs, with Retry-After
 * GET  /petugas/masuk/kode  the form for the one-time code
 * POST /petugas/masuk/kode  303; 403 wrong or used code; 429
 * …    /petugas/masuk/pemulihan  the same with one of the recovery codes instead
 * POST /petugas/keluar      303 to the sign-in page, the session is gone */
#include "cgi-bin/staff/sign_in.h"

#include <string.h>

#include "cgi-bin/staff/login_tries.h"
#include "lib/rules/device_name.h"
#include "lib/store/recovery.h"
#include "lib/web/page.h"

const struct field SIGN_IN_FIELDS[SIGN_IN_FIELD_COUNT] = {
    { .name = "login", .label = "Nama akun", .kind = FIELD_TEXT, .required = true, .max_length = 40,
      .missing = "Isi nama akun.", .autocomplete = "username" },
    { .name = "password", .label = "Kata sandi", .kind = FIELD_SECRET, .required = true, .max_length = PASSWORD_LIMIT,
      .missing = "Isi kata sandi.", .autocomplete = "current-password" },
};

const struct field CODE_FIELDS[CODE_FIELD_COUNT] = {
    { .name = "code", .label = "Kode enam angka", .kind = FIELD_SECRET, .required = true, .max_length = 6,
      .hint = "Buka aplikasi autentikator di telepon Anda.", .missing = "Isi kode enam angka.",
      .autocomplete = "one-time-code", .input_class = "input-code" },
};

const struct field RECOVERY_FIELDS[CODE_FIELD_COUNT] = {
    { .name = "code", .label = "Kode pemulihan", .kind = FIELD_SECRET, .required = true, .max_length = 40,
      .hint = "Satu dari sepuluh kode yang Anda simpan; tiap kode hanya berlaku sekali.", .missing = "Isi kode pemulihan." },
};

const char *sign_in_next_step(const struct staff_visitor *visitor) {
    if (!visitor) return SIGN_IN_PATH;
    const struct session *session = &visitor->session;
    if (!session->full) return session->staff.has_totp ? CODE_PATH : ENROL_PATH;
    return session->staff.must_change_password ? PASSWORD_PATH : DESK_PATH;
}

json_t *sign_in_view(struct app *app, struct request *request) {
    const char *csrf = session_csrf(request->arena, app->keys->session, request->session_cookie);
    return json_pack("{s:s}", "csrf", csrf);
}

void sign_in_cookie(struct app *app, struct response *response, const struct session_token *token) {
    session_cookie_set(response, app->config->site.base_url, token->bytes);
}

static enum result show(struct app *app, struct request *request, struct response *response) {
    if (request->visitor) return response_redirect(response, sign_in_next_step(visitor_of(request)));
    struct form form = form_of(request, SIGN_IN_FIELDS, SIGN_IN_FIELD_COUNT);
    return page_form(app, request, response, "pages/staff_login", &form, SIGN_IN_PATH, NULL);
}

/* Ends a session the browser still held, so that a new one never stands beside it. */
static enum result start_session(struct app *app, struct request *request, struct staff_id staff, struct session_token *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result != DONE) return result;
    if (request->visitor) {
        struct session_token old = visitor_token(request);
        result = session_end(&tx, app->keys, &old, request->now);
    }
    struct session_start start = { .staff = staff, .full = false, .now = request->now,
                                   .device = device_name(request->arena, request->user_agent) };
    if (result == DONE) result = session_start(&tx, app->keys, &start, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

/* The sign-in page with status 403 after the wrong try of NAME is counted, or 429 when it was not even looked at. */
static enum result show_refused(struct app *app, struct request *request, struct response *response, struct form *form,
                                int64_t wait) {
    const char *name = form_text(form, "login");
    if (wait) login_tries_say_wait(form, response, wait);
    else form_fault(form, NULL, "Nama akun atau kata sandi salah.");
    enum result result = wait ? DONE : login_tries_note(app, request, name);
    if (result != DONE) return result;
    result = page_form(app, request, response, "pages/staff_login", form, SIGN_IN_PATH, NULL);
    response->status = wait ? 429 : 403;
    return result;
}

enum result sign_in(struct app *app, struct request *request, struct response *response) {
    if (request->method != METHOD_POST) return show(app, request, response);
    struct form form = form_of(request, SIGN_IN_FIELDS, SIGN_IN_FIELD_COUNT);
    if (form_read(&form) != DONE) return page_form(app, request, response, "pages/staff_login", &form, SIGN_IN_PATH, NULL);

    const char *name = form_text(&form, "login");
    int64_t wait = 0;
    enum result result = login_tries_left(app, request, name, &wait);
    if (result == REFUSED_TOO_MANY) return show_refused(app, request, response, &form, wait);
    if (result != DONE) return result;
    struct login login = { name, form_text(&form, "password"), &PASSWORD_COST };
    struct staff staff;
    result = staff_check_password(app->db, request->arena, &login, &staff);
    if (result == REFUSED_FORBIDDEN) return show_refused(app, request, response, &form, 0);
    struct session_token token;
    if (result == DONE) result = start_session(app, request, staff.id, &token);
    if (result != DONE) return result;
    sign_in_cookie(app, response, &token);
    return response_redirect(response, staff.has_totp ? CODE_PATH : ENROL_PATH);
}

/* ---- the second factor ---- */

typedef enum result second_factor(struct tx *tx, const struct keys *keys, const struct totp_try *attempt);

/* The two ways to prove it; both read the field `code`. */
struct proof {
    const struct field *fields;
    const char *template, *wrong, *onward;
    second_factor *check;
};
static const struct proof TELEPHONE = {
    CODE_FIELDS, "pages/staff_totp", "Kode salah atau sudah dipakai. Tunggu kode berikutnya.", DESK_PATH, staff_totp_check,
};
static const struct proof RECOVERY = {
    RECOVERY_FIELDS, "pages/staff_recovery", "Kode pemulihan salah atau sudah pernah dipakai.", RECOVERED_PATH, recovery_use,
};

static enum result show_proof(struct app *app, struct response *response, struct form *form, const struct proof *proof) {
    return page_form(app, form->request, response, proof->template, form, NULL, sign_in_view(app, form->request));
}

enum result sign_in_full(struct app *app, struct request *request, struct response *response, struct tx *tx) {
    const char *name = visitor_of(request)->session.staff.name;
    struct session_token old = visitor_token(request), token;
    enum result result = login_tries_forgive(app, request, tx, name);
    if (result == DONE) result = session_raise(tx, app->keys, &old, request->now, &token);
    if (result == DONE) result = tx_commit(tx);
    if (result != DONE) return result;
    login_tries_trust(app, request, response, name);
    sign_in_cookie(app, response, &token);
    return DONE;
}

static enum result prove(struct app *app, struct form *form, struct response *response, const struct proof *proof) {
    struct request *request = form->request;
    const struct staff *staff = &visitor_of(request)->session.staff;
    struct totp_try attempt = { staff->id, form_text(form, "code"), request->now };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = proof->check(&tx, app->keys, &attempt);
    if (result == DONE) result = sign_in_full(app, request, response, &tx);
    if (result != DONE) return result;
    return response_redirect(response, staff->must_change_password ? PASSWORD_PATH : proof->onward);
}

enum result sign_in_wrong_code(struct app *app, struct form *form, const char *wrong) {
    form_fault(form, "code", wrong);
    return login_tries_note(app, form->request, visitor_of(form->request)->session.staff.name);
}

static enum result take_proof(struct app *app, struct request *request, struct response *response, const struct proof *proof) {
    const char *next = sign_in_next_step(visitor_of(request));
    if (strcmp(next, CODE_PATH) != 0) return response_redirect(response, next);
    struct form form = form_of(request, proof->fields, CODE_FIELD_COUNT);
    if (request->method != METHOD_POST || form_read(&form) != DONE) return show_proof(app, response, &form, proof);

    int64_t wait = 0;
    enum result result = login_tries_left(app, request, visitor_of(request)->session.staff.name, &wait);
    if (result == REFUSED_TOO_MANY) login_tries_say_wait(&form, response, wait);
    if (result == DONE) result = prove(app, &form, response, proof);
    if (result != REFUSED_FORBIDDEN && result != REFUSED_TOO_MANY) return result;
    if (!wait) result = sign_in_wrong_code(app, &form, proof->wrong);
    if (!wait && result != DONE) return result;
    result = show_proof(app, response, &form, proof);
    response->status = wait ? 429 : 403;
    return result;
}

enum result sign_in_code(struct app *app, struct request *request, struct response *response) {
    return take_proof(app, request, response, &TELEPHONE);
}

enum result sign_in_recovery(struct app *app, struct request *request, struct response *response) {
    return take_proof(app, request, response, &RECOVERY);
}

enum result sign_out(struct app *app, struct request *request, struct response *response) {
    struct session_token token = visitor_token(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = session_end(&tx, app->keys, &token, request->now);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) return result;
    session_cookie_clear(response, app->config->site.base_url);
    return response_redirect(response, SIGN_IN_PATH);
}
