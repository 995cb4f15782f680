/* Scope: the list of kiosks. */
#include "cgi-bin/staff/kiosk_desk_view.h"

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/kiosk_desk.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"

static const char *const NEW[] = { "name", "code", "counter_code", "service_code", NULL };
static const struct action OFFERS[] = {
    { .label = "Buat kode pasang baru", .button = "Buat kode pasang", .name = "setup",
      .hint = "Untuk memasang tablet, juga tablet pengganti. Tablet yang terpasang sekarang tidak dapat mengirim lagi." },
    { .label = "Ganti PIN", .button = "Ganti PIN", .name = "pin", .hint = "PIN lama tidak berlaku lagi." },
    { .label = "Tarik kios", .button = "Tarik kios", .name = "withdraw", .grave = true,
      .hint = "Untuk tablet yang hilang atau tidak dipakai. Jawaban yang sudah terkirim tetap dihitung; yang masih di tablet menunggu sampai tablet itu "
              "dipasang lagi." },
};

static const struct { const char *label, *tone; } STATES[] = { { "Terpasang", "positive" }, { "Belum terpasang", "caution" }, { "Ditarik", "" } };

static size_t state_of(const struct kiosk *kiosk) {
    if (!kiosk->active) return 2;
    return kiosk->has_tablet ? 0 : 1;
}

static json_t *facts_of(struct app *app, struct request *request, const struct kiosk *kiosk) {
    struct arena *arena = request->arena;
    json_t *facts = json_array();
    desk_fact(facts, "Kode", kiosk->code);
    desk_fact(facts, "Loket", kiosk->counter_code ? kiosk->counter_code : DESK_NOTHING);
    desk_fact(facts, "Layanan", kiosk->service_code ? kiosk->service_code : "ditanyakan tablet");
    desk_fact(facts, "Jawaban diterima", format_number(arena, kiosk->answers, 0));
    desk_fact(facts, "Menunggu di tablet", format_number(arena, kiosk->waiting, 0));
    desk_fact(facts, "Ditolak (terlambat atau salah tanggal)", format_number(arena, kiosk->refused, 0));
    desk_fact(facts, "Terakhir terlihat", kiosk->seen_at ? desk_moment_short(app, request, kiosk->seen_at) : DESK_NOTHING);
    if (kiosk->setup_until >= request->now) desk_fact(facts, "Kode pasang berlaku sampai", desk_moment_short(app, request, kiosk->setup_until));
    return facts;
}

static json_t *actions_of(struct form *form, json_t *fields, const struct kiosk *kiosk) {
    json_t *actions = json_array();
    for (size_t i = 0; i < COUNT_OF(OFFERS); i++) {
        struct action offer = OFFERS[i];
        if (!kiosk->active && offer.grave) continue;
        offer.post_to = arena_format(form->request->arena, "petugas/survei/kios/%s", kiosk->code);
        (void)json_array_append_new(actions, action_view(form, fields, &offer));
    }
    return actions;
}

static json_t *kiosks_view(struct app *app, struct form *form, json_t *fields, const struct kiosks *kiosks) {
    json_t *list = json_array();
    for (size_t i = 0; i < kiosks->count; i++) {
        const struct kiosk *kiosk = &kiosks->rows[i];
        size_t state = state_of(kiosk);
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:o, s:o}", "name", kiosk->name, "state_label", STATES[state].label, "state_tone",
                                                    STATES[state].tone, "facts", facts_of(app, form->request, kiosk), "actions",
                                                    actions_of(form, fields, kiosk)));
    }
    return list;
}

static json_t *secret_view(const struct app *app, const struct kiosk_secret *secret) {
    if (!secret) return json_null();
    return json_pack("{s:s, s:s, s:s?, s:s?}", "code", secret->code, "address", app->config->site.base_url, "setup", secret->setup, "pin",
                     secret->pin);
}

enum result kiosk_desk_view(struct app *app, struct form *form, const struct kiosk_secret *secret, json_t **ret) {
    struct kiosks kiosks;
    enum result result = kiosk_list(app->db, form->request->arena, &kiosks);
    if (result != DONE) return result;
    json_t *fields = form_view(app, form);
    const struct action create = { .label = "Daftarkan kios", .button = "Daftarkan", .post_to = "petugas/survei/kios", .name = "add", .fields = NEW,
                                   .open = form->is_faulty || kiosks.count == 0,
                                   .hint = "Kode pasang dan PIN tampil sekali sesudahnya. Siapkan tablet dengan Chrome, dan sematkan layarnya di Android." };
    json_t *view = desk_view("survey");
    (void)json_object_set_new(view, "secret", secret_view(app, secret));
    (void)json_object_set_new(view, "manages", json_boolean(visitor_may(form->request, PERMISSION_SURVEY_MANAGE)));
    (void)json_object_set_new(view, "create", action_view(form, fields, &create));
    (void)json_object_set_new(view, "has_kiosks", json_boolean(kiosks.count > 0));
    (void)json_object_set_new(view, "kiosks", kiosks_view(app, form, fields, &kiosks));
    json_decref(fields);
    *ret = view;
    return DONE;
}
