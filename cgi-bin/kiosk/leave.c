/* Scope: the way out of the kiosk mode.
 * GET  /survei/kios/petugas  200 the form for the PIN; 303 to the setup form when the browser is no tablet of ours
 * POST /survei/kios/petugas  200 what waits in the tablet, and the button to leave; 403 wrong PIN; 429 not looked at yet: delays grow
 *                            with each wrong one (lib/rules/login_delay.h, LOGIN_DEVICE), up to five minutes: years for a million PINs
 * POST /survei/kios/keluar   303 to the public survey, without cookie; what waits in the tablet stays there; its nonce is handed out behind the PIN alone */
#include "cgi-bin/kiosk/leave.h"

#include "cgi-bin/kiosk/tablet.h"
#include "lib/web/page.h"

#define SECONDS_OPEN "90" /* this page gives way to the kiosk, in case an officer forgets it open */

const struct field PIN_FIELDS[PIN_FIELD_COUNT] = {
    { .name = "pin", .label = "PIN kios", .kind = FIELD_SECRET, .required = true, .max_length = KIOSK_PIN_DIGITS, .input_class = "input-code",
      .hint = "Enam angka dari halaman Kios petugas.", .missing = "Isi PIN." },
};

static enum result show(struct app *app, struct response *response, struct form *form, const struct kiosk *kiosk, bool is_open) {
    struct request *request = form->request;
    json_t *nonce = is_open ? json_string(nonce_issue(app->keys->form, KIOSK_LEAVE_PATH, request->now).text) : json_null();
    tablet_headers(response);
    response_header(response, "Refresh", SECONDS_OPEN "; url=" KIOSK_PATH);
    return page_form(app, request, response, "pages/kiosk_staff", form, NULL,
                     json_pack("{s:s, s:o}", "kiosk_name", kiosk->name, "leave_nonce", nonce));
}

static enum result judge_pin(struct app *app, struct form *form, const struct kiosk *kiosk, instant *ret_no_earlier) {
    struct kiosk_pin_try attempt = { kiosk->code, form_text(form, "pin"), form->request->now };
    struct tx tx CLEANUP_TX = { 0 };
    enum result begun = tx_begin(app->db, &tx);
    if (begun != DONE) return begun;
    enum result result = kiosk_pin_judge(&tx, app->keys, &attempt, ret_no_earlier);
    if (result != DONE && result != REFUSED_FORBIDDEN) return result;
    enum result kept = tx_commit(&tx); /* a wrong one must be remembered */
    return kept == DONE ? result : kept;
}

static void say_wrong(struct form *form, enum result result, instant no_earlier) {
    struct arena *arena = form->request->arena;
    long long wait = (long long)(no_earlier - form->request->now);
    const char *again = wait > 0 ? arena_format(arena, " Coba lagi setelah %lld detik.", wait) : "";
    form_fault(form, "pin", arena_format(arena, "%s%s", result == REFUSED_FORBIDDEN ? "PIN salah." : "Terlalu sering salah.", again));
}

enum result pin_page(struct app *app, struct request *request, struct response *response) {
    struct kiosk kiosk;
    enum result result = tablet_kiosk(app, request, &kiosk);
    if (result == REFUSED_ABSENT) return response_redirect(response, KIOSK_PATH);
    if (result != DONE) return result;
    struct form form = form_of(request, PIN_FIELDS, PIN_FIELD_COUNT);
    if (request->method != METHOD_POST || form_read(&form) != DONE) return show(app, response, &form, &kiosk, false);
    instant no_earlier = 0;
    result = judge_pin(app, &form, &kiosk, &no_earlier);
    if (result == DONE) return show(app, response, &form, &kiosk, true);
    if (result != REFUSED_FORBIDDEN && result != REFUSED_TOO_EARLY) return result;
    say_wrong(&form, result, no_earlier);
    enum result shown = show(app, response, &form, &kiosk, false);
    response->status = result == REFUSED_FORBIDDEN ? 403 : 429;
    return shown;
}

enum result leave_page(struct app *app, struct request *request, struct response *response) {
    struct kiosk kiosk;
    if (request->nonce_state == NONCE_EXPIRED) return response_redirect(response, KIOSK_STAFF_PATH);
    enum result result = tablet_kiosk(app, request, &kiosk);
    struct tx tx CLEANUP_TX = { 0 };
    if (result == DONE) result = tx_begin(app->db, &tx);
    if (result == DONE) result = kiosk_leave(&tx, request->now, kiosk.code);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    tablet_cookie_clear(app, response);
    return response_redirect(response, "/survei/");
}
