/* Scope: signing in and out: password, one-time code, end of the session.
 * GET  /petugas/masuk       the form; somebody half signed in is sent to the step that is missing
 * POST /petugas/masuk       303 to the next step; 403 wrong name or password (one answer for both); 429 too many tries
 * GET  /petugas/masuk/kode  the form for the one-time code
 * POST /petugas/masuk/kode  303; 403 wrong or used code; 429
 * POST /petugas/keluar      303 to the sign-in page, the session is gone */
#include "cgi-bin/staff/sign_in.h"

#include <string.h>

#include "cgi-bin/staff/login_tries.h"
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
    struct session_start start = { .staff = staff, .full = false, .now = request->now };
    if (result == DONE) result = session_start(&tx, app->keys, &start, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

/* The form again with status 403, after the wrong try of NAME is counted. */
static enum result show_refused(struct app *app, struct request *request, struct response *response, struct form *form,
                                const char *name) {
    bool is_code = form->fields == CODE_FIELDS;
    enum result result = login_tries_note(app, request, name);
    if (result != DONE) return result;
    if (is_code) form_fault(form, "code", "Kode salah atau sudah dipakai. Tunggu kode berikutnya.");
    else form_fault(form, NULL, "Nama akun atau kata sandi salah.");
    result = page_form(app, request, response, is_code ? "pages/staff_totp" : "pages/staff_login", form,
                                   is_code ? NULL : SIGN_IN_PATH, is_code ? sign_in_view(app, request) : NULL);
    response->status = 403;
    return result;
}

enum result sign_in(struct app *app, struct request *request, struct response *response) {
    if (request->method != METHOD_POST) return show(app, request, response);
    struct form form = form_of(request, SIGN_IN_FIELDS, SIGN_IN_FIELD_COUNT);
    if (form_read(&form) != DONE) return page_form(app, request, response, "pages/staff_login", &form, SIGN_IN_PATH, NULL);

    const char *name = form_text(&form, "login");
    enum result result = login_tries_left(app, request, name);
    if (result != DONE) return result;
    struct login login = { name, form_text(&form, "password"), &PASSWORD_COST };
    struct staff staff;
    result = staff_check_password(app->db, request->arena, &login, &staff);
    if (result == REFUSED_FORBIDDEN) return show_refused(app, request, response, &form, name);
    struct session_token token;
    if (result == DONE) result = start_session(app, request, staff.id, &token);
    if (result != DONE) return result;
    sign_in_cookie(app, response, &token);
    return response_redirect(response, staff.has_totp ? CODE_PATH : ENROL_PATH);
}

static enum result show_code(struct app *app, struct request *request, struct response *response) {
    const char *next = sign_in_next_step(visitor_of(request));
    if (strcmp(next, CODE_PATH) != 0) return response_redirect(response, next);
    struct form form = form_of(request, CODE_FIELDS, CODE_FIELD_COUNT);
    return page_form(app, request, response, "pages/staff_totp", &form, NULL, sign_in_view(app, request));
}

enum result sign_in_raise(struct app *app, struct request *request, struct response *response, second_factor *check) {
    const struct staff *staff = &visitor_of(request)->session.staff;
    struct totp_try attempt = { staff->id, parameters_first(&request->form, "code"), request->now };
    struct session_token old = visitor_token(request), token;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = check(&tx, app->keys, &attempt);
    if (result == DONE) result = session_raise(&tx, app->keys, &old, request->now, &token);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) return result;
    login_tries_trust(app, request, response, staff->name);
    sign_in_cookie(app, response, &token);
    return response_redirect(response, staff->must_change_password ? PASSWORD_PATH : DESK_PATH);
}

enum result sign_in_code(struct app *app, struct request *request, struct response *response) {
    if (request->method != METHOD_POST) return show_code(app, request, response);
    const struct staff_visitor *visitor = visitor_of(request);
    const char *next = sign_in_next_step(visitor);
    if (strcmp(next, CODE_PATH) != 0) return response_redirect(response, next);
    struct form form = form_of(request, CODE_FIELDS, CODE_FIELD_COUNT);
    if (form_read(&form) != DONE) {
        return page_form(app, request, response, "pages/staff_totp", &form, NULL, sign_in_view(app, request));
    }
    const char *name = visitor->session.staff.name;
    enum result result = login_tries_left(app, request, name);
    if (result == DONE) result = sign_in_raise(app, request, response, staff_totp_check);
    return result == REFUSED_FORBIDDEN ? show_refused(app, request, response, &form, name) : result;
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
