/* Scope: counting wrong passwords and wrong codes. */
#include "cgi-bin/staff/login_tries.h"

#include <ctype.h>

#include "lib/store/attempt.h"
#include "lib/web/route.h"

#define ACCOUNT_FACTOR 3 /* wrong tries of one account from everywhere, in limits of one address */
#define SUBJECTS 2

/* Names of accounts are told apart without regard to case; so are their counts. */
static const char *lower(struct arena *arena, const char *name) {
    char *text = arena_string(arena, name);
    for (char *at = text; *at; at++) *at = (char)tolower((unsigned char)*at);
    return text;
}

static void fill(const struct app *app, struct request *request, const char *name, struct attempt attempts[SUBJECTS]) {
    const char *account = lower(request->arena, name), *base_url = app->config->site.base_url;
    const char *cookie = parameters_first(&request->cookies, device_cookie_name(base_url));
    bool is_known = device_is_known(request->arena, app->keys->session, cookie, account, request->now);
    int limit = app->config->limits.login_tries_per_hour;
    const char *subject = arena_format(request->arena, "%s\n%s", is_known ? "device" : "name", account);
    attempts[0] = (struct attempt){ "login", request->remote_address, limit, request->now };
    attempts[1] = (struct attempt){ "login", subject, is_known ? limit : ACCOUNT_FACTOR * limit, request->now };
}

enum result login_tries_left(struct app *app, struct request *request, const char *name) {
    struct attempt attempts[SUBJECTS];
    fill(app, request, name, attempts);
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < SUBJECTS; i++) result = attempt_allowed(app->db, app->keys, &attempts[i]);
    return result;
}

enum result login_tries_note(struct app *app, struct request *request, const char *name) {
    struct attempt attempts[SUBJECTS];
    struct tx tx CLEANUP_TX = { 0 };
    fill(app, request, name, attempts);
    enum result result = tx_begin(app->db, &tx);
    for (size_t i = 0; result == DONE && i < SUBJECTS; i++) {
        result = attempt_count(&tx, app->keys, &attempts[i]);
        if (result == REFUSED_TOO_MANY) result = DONE;
    }
    return result == DONE ? tx_commit(&tx) : result;
}

void login_tries_trust(struct app *app, struct request *request, struct response *response, const char *name) {
    device_cookie_set(response, app->config->site.base_url, app->keys->session, lower(request->arena, name), request->now);
}
