/* Scope: the list of accounts, one account, and the actions offered. */
#include "cgi-bin/staff/account_view.h"

#include "cgi-bin/staff/accounts.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/visitor.h"

/* ---- roles ---- */

void account_choices(struct form *form) {
    struct choice *choices = arena_array(form->request->arena, ROLE_COUNT, sizeof *choices);
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        choices[role] = (struct choice){ role_text((enum role)role), role_label((enum role)role), NULL };
    }
    form_choices(form, "roles", choices, ROLE_COUNT);
}

role_set account_roles(const struct form *form) {
    role_set roles = ROLES_NONE;
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if (form_chose(form, "roles", role_text((enum role)role))) roles |= ROLE_BIT(role);
    }
    return roles;
}

const char *account_roles_text(struct arena *arena, role_set roles) {
    struct buffer words = buffer_in(arena);
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if (!(roles & ROLE_BIT(role))) continue;
        if (words.length) buffer_text(&words, ", ");
        buffer_text(&words, role_label((enum role)role));
    }
    return buffer_string(&words);
}

/* ---- one account ---- */

const char *account_access_text(const struct staff *staff) {
    if (!staff->active) return "tidak dapat masuk";
    if (staff->must_change_password) return "belum mengganti kata sandi sementara";
    return staff->has_totp ? "faktor kedua terpasang" : "faktor kedua belum terpasang";
}

/* HREF NULL: the page is about this one. ACTIONS is taken over. */
static json_t *summary(struct arena *arena, const struct staff *staff, const char *href, json_t *actions) {
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:o}", "name", staff->full_name, "login", staff->name, "roles",
                     account_roles_text(arena, staff->roles), "state_label", staff->active ? "Aktif" : "Nonaktif", "state_tone",
                     staff->active ? "positive" : "", "access_text", account_access_text(staff), "href", href, "actions", actions);
}

static json_t *secret_view(const struct account_secret *secret) {
    bool has_secret = secret && secret->password;
    return has_secret ? json_pack("{s:s, s:s}", "name", secret->name, "password", secret->password) : json_null();
}

static const char *const CHANGE[] = { "full_name", "roles", "active", NULL };
static const char *const EMAIL[] = { "email", NULL };
static const struct action OFFERS[] = {
    { .label = "Ubah nama, peran, atau keaktifan", .button = "Simpan", .name = "change", .needs_all = true, .fields = CHANGE,
      .hint = "Akun nonaktif langsung keluar dan tidak dapat masuk lagi." },
    { .label = "Surel untuk ringkasan tenggat", .button = "Simpan surel", .name = "email", .fields = EMAIL,
      .hint = "Ringkasan harian kasus yang hampir atau sudah lewat tenggat. Kosong: tidak dikirim." },
    { .label = "Buat ulang kata sandi", .button = "Buat ulang", .name = "reset", .grave = true,
      .hint = "Kata sandi lama tidak berlaku lagi dan semua perangkat keluar." },
    { .label = "Hapus faktor kedua", .button = "Hapus", .name = "remove_factor", .grave = true,
      .hint = "Untuk telepon dan kode pemulihan yang hilang; pemilik akun memasang yang baru saat masuk berikutnya." },
    { .label = "Akhiri semua sesi", .button = "Akhiri", .name = "end_sessions", .grave = true,
      .hint = "Semua peramban keluar; kata sandi dan faktor kedua tetap." },
};

static json_t *actions_view(struct app *app, struct form *form, const struct staff *staff) {
    json_t *actions = json_array(), *fields = form_view(app, form);
    for (size_t i = 0; i < sizeof OFFERS / sizeof *OFFERS; i++) {
        struct action offer = OFFERS[i];
        offer.post_to = arena_format(form->request->arena, "petugas/akun/%lld", (long long)staff->id.value);
        offer.version = staff->version;
        offer.open = i == 0;
        (void)json_array_append_new(actions, action_view(form, fields, &offer));
    }
    json_decref(fields);
    return actions;
}

json_t *account_view(struct app *app, struct form *form, const struct staff *staff, const struct account_secret *secret) {
    struct request *request = form->request;
    bool is_own = visitor_of(request)->session.staff.id.value == staff->id.value;
    json_t *view = desk_view("account"), *actions = is_own ? json_array() : actions_view(app, form, staff);
    (void)json_object_set_new(view, "back", json_true());
    (void)json_object_set_new(view, "own", json_boolean(is_own));
    (void)json_object_set_new(view, "has_downloads", json_false());
    (void)json_object_set_new(view, "new_password", secret_view(secret));
    (void)json_object_set_new(view, "create", json_null());
    json_t *accounts = json_array();
    (void)json_array_append_new(accounts, summary(request->arena, staff, NULL, actions));
    (void)json_object_set_new(view, "accounts", accounts);
    return view;
}

/* ---- all accounts ---- */

static json_t *create_view(struct app *app, struct form *form) {
    static const char *const FIELDS[] = { "login", "full_name", "roles", NULL };
    json_t *fields = form_view(app, form);
    struct action create = { .label = "Buat akun", .button = "Buat akun", .post_to = "petugas/akun", .name = "create",
                             .hint = "Kata sandi sementara tampil sekali setelah akun dibuat.",
                             .open = form->is_faulty, .fields = FIELDS };
    json_t *view = action_view(form, fields, &create);
    json_decref(fields);
    return view;
}

enum result accounts_view(struct app *app, struct form *form, const struct account_secret *secret, json_t **ret) {
    struct arena *arena = form->request->arena;
    struct staff_list staff;
    enum result result = staff_list(app->db, arena, &staff);
    if (result != DONE) return result;
    json_t *view = desk_view("account"), *accounts = json_array();
    for (size_t i = 0; i < staff.count; i++) {
        const char *href = arena_format(arena, ACCOUNTS_PATH "/%lld", (long long)staff.rows[i].id.value);
        (void)json_array_append_new(accounts, summary(arena, &staff.rows[i], href, json_array()));
    }
    list_export_links(form->request, view);
    (void)json_object_set_new(view, "back", json_false());
    (void)json_object_set_new(view, "own", json_false());
    (void)json_object_set_new(view, "accounts", accounts);
    (void)json_object_set_new(view, "new_password", secret_view(secret));
    (void)json_object_set_new(view, "create", create_view(app, form));
    *ret = view;
    return DONE;
}
