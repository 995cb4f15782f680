/* Scope: accounts, for administrators only; nothing here leads to a case.
 * GET  /petugas/akun     all accounts and the form for a new one, or the list as a file
 * POST /petugas/akun     adds one and shows its one-time password in this answer, never again; 400 with faults
 * GET  /petugas/akun/ID  one account
 * POST /petugas/akun/ID  change, reset (shows a new one-time password), remove_factor, end_sessions or email; 303 or the page; 403 for
 *                        one's own account; 409 when somebody was faster or no administrator would be left
 *
 * Nobody changes the own account, so nobody gives himself roles: that takes a second administrator. Every role given stands in the
 * audit trail in words, which the Kepala Dinas and the auditor read (/petugas/jejak?jenis=staff). */
#include "cgi-bin/staff/accounts.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/account_view.h"
#include "cgi-bin/staff/desk_export.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/store/digest.h"
#include "lib/store/session.h"
#include "lib/store/staff_secret.h"
#include "lib/web/page.h"

#define OWN_ACCOUNT "Akun sendiri diubah oleh administrator lain."
#define LAST_ADMINISTRATOR "Ini administrator terakhir yang aktif: akun dan perannya harus tetap."
#define STALE "Akun ini sudah diubah orang lain. Periksa isinya, lalu simpan lagi bila masih perlu."

static const struct choice CREATE[] = { { "create", "Buat akun", NULL } };
static const struct choice ACTIONS[] = { { "change", "Ubah", NULL }, { "reset", "Buat ulang kata sandi", NULL },
                                         { "remove_factor", "Hapus faktor kedua", NULL },
                                         { "end_sessions", "Akhiri semua sesi", NULL },
                                         { "email", "Surel", NULL } };

#define FULL_NAME \
    { .name = "full_name", .label = "Nama lengkap", .kind = FIELD_TEXT, .required = true, .max_length = 100, \
      .missing = "Isi nama lengkap." }
#define ROLES { .name = "roles", .label = "Peran", .kind = FIELD_CHOICES, .required = true, .missing = "Pilih paling sedikit satu peran." }

const struct field NEW_ACCOUNT_FIELDS[NEW_ACCOUNT_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = CREATE, .choice_count = 1 },
    { .name = "login", .label = "Nama akun", .kind = FIELD_TEXT, .required = true, .max_length = 40, .input_class = "input-short",
      .hint = "Huruf, angka, titik, garis; dipakai saat masuk.", .missing = "Isi nama akun." },
    FULL_NAME,
    ROLES,
};
/* Name, roles and active are asked for by `change` only, see judge_change. */
const struct field ACCOUNT_FIELDS[ACCOUNT_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "version", .label = "Versi", .kind = FIELD_WHOLE_NUMBER, .required = true, .smallest = 1, .largest = INT32_MAX,
      .max_length = 10 },
    { .name = "full_name", .label = "Nama lengkap", .kind = FIELD_TEXT, .max_length = 100 },
    { .name = "roles", .label = "Peran", .kind = FIELD_CHOICES },
    { .name = "active", .label = "Akun aktif", .kind = FIELD_TICK },
    { .name = "email", .label = "Surel", .kind = FIELD_EMAIL, .max_length = 254, .autocomplete = "off" },
};
const char *const ACCOUNTS_QUERY[] = { LIST_EXPORT_QUERY, NULL };
const char *const ACCOUNT_QUERY[] = { DESK_DONE, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "change", "Akun diubah." },
    { "remove_factor", "Faktor kedua dihapus." },
    { "end_sessions", "Semua sesi diakhiri." },
    { "email", "Surel tersimpan." },
};

/* ---- all accounts ---- */

static enum result show_all(struct app *app, struct form *form, struct response *response, const struct account_secret *secret) {
    json_t *view;
    enum result result = accounts_view(app, form, secret, &view);
    if (result != DONE) return result;
    if (secret) desk_notice(view, "Akun dibuat.", "positive");
    return page_form(app, form->request, response, "pages/staff_accounts", form, NULL, view);
}

static enum result add(struct app *app, struct form *form, const char *password) {
    struct actor actor = visitor_actor(form->request);
    struct staff_new new = { .name = form_text(form, "login"), .full_name = form_text(form, "full_name"),
                             .roles = account_roles(form), .password = password, .cost = &PASSWORD_COST };
    struct staff_id id;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = staff_add(&tx, &actor, form->request->now, &new, &id);
    return result == DONE ? tx_commit(&tx) : result;
}

/* The store refuses the same for a name that is taken and one it cannot take: look which it is. */
static const char *name_fault(struct app *app, struct form *form) {
    struct staff taken;
    bool is_taken = staff_by_name(app->db, form->request->arena, form_text(form, "login"), &taken) == DONE;
    return is_taken ? "Nama akun ini sudah dipakai." : "Nama akun 2 sampai 40 huruf, angka, titik, atau garis, tanpa spasi.";
}

static struct form empty_form(struct request *request) {
    struct form form = form_of(request, NEW_ACCOUNT_FIELDS, NEW_ACCOUNT_FIELD_COUNT);
    account_choices(&form);
    return form;
}

enum result accounts_page(struct app *app, struct request *request, struct response *response) {
    if (list_export_asked(request)) return accounts_export(app, request, response);
    struct form form = empty_form(request);
    if (request->method != METHOD_POST || form_read(&form) != DONE) return show_all(app, &form, response, NULL);
    char password[21];
    staff_random_password(password);
    enum result result = add(app, &form, password);
    if (result == REFUSED_INVALID || result == REFUSED_STALE) {
        form_fault(&form, "login", name_fault(app, &form));
        return show_all(app, &form, response, NULL);
    }
    if (result != DONE) return result;
    struct account_secret secret = { form_text(&form, "login"), password };
    struct form next = empty_form(request);
    return show_all(app, &next, response, &secret);
}

/* ---- one account ---- */

static enum result show_one(struct app *app, struct form *form, struct response *response, const struct staff *staff,
                            const struct account_secret *secret) {
    json_t *view = account_view(app, form, staff, secret);
    desk_notice_done(form->request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    return page_form(app, form->request, response, "pages/staff_accounts", form, NULL, view);
}

/* What the account is now, for the form. */
static enum result propose(struct app *app, struct form *form, const struct staff *staff) {
    const char *email;
    enum result result = staff_email(app->db, form->request->arena, staff->id, &email);
    if (result != DONE) return result;
    form_set(form, "email", email);
    form_set(form, "full_name", staff->full_name);
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if (staff->roles & ROLE_BIT(role)) form_set(form, "roles", role_text((enum role)role));
    }
    if (staff->active) form_set(form, "active", "1");
    return DONE;
}

static enum result change(struct app *app, struct form *form, const struct staff *staff) {
    struct actor actor = visitor_actor(form->request);
    struct staff_change change = { .id = staff->id, .version = form_number(form, "version"), .roles = account_roles(form),
                                   .full_name = form_text(form, "full_name"), .active = form_ticked(form, "active") };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = staff_change(&tx, &actor, form->request->now, &change);
    return result == DONE ? tx_commit(&tx) : result;
}

/* What an administrator does to an account besides changing its name and roles. */
struct securing {
    struct tx *tx;
    struct actor actor;
    instant now;
    struct staff_id id;
    const char *password, *email; /* of the actions that need them */
};

static enum result reset(const struct securing *securing) {
    struct password_new new = { .id = securing->id, .password = securing->password, .must_change = true, .cost = &PASSWORD_COST };
    return staff_set_password(securing->tx, &securing->actor, securing->now, &new);
}

static enum result remove_factor(const struct securing *securing) {
    enum result result = staff_totp_remove(securing->tx, &securing->actor, securing->now, securing->id);
    return result == DONE ? session_end_all(securing->tx, securing->id) : result;
}

static enum result end_sessions(const struct securing *securing) {
    struct session_whose all = { securing->id, NULL, securing->now };
    return session_end_others(securing->tx, NULL, &securing->actor, &all);
}

static enum result set_email(const struct securing *securing) {
    struct staff_email set = { securing->id, securing->email };
    return staff_set_email(securing->tx, &securing->actor, securing->now, &set);
}

static const struct {
    const char *name;
    enum result (*run)(const struct securing *securing);
} SECURINGS[] = { { "reset", reset }, { "remove_factor", remove_factor }, { "end_sessions", end_sessions },
                 { "email", set_email } };

/* Ending sessions leaves the version alone, so it is compared here for all. */
static enum result secure(struct app *app, struct form *form, struct staff_id id, const char *password) {
    struct staff staff;
    struct tx tx CLEANUP_TX = { 0 };
    struct securing securing = { &tx, visitor_actor(form->request), form->request->now, id, password, form_text(form, "email") };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = staff_by_id(app->db, form->request->arena, id, &staff);
    if (result == DONE && staff.version != form_number(form, "version")) result = REFUSED_STALE;
    for (size_t i = 0; result == DONE && i < COUNT_OF(SECURINGS); i++) {
        if (strcmp(SECURINGS[i].name, form_text(form, "action")) == 0) result = SECURINGS[i].run(&securing);
    }
    return result == DONE ? tx_commit(&tx) : result;
}

static void judge_change(struct form *form) {
    if (!form_has(form, "full_name")) form_fault(form, "full_name", "Isi nama lengkap.");
    if (account_roles(form) == ROLES_NONE) form_fault(form, "roles", "Pilih paling sedikit satu peran.");
}

static enum result refuse_own(struct app *app, struct form *form, struct response *response, const struct staff *staff) {
    form_fault(form, NULL, OWN_ACCOUNT);
    enum result result = show_one(app, form, response, staff, NULL);
    response->status = response_status_of(REFUSED_FORBIDDEN);
    return result;
}

/* Refused as stale: either somebody was faster, or the last administrator would go. */
static enum result show_stale(struct app *app, struct form *form, struct response *response, struct staff_id id) {
    struct staff now;
    enum result result = staff_by_id(app->db, form->request->arena, id, &now);
    if (result != DONE) return result;
    form_fault(form, NULL, now.version == form_number(form, "version") ? LAST_ADMINISTRATOR : STALE);
    result = show_one(app, form, response, &now, NULL);
    response->status = 409;
    return result;
}

static enum result act(struct app *app, struct form *form, struct response *response, const struct staff *staff) {
    struct request *request = form->request;
    const char *action = form_text(form, "action");
    if (strcmp(action, "change") == 0) judge_change(form);
    if (form->is_faulty) return show_one(app, form, response, staff, NULL);
    char password[21];
    staff_random_password(password);
    bool resets = strcmp(action, "reset") == 0;
    enum result result = strcmp(action, "change") == 0 ? change(app, form, staff) : secure(app, form, staff->id, password);
    if (result == REFUSED_STALE) return show_stale(app, form, response, staff->id);
    if (result != DONE) return result;
    if (!resets) return response_redirect(response, arena_format(request->arena, "%s?" DESK_DONE "=%s", request->path, action));

    struct staff now;
    result = staff_by_id(app->db, request->arena, staff->id, &now);
    if (result != DONE) return result;
    struct form next = form_of(request, ACCOUNT_FIELDS, ACCOUNT_FIELD_COUNT);
    account_choices(&next);
    result = propose(app, &next, &now);
    if (result != DONE) return result;
    struct account_secret secret = { now.name, password };
    return show_one(app, &next, response, &now, &secret);
}

enum result account_page(struct app *app, struct request *request, struct response *response) {
    struct staff_id id;
    struct staff staff;
    if (!desk_id(request->tail, &id.value)) return REFUSED_ABSENT;
    enum result result = staff_by_id(app->db, request->arena, id, &staff);
    if (result != DONE) return result;
    struct form form = form_of(request, ACCOUNT_FIELDS, ACCOUNT_FIELD_COUNT);
    account_choices(&form);
    if (request->method != METHOD_POST) {
        result = propose(app, &form, &staff);
        return result == DONE ? show_one(app, &form, response, &staff, NULL) : result;
    }
    (void)form_read(&form);
    if (id.value == visitor_of(request)->session.staff.id.value) return refuse_own(app, &form, response, &staff);
    return act(app, &form, response, &staff);
}
