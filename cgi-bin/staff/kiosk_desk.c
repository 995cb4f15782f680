/* Scope: the survey's tablets at the counters.
 * GET  /petugas/survei/kios       all of them: set up or not, seen when, answers received, waiting, refused; the form for a new one
 * POST /petugas/survei/kios       adds one and shows its setup code and PIN in this answer, never again; 400 with faults
 * POST /petugas/survei/kios/CODE  setup, pin (each shown in this answer) or withdraw; 404 for none, or one that is withdrawn already
 *
 * Both secrets are short-lived or slow to guess (lib/store/kiosk.h), every change stands in the audit trail, and no page of this leads to an
 * answer. */
#include "cgi-bin/staff/kiosk_desk.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/kiosk_desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/store/counter.h"
#include "lib/web/page.h"

#define BAD_CODE "Tulis huruf kecil, angka, dan tanda hubung, tanpa spasi."
#define TAKEN "Kode ini sudah dipakai kios lain."

static const struct choice ACTIONS[] = { { "add", "Daftarkan", NULL }, { "setup", "Buat kode pasang", NULL }, { "pin", "Ganti PIN", NULL },
                                         { "withdraw", "Tarik", NULL } };

/* Name and code are asked for by `add` alone. */
const struct field KIOSK_FIELDS[KIOSK_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "name", .label = "Tempat", .kind = FIELD_TEXT, .judged_by_handler = true, .max_length = 100,
      .hint = "Misalnya Ruang tunggu." },
    { .name = "code", .label = "Kode", .kind = FIELD_TEXT, .judged_by_handler = true, .max_length = 40, .input_class = "input-short",
      .hint = "Misalnya kios-1; jawaban dihitung atas kode ini." },
    { .name = "counter_code", .label = "Loket", .kind = FIELD_CHOICE, .choices_class = CHOICES_AS_LIST },
    { .name = "service_code", .label = "Layanan", .kind = FIELD_CHOICE, .choices_class = CHOICES_AS_LIST,
      .hint = "Kosong: tablet menanyakannya." },
};

/* ---- the page ---- */

static enum result give_counters(struct app *app, struct form *form) {
    struct counters counters;
    enum result result = counter_list(app->db, form->request->arena, true, &counters);
    if (result != DONE) return result;
    struct choice *choices = arena_array(form->request->arena, counters.count, sizeof *choices);
    for (size_t i = 0; i < counters.count; i++) choices[i] = (struct choice){ counters.rows[i].code, counters.rows[i].name, NULL };
    form_choices(form, "counter_code", choices, counters.count);
    return DONE;
}

static enum result new_form(struct app *app, struct request *request, struct form *ret) {
    *ret = form_of(request, KIOSK_FIELDS, KIOSK_FIELD_COUNT);
    enum result result = give_counters(app, ret);
    return result == DONE ? intake_services(app, request, ret, "service_code") : result;
}

static enum result show(struct app *app, struct form *form, struct response *response, const struct kiosk_secret *secret) {
    json_t *view;
    enum result result = kiosk_desk_view(app, form, secret, &view);
    return result == DONE ? page_form(app, form->request, response, "pages/staff_kiosks", form, NULL, view) : result;
}

static enum result show_done(struct app *app, struct request *request, struct response *response, const struct kiosk_secret *secret) {
    struct form form;
    enum result result = new_form(app, request, &form);
    return result == DONE ? show(app, &form, response, secret) : result;
}

/* ---- a new one ---- */

static enum result add(struct app *app, struct form *form, struct kiosk_pin *ret_pin, struct access_code *ret_setup) {
    struct actor actor = visitor_actor(form->request);
    struct kiosk kiosk = { .code = form_text(form, "code"), .name = form_text(form, "name") };
    if (form_has(form, "counter_code")) kiosk.counter_code = form_text(form, "counter_code");
    if (form_has(form, "service_code")) kiosk.service_code = form_text(form, "service_code");
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = kiosk_add(&tx, app->keys, &actor, form->request->now, &kiosk, ret_pin);
    if (result == DONE) result = kiosk_new_setup(&tx, &actor, form->request->now, kiosk.code, ret_setup);
    return result == DONE ? tx_commit(&tx) : result;
}

static void judge(struct form *form) {
    if (!form_has(form, "name")) form_fault(form, "name", "Isi tempat tablet berdiri.");
    if (!form_has(form, "code")) form_fault(form, "code", "Isi kode kios.");
}

enum result kiosks_page(struct app *app, struct request *request, struct response *response) {
    struct form form;
    struct kiosk_pin pin;
    struct access_code setup;
    enum result result = new_form(app, request, &form);
    if (result != DONE) return result;
    if (request->method != METHOD_POST) return show(app, &form, response, NULL);
    if (form_read(&form) == DONE) judge(&form);
    if (form.is_faulty) return show(app, &form, response, NULL);
    result = add(app, &form, &pin, &setup);
    if (result == REFUSED_INVALID || result == REFUSED_STALE) {
        form_fault(&form, "code", result == REFUSED_STALE ? TAKEN : BAD_CODE);
        return show(app, &form, response, NULL);
    }
    struct kiosk_secret secret = { form_text(&form, "code"), setup.text, pin.text };
    return result == DONE ? show_done(app, request, response, &secret) : result;
}

/* ---- one of them ---- */

struct change {
    const struct keys *keys;
    struct actor actor;
    instant now;
    const char *code;
    struct kiosk_pin pin;
    struct access_code setup;
};

static enum result renew(struct tx *tx, struct change *change, struct kiosk_secret *ret) {
    ret->setup = change->setup.text;
    return kiosk_new_setup(tx, &change->actor, change->now, change->code, &change->setup);
}

static enum result change_pin(struct tx *tx, struct change *change, struct kiosk_secret *ret) {
    ret->pin = change->pin.text;
    return kiosk_new_pin(tx, change->keys, &change->actor, change->now, change->code, &change->pin);
}

static enum result withdraw(struct tx *tx, struct change *change, struct kiosk_secret *ret) {
    (void)ret;
    return kiosk_withdraw(tx, &change->actor, change->now, change->code);
}

static const struct { const char *name; enum result (*run)(struct tx *tx, struct change *change, struct kiosk_secret *ret); } CHANGES[] = {
    { "setup", renew }, { "pin", change_pin }, { "withdraw", withdraw },
};

static enum result run(struct app *app, struct change *change, const char *action, struct kiosk_secret *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result != DONE) return result;
    result = REFUSED_INVALID;
    for (size_t i = 0; i < COUNT_OF(CHANGES); i++) {
        if (strcmp(CHANGES[i].name, action) == 0) result = CHANGES[i].run(&tx, change, ret);
    }
    return result == DONE ? tx_commit(&tx) : result;
}

enum result kiosk_page(struct app *app, struct request *request, struct response *response) {
    struct form form;
    enum result result = new_form(app, request, &form);
    if (result != DONE) return result;
    if (form_read(&form) != DONE) return REFUSED_INVALID;
    struct change change = { .keys = app->keys, .actor = visitor_actor(request), .now = request->now, .code = request->tail };
    struct kiosk_secret secret = { .code = request->tail };
    result = run(app, &change, form_text(&form, "action"), &secret);
    if (result != DONE) return result;
    bool has_secret = secret.setup || secret.pin;
    return show_done(app, request, response, has_secret ? &secret : NULL);
}
