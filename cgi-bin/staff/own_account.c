/* Scope: one's own account: sessions, second factor, recovery codes, shortcuts. Everybody who works here has one.
 * GET  /petugas/saya  the account
 * POST /petugas/saya  end_session, end_others, shortcuts: 303 back here; 404 for a session that is not one's own;
 *                     new_codes: the new codes, this once; new_phone: the secret for another telephone; both ask for the
 *                     password: 403 wrong, 429 while a delay runs */
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/own_account.h"

#include <string.h>

#include "cgi-bin/staff/login_tries.h"
#include "cgi-bin/staff/own_account_view.h"
#include "cgi-bin/staff/second_factor.h"
#include "cgi-bin/staff/sign_in.h"
#include "cgi-bin/staff/telephone.h"

static const struct choice ACTIONS[] = { { OWN_END_SESSION, "", NULL }, { OWN_END_OTHERS, "", NULL }, { OWN_SHORTCUTS, "", NULL },
                                         { OWN_NEW_CODES, "", NULL },   { OWN_NEW_PHONE, "", NULL } };

const struct field OWN_FIELDS[OWN_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS,
      .choice_count = COUNT_OF(ACTIONS) },
    { .name = "session", .label = "", .kind = FIELD_HIDDEN, .max_length = SESSION_MARK_LENGTH },
    { .name = "shortcuts", .label = "Pakai pintasan papan ketik", .kind = FIELD_TICK,
      .hint = "Tekan ? di halaman petugas untuk melihat daftarnya." },
    { .name = "password", .label = "Kata sandi sekarang", .kind = FIELD_SECRET, .max_length = PASSWORD_LIMIT,
      .autocomplete = "current-password" },
};
const char *const OWN_QUERY[] = { "selesai", NULL };

struct turn {
    struct app *app;
    struct request *request;
    struct response *response;
    struct form *form;
};

static struct staff_id own_id(const struct turn *turn) {
    return visitor_of(turn->request)->session.staff.id;
}

static enum result back(const struct turn *turn, const char *done) {
    return response_redirect(turn->response, arena_format(turn->request->arena, OWN_PATH "?selesai=%s", done));
}

/* ---- the actions ---- */

static enum result end_session(struct turn *turn) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(turn->app->db, &tx);
    if (result == DONE) result = session_end_marked(&tx, own_id(turn), form_text(turn->form, "session"), turn->request->now);
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? back(turn, OWN_END_SESSION) : result;
}

static enum result end_others(struct turn *turn) {
    struct session_token own = visitor_token(turn->request);
    struct session_whose whose = { own_id(turn), &own, turn->request->now };
    struct actor actor = visitor_actor(turn->request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(turn->app->db, &tx);
    if (result == DONE) result = session_end_others(&tx, turn->app->keys, &actor, &whose);
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? back(turn, OWN_END_OTHERS) : result;
}

static enum result shortcuts(struct turn *turn) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(turn->app->db, &tx);
    if (result == DONE) result = staff_set_shortcuts(&tx, own_id(turn), form_ticked(turn->form, "shortcuts"));
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? back(turn, OWN_SHORTCUTS) : result;
}

static enum result new_codes(struct turn *turn) {
    struct recovery_codes codes;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(turn->app->db, &tx);
    if (result == DONE) result = recovery_make(&tx, turn->app->keys, turn->request->now, own_id(turn), &codes);
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? recovery_codes_show(turn->app, turn->request, turn->response, &codes, OWN_PATH) : result;
}

static enum result new_phone(struct turn *turn) {
    return telephone_begin(turn->app, turn->request, turn->response);
}

static const struct {
    const char *name;
    bool asks_password;
    enum result (*run)(struct turn *turn);
} ACTS[] = {
    { OWN_END_SESSION, false, end_session }, { OWN_END_OTHERS, false, end_others }, { OWN_SHORTCUTS, false, shortcuts },
    { OWN_NEW_CODES, true, new_codes },      { OWN_NEW_PHONE, true, new_phone },
};

/* ---- the page ---- */

static enum result show_refused(struct turn *turn, int status) {
    enum result result = own_account_show(turn->app, turn->request, turn->response, turn->form);
    turn->response->status = status;
    return result;
}

static enum result act(struct turn *turn, size_t row) {
    if (!ACTS[row].asks_password) return ACTS[row].run(turn);
    if (!form_has(turn->form, "password")) {
        form_fault(turn->form, "password", "Isi kata sandi sekarang.");
        return show_refused(turn, 400);
    }
    enum result result = password_again(turn->app, turn->form, turn->response, "password");
    if (result == REFUSED_FORBIDDEN || result == REFUSED_TOO_MANY) return show_refused(turn, response_status_of(result));
    return result == DONE ? ACTS[row].run(turn) : result;
}

enum result own_account_page(struct app *app, struct request *request, struct response *response) {
    if (request->method != METHOD_POST) return own_account_show(app, request, response, NULL);
    struct form form = form_of(request, OWN_FIELDS, OWN_FIELD_COUNT);
    struct turn turn = { app, request, response, &form };
    if (form_read(&form) != DONE) return REFUSED_INVALID;
    form.id_prefix = form_text(&form, "action");
    for (size_t i = 0; i < COUNT_OF(ACTS); i++) {
        if (strcmp(ACTS[i].name, form_text(&form, "action")) == 0) return act(&turn, i);
    }
    return REFUSED_INVALID;
}
