/* Scope: a new password, of one's own choice.
 * GET  /petugas/sandi  the form
 * POST /petugas/sandi  303 to the desk with a fresh session, every other session of the account is gone; 403 when the
 *                      present password is wrong; 429 while a delay runs; 400 for a new one that is too short or the old one */
#include "cgi-bin/staff/password.h"

#include <string.h>

#include "cgi-bin/staff/login_tries.h"
#include "cgi-bin/staff/sign_in.h"
#include "lib/rules/device_name.h"
#include "lib/web/page.h"

const struct field PASSWORD_FIELDS[PASSWORD_FIELD_COUNT] = {
    { .name = "current", .label = "Kata sandi sekarang", .kind = FIELD_SECRET, .required = true, .max_length = PASSWORD_LIMIT,
      .missing = "Isi kata sandi sekarang.", .autocomplete = "current-password" },
    { .name = "new", .label = "Kata sandi baru", .kind = FIELD_SECRET, .required = true, .max_length = PASSWORD_LIMIT,
      .hint = "Paling sedikit 10 karakter; kalimat pendek paling mudah diingat.", .missing = "Isi kata sandi baru.",
      .autocomplete = "new-password" },
    { .name = "again", .label = "Ulangi kata sandi baru", .kind = FIELD_SECRET, .required = true, .max_length = PASSWORD_LIMIT,
      .missing = "Ulangi kata sandi baru.", .autocomplete = "new-password" },
};

static bool has_second_factor(const struct staff_visitor *visitor) {
    return visitor && visitor->session.full;
}

static enum result show(struct app *app, struct request *request, struct response *response, struct form *form) {
    json_t *view = sign_in_view(app, request);
    bool must_change = visitor_of(request)->session.staff.must_change_password;
    (void)json_object_set_new(view, "must_change", json_boolean(must_change));
    return page_form(app, request, response, "pages/staff_password", form, NULL, view);
}

static enum result show_first(struct app *app, struct request *request, struct response *response) {
    const struct staff_visitor *visitor = visitor_of(request);
    if (!has_second_factor(visitor)) return response_redirect(response, sign_in_next_step(visitor));
    struct form form = form_of(request, PASSWORD_FIELDS, PASSWORD_FIELD_COUNT);
    return show(app, request, response, &form);
}

static void judge(struct form *form) {
    const char *chosen = form_text(form, "new");
    if (strcmp(chosen, form_text(form, "again")) != 0) form_fault(form, "again", "Kedua kata sandi baru tidak sama.");
    if (strcmp(chosen, form_text(form, "current")) == 0) form_fault(form, "new", "Kata sandi baru harus berbeda.");
}

/* Sets it and signs in again under a fresh token: the old sessions ended with the old password. */
static enum result change(struct app *app, struct request *request, const char *chosen, struct session_token *ret) {
    struct staff_id id = visitor_of(request)->session.staff.id;
    struct actor actor = visitor_actor(request);
    struct password_new password = { .id = id, .password = chosen, .must_change = false, .cost = &PASSWORD_COST };
    struct session_start start = { .staff = id, .full = true, .now = request->now,
                                   .device = device_name(request->arena, request->user_agent) };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = staff_set_password(&tx, &actor, request->now, &password);
    if (result == DONE) result = session_start(&tx, app->keys, &start, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result password_page(struct app *app, struct request *request, struct response *response) {
    if (request->method != METHOD_POST) return show_first(app, request, response);
    const struct staff_visitor *visitor = visitor_of(request);
    if (!has_second_factor(visitor)) return response_redirect(response, sign_in_next_step(visitor));
    struct form form = form_of(request, PASSWORD_FIELDS, PASSWORD_FIELD_COUNT);
    if (form_read(&form) == DONE) judge(&form);
    if (form.is_faulty) return show(app, request, response, &form);

    enum result result = password_again(app, &form, response, "current");
    if (result == REFUSED_FORBIDDEN || result == REFUSED_TOO_MANY) {
        int status = response_status_of(result);
        result = show(app, request, response, &form);
        response->status = status;
        return result;
    }
    struct session_token token;
    if (result == DONE) result = change(app, request, form_text(&form, "new"), &token);
    if (result == REFUSED_INVALID) {
        form_fault(&form, "new", "Kata sandi baru paling sedikit 10 karakter dan bukan nama akun.");
        return show(app, request, response, &form);
    }
    if (result != DONE) return result;
    sign_in_cookie(app, response, &token);
    return response_redirect(response, DESK_PATH);
}
