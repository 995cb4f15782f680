/* Scope: delays after wrong passwords and wrong codes. */
#include "cgi-bin/staff/login_tries.h"

#include <ctype.h>
#include <inttypes.h>

#include "cgi-bin/staff/visitor.h"
#include "lib/store/login_delay.h"
#include "lib/store/staff_secret.h"
#include "lib/web/route.h"

#define SUBJECTS_MOST 3
#define SECONDS_A_MINUTE 60

struct subjects {
    struct login_try tries[SUBJECTS_MOST];
    size_t count;
};

/* Names of accounts are told apart without regard to case; so are their counts. */
static const char *lower(struct arena *arena, const char *name) {
    char *text = arena_string(arena, name);
    for (char *at = text; *at; at++) *at = (char)tolower((unsigned char)*at);
    return text;
}

/* The browser's cookie when it signed in to ACCOUNT before, else NULL. */
static const char *known_device(struct app *app, struct request *request, const char *account) {
    const char *cookie = parameters_first(&request->cookies, device_cookie_name(app->config->site.base_url));
    return device_is_known(request->arena, app->keys->session, cookie, account, request->now) ? cookie : NULL;
}

/* Whose counts a try for NAME touches: a known browser's own alone, else those of a stranger. The first is the closest. */
static struct subjects subjects_of(struct app *app, struct request *request, const char *name) {
    struct arena *arena = request->arena;
    const char *account = lower(arena, name), *device = known_device(app, request, account);
    if (device) return (struct subjects){ { { LOGIN_DEVICE, arena_format(arena, "%s\n%s", account, device), request->now } }, 1 };
    return (struct subjects){ { { LOGIN_PAIR, arena_format(arena, "%s\n%s", account, request->remote_address), request->now },
                                { LOGIN_ADDRESS, request->remote_address, request->now },
                                { LOGIN_ACCOUNT, account, request->now } },
                              SUBJECTS_MOST };
}

enum result login_tries_left(struct app *app, struct request *request, const char *name, int64_t *ret_wait) {
    struct subjects subjects = subjects_of(app, request, name);
    int64_t wait = 0;
    for (size_t i = 0; i < subjects.count; i++) {
        instant until;
        enum result result = login_delay_until(app->db, app->keys, &subjects.tries[i], &until);
        if (result != DONE) return result;
        if (until - request->now > wait) wait = until - request->now;
    }
    *ret_wait = wait;
    return wait > 0 ? REFUSED_TOO_MANY : DONE;
}

enum result login_tries_note(struct app *app, struct request *request, const char *name) {
    struct subjects subjects = subjects_of(app, request, name);
    int per_hour = app->config->limits.login_tries_per_hour;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    for (size_t i = 0; result == DONE && i < subjects.count; i++) {
        result = login_delay_note(&tx, app->keys, &subjects.tries[i], per_hour);
    }
    return result == DONE ? tx_commit(&tx) : result;
}

/* Only the closest count: an address or an account is not forgiven because one who knows a password shares it. */
enum result login_tries_forgive(struct app *app, struct request *request, struct tx *tx, const char *name) {
    struct subjects subjects = subjects_of(app, request, name);
    return login_delay_clear(tx, app->keys, &subjects.tries[0]);
}

void login_tries_trust(struct app *app, struct request *request, struct response *response, const char *name) {
    device_cookie_set(response, app->config->site.base_url, app->keys->session, lower(request->arena, name), request->now);
}

static const char *wait_text(struct arena *arena, int64_t wait) {
    if (wait < 2 * SECONDS_A_MINUTE) return arena_format(arena, "%" PRId64 " detik", wait);
    return arena_format(arena, "%" PRId64 " menit", (wait + SECONDS_A_MINUTE - 1) / SECONDS_A_MINUTE);
}

void login_tries_say_wait(struct form *form, struct response *response, int64_t wait) {
    struct arena *arena = form->request->arena;
    form_fault(form, NULL, arena_format(arena, "Terlalu banyak percobaan yang salah. Tunggu %s, lalu coba lagi.", wait_text(arena, wait)));
    response_header(response, "Retry-After", arena_format(arena, "%" PRId64, wait));
}

enum result password_again(struct app *app, struct form *form, struct response *response, const char *name) {
    struct request *request = form->request;
    const char *account = visitor_of(request)->session.staff.name;
    int64_t wait;
    enum result result = login_tries_left(app, request, account, &wait);
    if (result == REFUSED_TOO_MANY) login_tries_say_wait(form, response, wait);
    if (result != DONE) return result;
    struct login login = { account, form_text(form, name), &PASSWORD_COST };
    struct staff staff;
    result = staff_check_password(app->db, request->arena, &login, &staff);
    if (result != REFUSED_FORBIDDEN) return result;
    form_fault(form, name, "Kata sandi sekarang salah.");
    result = login_tries_note(app, request, account);
    return result == DONE ? REFUSED_FORBIDDEN : result;
}
