/* Scope: another telephone for the one-time codes. The new secret lives sealed in the form until its first code was right, so that
 * the old telephone counts until then and nothing half-done is stored.
 * POST /petugas/saya/telepon  the new telephone counts, every other session ended, new recovery codes, this once;
 *                             403 wrong code, the same secret again; 429 while a delay runs; 303 when the time was over */
#include "cgi-bin/staff/telephone.h"

#include <sodium.h>
#include <string.h>

#include "cgi-bin/staff/login_tries.h"
#include "cgi-bin/staff/second_factor.h"
#include "cgi-bin/staff/sign_in.h"
#include "lib/web/seal.h"

#define PURPOSE "telephone"
#define SECONDS_TO_FINISH 600 /* a secret left open on a screen is worth nothing afterwards */

const struct field TELEPHONE_FIELDS[TELEPHONE_FIELD_COUNT] = {
    { .name = "sealed", .label = "", .kind = FIELD_HIDDEN, .max_length = 300 },
    { .name = "code", .label = "Kode enam angka", .kind = FIELD_SECRET, .required = true, .max_length = 6,
      .missing = "Isi kode enam angka.", .autocomplete = "one-time-code", .input_class = "input-code" },
};

/* What the form carries: whose telephone it will be, and its secret. */
struct moving {
    int64_t staff_id;
    uint8_t seed[TOTP_SEED_BYTES];
};

static enum result show(struct app *app, struct form *form, struct response *response, const struct moving *moving,
                        const char *sealed) {
    char secret[TOTP_SECRET_LENGTH + 1];
    staff_totp_secret(moving->seed, secret);
    return second_factor_show(app, form, response, secret, sealed);
}

enum result telephone_begin(struct app *app, struct request *request, struct response *response) {
    struct moving moving;
    memset(&moving, 0, sizeof moving); /* the gaps too: all bytes are sealed */
    moving.staff_id = visitor_of(request)->session.staff.id.value;
    staff_totp_seed(moving.seed);
    const char *sealed = seal_make(request->arena, app->keys->session, PURPOSE, &moving, sizeof moving,
                                   request->now + SECONDS_TO_FINISH);
    struct form form = form_of(request, TELEPHONE_FIELDS, TELEPHONE_FIELD_COUNT);
    return show(app, &form, response, &moving, sealed);
}

static enum result open_sealed(struct app *app, struct form *form, struct moving *ret) {
    char *bytes;
    size_t length;
    enum result result = seal_open(form->request->arena, app->keys->session, PURPOSE, form_text(form, "sealed"),
                                   form->request->now, &bytes, &length);
    if (result != DONE) return result;
    if (length != sizeof *ret) return REFUSED_INVALID;
    memcpy(ret, bytes, sizeof *ret);
    bool is_own = ret->staff_id == visitor_of(form->request)->session.staff.id.value;
    return is_own ? DONE : REFUSED_INVALID;
}

static enum result store(struct app *app, struct form *form, const struct moving *moving, struct recovery_codes *ret) {
    struct request *request = form->request;
    struct totp_try attempt = { { moving->staff_id }, form_text(form, "code"), request->now };
    struct session_token own = visitor_token(request);
    struct session_whose whose = { attempt.id, &own, request->now };
    struct actor actor = visitor_actor(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = staff_totp_replace(&tx, app->keys, &attempt, moving->seed);
    if (result == DONE) result = recovery_make(&tx, app->keys, request->now, attempt.id, ret);
    if (result == DONE) result = session_end_others(&tx, app->keys, &actor, &whose);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result telephone_page(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, TELEPHONE_FIELDS, TELEPHONE_FIELD_COUNT);
    bool is_right = form_read(&form) == DONE;
    struct moving moving;
    enum result result = open_sealed(app, &form, &moving);
    if (result == REFUSED_STALE) return response_redirect(response, OWN_PATH "?selesai=" TELEPHONE_LATE);
    if (result != DONE) return result;
    const char *sealed = form_text(&form, "sealed");
    if (!is_right) return show(app, &form, response, &moving, sealed);

    int64_t wait = 0;
    struct recovery_codes codes;
    result = login_tries_left(app, request, visitor_of(request)->session.staff.name, &wait);
    if (result == REFUSED_TOO_MANY) login_tries_say_wait(&form, response, wait);
    if (result == DONE) result = store(app, &form, &moving, &codes);
    if (result == DONE) return recovery_codes_show(app, request, response, &codes, OWN_PATH);
    if (result != REFUSED_FORBIDDEN && result != REFUSED_TOO_MANY) return result;
    if (!wait) result = sign_in_wrong_code(app, &form, WRONG_FIRST_CODE);
    if (!wait && result != DONE) return result;
    result = show(app, &form, response, &moving, sealed);
    response->status = wait ? 429 : 403;
    return result;
}
