/* Scope: the tablet's cookie and headers. */
#include "cgi-bin/kiosk/tablet.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "lib/web/session.h"

#define SECONDS_KEPT (400 * 24 * 60 * 60) /* as long as browsers keep any cookie: a tablet is set up once */
#define URLSAFE sodium_base64_VARIANT_URLSAFE_NO_PADDING

_Static_assert(KIOSK_TOKEN_BYTES == SESSION_COOKIE_BYTES, "both are written the same way");

static bool is_https(const struct app *app) {
    return strncmp(app->config->site.base_url, "https://", 8) == 0;
}

static const char *cookie_name(const struct app *app) {
    return is_https(app) ? "__Secure-loket-kios" : "loket-kios";
}

enum result tablet_kiosk(struct app *app, struct request *request, struct kiosk *ret) {
    struct kiosk_token token;
    if (!session_cookie_bytes(parameters_first(&request->cookies, cookie_name(app)), token.bytes)) return REFUSED_ABSENT;
    return kiosk_by_token(app->db, request->arena, &token, ret);
}

void tablet_headers(struct response *response) {
    response_header(response, "Content-Security-Policy",
                    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; worker-src 'self'; "
                    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
}

enum result tablet_tell(struct response *response, int status, json_t *view) {
    char *text = view ? json_dumps(view, JSON_COMPACT) : NULL;
    json_decref(view);
    if (!text) return FAILED_INTERNAL;
    enum result result = response_bytes(response, "application/json", NULL, text, strlen(text));
    free(text);
    response->status = status;
    return result;
}

static void set_cookie(struct app *app, struct response *response, const char *value, int seconds) {
    response_header(response, "Set-Cookie",
                    arena_format(response->arena, "%s=%s; Path=" KIOSK_PATH "; Max-Age=%d; HttpOnly; SameSite=Strict%s", cookie_name(app),
                                 value, seconds, is_https(app) ? "; Secure" : ""));
}

void tablet_cookie_set(struct app *app, struct response *response, const struct kiosk_token *token) {
    char text[SESSION_COOKIE_LENGTH + 1];
    (void)sodium_bin2base64(text, sizeof text, token->bytes, sizeof token->bytes, URLSAFE);
    set_cookie(app, response, text, SECONDS_KEPT);
}

void tablet_cookie_clear(struct app *app, struct response *response) {
    set_cookie(app, response, "", 0);
    response_header(response, "Clear-Site-Data", "\"cache\"");
}
