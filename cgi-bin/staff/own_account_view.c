/* Scope: one's own account as a tree. */
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/own_account_view.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/own_account.h"
#include "cgi-bin/staff/sign_in.h"
#include "cgi-bin/staff/telephone.h"
#include "lib/store/recovery.h"
#include "lib/web/page.h"

#define FEW_CODES 3 /* from here on the page warns */

static const struct desk_done DONE_WORDS[] = {
    { OWN_END_SESSION, "Sesi itu sudah berakhir." },
    { OWN_END_OTHERS, "Semua sesi lain sudah berakhir." },
    { OWN_SHORTCUTS, "Pengaturan pintasan tersimpan." },
};

/* ---- actions ---- */

static const char *const TICK[] = { "shortcuts", NULL };
static const char *const PASSWORD[] = { "password", NULL };
static const struct action OFFERS[] = {
    { .label = "Buat kode pemulihan baru", .button = "Buat sepuluh kode baru", .name = OWN_NEW_CODES, .needs_all = true,
      .fields = PASSWORD, .hint = "Kode lama tidak berlaku lagi. Kode baru hanya tampil sekali." },
    { .label = "Pindah ke telepon lain", .button = "Lanjutkan", .name = OWN_NEW_PHONE, .needs_all = true, .fields = PASSWORD,
      .hint = "Telepon lama tetap berlaku sampai kode pertama dari telepon baru benar." },
    { .label = "Pintasan papan ketik", .button = "Simpan", .name = OWN_SHORTCUTS, .fields = TICK,
      .hint = "Untuk bekerja tanpa tetikus. Bawaannya mati, karena pembaca layar memakai tombol yang sama." },
};

/* Each action has a form of its own: two ask for the password. */
static json_t *offer_view(struct app *app, struct request *request, const struct action *offer, struct form *turned) {
    struct form empty = form_of(request, OWN_FIELDS, OWN_FIELD_COUNT);
    bool is_turned = turned && strcmp(turned->id_prefix, offer->name) == 0;
    empty.id_prefix = offer->name;
    if (visitor_of(request)->session.staff.shortcuts) form_set(&empty, "shortcuts", "1");
    struct form *form = is_turned ? turned : &empty;
    struct action shown = *offer;
    shown.post_to = &OWN_PATH[1];
    shown.open = is_turned;
    json_auto_t *fields = form_view(app, form);
    return action_view(form, fields, &shown);
}

static json_t *actions_view(struct app *app, struct request *request, struct form *turned) {
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(OFFERS); i++) (void)json_array_append_new(list, offer_view(app, request, &OFFERS[i], turned));
    return list;
}

/* ---- sessions ---- */

static json_t *session_view(struct app *app, struct request *request, const struct session_row *row) {
    return json_pack("{s:s, s:s, s:s, s:s, s:b, s:b}", "mark", row->mark, "device",
                     *row->device ? row->device : "Peramban lain", "started_text",
                     desk_moment_short(app, request, row->started_at), "seen_text",
                     desk_moment_short(app, request, row->seen_at), "own", row->own, "half", !row->full);
}

static enum result sessions_view(struct app *app, struct request *request, json_t **ret) {
    struct session_token own = visitor_token(request);
    struct session_whose whose = { visitor_of(request)->session.staff.id, &own, request->now };
    struct session_list sessions = { 0 };
    enum result result = session_list(app->db, request->arena, app->keys, &whose, &sessions);
    if (result != DONE) return result;
    json_t *list = json_array();
    for (size_t i = 0; i < sessions.count; i++) (void)json_array_append_new(list, session_view(app, request, &sessions.rows[i]));
    *ret = list;
    return DONE;
}

/* ---- the whole ---- */

static json_t *facts_view(struct request *request, int64_t codes_left) {
    const struct staff *staff = &visitor_of(request)->session.staff;
    json_t *facts = json_array();
    desk_fact(facts, "Nama akun", staff->name);
    desk_fact(facts, "Peran", roles_in_words(request->arena, staff->roles));
    desk_fact(facts, "Kode pemulihan", arena_format(request->arena, "%" PRId64 " dari %d masih berlaku", codes_left, RECOVERY_CODES));
    return facts;
}

static void add_notice(struct request *request, json_t *view, int64_t codes_left) {
    const char *done = parameters_first(&request->query, "selesai");
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    if (done && strcmp(done, TELEPHONE_LATE) == 0) desk_notice(view, "Waktunya habis. Mulai lagi memindahkan kode masuk.", "caution");
    if (done && strcmp(done, "recovered") == 0) {
        desk_notice(view, arena_format(request->arena, "Anda masuk dengan kode pemulihan. Sisa %" PRId64 ". Telepon hilang? Pindahkan "
                                       "kode masuk ke telepon lain di halaman ini.", codes_left), "caution");
    }
}

enum result own_account_show(struct app *app, struct request *request, struct response *response, struct form *turned) {
    json_t *sessions = NULL;
    int64_t left = 0;
    enum result result = recovery_left(app->db, visitor_of(request)->session.staff.id, &left);
    if (result == DONE) result = sessions_view(app, request, &sessions);
    if (result != DONE) return result;
    json_t *view = desk_view("own");
    add_notice(request, view, left);
    (void)json_object_set_new(view, "name", json_string(visitor_of(request)->session.staff.full_name));
    (void)json_object_set_new(view, "facts", facts_view(request, left));
    (void)json_object_set_new(view, "few_codes", json_boolean(left <= FEW_CODES));
    (void)json_object_set_new(view, "has_others", json_boolean(json_array_size(sessions) > 1));
    (void)json_object_set_new(view, "sessions", sessions);
    (void)json_object_set_new(view, "actions", actions_view(app, request, turned));
    struct form empty = form_of(request, OWN_FIELDS, OWN_FIELD_COUNT);
    return page_form(app, request, response, "pages/staff_own", turned ? turned : &empty, NULL, view);
}
