/* Scope: switching the second factor on at the first login, or after an administrator took it away.
 * GET  /petugas/totp  the secret as QR and text, and the form for its first code
 * POST /petugas/totp  a full session and, this once, the recovery codes; 403 wrong code, the same secret again; 429 */
#include "cgi-bin/staff/second_factor.h"

#include <string.h>

#include "cgi-bin/staff/login_tries.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/sign_in.h"
#include "lib/out/qr.h"
#include "lib/web/page.h"
#include "lib/web/urlencoded.h"

/* The key URI that authenticator applications read from a QR code. */
static const char *key_uri(struct app *app, struct request *request, const char *secret) {
    struct buffer uri = buffer_in(request->arena);
    buffer_text(&uri, "otpauth://totp/");
    percent_encode(&uri, app->config->office.name);
    buffer_text(&uri, ":");
    percent_encode(&uri, visitor_of(request)->session.staff.name);
    buffer_format(&uri, "?secret=%s&issuer=", secret);
    percent_encode(&uri, app->config->office.name);
    return buffer_string(&uri);
}

/* The secret begun before, or a new one: reloading the page must not undo what the telephone already read. */
static enum result pending_secret(struct app *app, struct request *request, char secret[static TOTP_SECRET_LENGTH + 1]) {
    struct staff_id id = visitor_of(request)->session.staff.id;
    enum result result = staff_totp_pending(app->db, app->keys, id, secret);
    if (result != REFUSED_ABSENT) return result;
    struct tx tx CLEANUP_TX = { 0 };
    result = tx_begin(app->db, &tx);
    if (result == DONE) result = staff_totp_begin(&tx, app->keys, id, secret);
    return result == DONE ? tx_commit(&tx) : result;
}

/* In groups of four, as people copy it. */
static json_t *groups_of(const char *secret) {
    json_t *groups = json_array();
    for (size_t i = 0; i + 4 <= TOTP_SECRET_LENGTH; i += 4) (void)json_array_append_new(groups, json_stringn(secret + i, 4));
    return groups;
}

enum result second_factor_show(struct app *app, struct form *form, struct response *response, const char *secret,
                               const char *sealed) {
    struct request *request = form->request;
    struct qr qr;
    enum result result = qr_make(request->arena, key_uri(app, request, secret), &qr);
    if (result != DONE) return result;
    json_t *view = sign_in_view(app, request);
    (void)json_object_set_new(view, "secret_groups", groups_of(secret));
    (void)json_object_set_new(view, "qr_path", json_string(qr.path));
    (void)json_object_set_new(view, "qr_size", json_integer(qr.size));
    (void)json_object_set_new(view, "sealed", sealed ? json_string(sealed) : json_null());
    (void)json_object_set_new(view, "post_to", json_string(sealed ? &TELEPHONE_PATH[1] : &ENROL_PATH[1]));
    return page_form(app, request, response, "pages/staff_totp_enrol", form, NULL, view);
}

enum result recovery_codes_show(struct app *app, struct request *request, struct response *response,
                                const struct recovery_codes *codes, const char *onward) {
    json_t *list = json_array();
    for (size_t i = 0; i < RECOVERY_CODES; i++) (void)json_array_append_new(list, json_string(codes->codes[i].text));
    json_t *view = json_pack("{s:{s:b}, s:o, s:s, s:s, s:s}", "here", "own", 1, "codes", list, "onward", onward, "login",
                             visitor_of(request)->session.staff.name, "made_on", desk_day(app, request, request->now));
    return page_render(app, request, response, "pages/staff_recovery_codes", view);
}

static enum result show(struct app *app, struct request *request, struct response *response, struct form *form) {
    char secret[TOTP_SECRET_LENGTH + 1];
    enum result result = pending_secret(app, request, secret);
    return result == DONE ? second_factor_show(app, form, response, secret, NULL) : result;
}

static enum result show_first(struct app *app, struct request *request, struct response *response) {
    const char *next = sign_in_next_step(visitor_of(request));
    if (strcmp(next, ENROL_PATH) != 0) return response_redirect(response, next);
    struct form form = form_of(request, CODE_FIELDS, CODE_FIELD_COUNT);
    return show(app, request, response, &form);
}

/* Switches it on, makes the recovery codes and the full session, all in one transaction. */
static enum result confirm(struct app *app, struct form *form, struct response *response, struct recovery_codes *ret) {
    struct request *request = form->request;
    struct totp_try attempt = { visitor_of(request)->session.staff.id, form_text(form, "code"), request->now };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = staff_totp_confirm(&tx, app->keys, &attempt);
    if (result == DONE) result = recovery_make(&tx, app->keys, request->now, attempt.id, ret);
    return result == DONE ? sign_in_full(app, request, response, &tx) : result;
}

enum result second_factor_page(struct app *app, struct request *request, struct response *response) {
    if (request->method != METHOD_POST) return show_first(app, request, response);
    const struct staff_visitor *visitor = visitor_of(request);
    const char *next = sign_in_next_step(visitor);
    if (strcmp(next, ENROL_PATH) != 0) return response_redirect(response, next);
    struct form form = form_of(request, CODE_FIELDS, CODE_FIELD_COUNT);
    if (form_read(&form) != DONE) return show(app, request, response, &form);

    int64_t wait = 0;
    struct recovery_codes codes;
    enum result result = login_tries_left(app, request, visitor->session.staff.name, &wait);
    if (result == REFUSED_TOO_MANY) login_tries_say_wait(&form, response, wait);
    if (result == DONE) result = confirm(app, &form, response, &codes);
    bool must_change = visitor->session.staff.must_change_password;
    if (result == DONE) return recovery_codes_show(app, request, response, &codes, must_change ? PASSWORD_PATH : DESK_PATH);
    if (result != REFUSED_FORBIDDEN && result != REFUSED_TOO_MANY) return result;
    if (!wait) result = sign_in_wrong_code(app, &form, WRONG_FIRST_CODE);
    if (!wait && result != DONE) return result;
    result = show(app, request, response, &form);
    response->status = wait ? 429 : 403;
    return result;
}
