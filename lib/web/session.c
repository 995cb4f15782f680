/* Scope: session cookie and CSRF token. */
#include "lib/web/session.h"

#include <sodium.h>
#include <string.h>

#include "lib/web/response.h"
#include "lib/web/seal.h"

#define URLSAFE sodium_base64_VARIANT_URLSAFE_NO_PADDING

static char *encode(struct arena *arena, const unsigned char bytes[SESSION_COOKIE_BYTES]) {
    char *text = arena_alloc(arena, SESSION_COOKIE_LENGTH + 1);
    (void)sodium_bin2base64(text, SESSION_COOKIE_LENGTH + 1, bytes, SESSION_COOKIE_BYTES, URLSAFE);
    return text;
}

bool session_cookie_bytes(const char *text, unsigned char ret[SESSION_COOKIE_BYTES]) {
    unsigned char bytes[SESSION_COOKIE_BYTES];
    size_t length = 0;
    if (!text || strnlen(text, SESSION_COOKIE_LENGTH + 1) != SESSION_COOKIE_LENGTH) return false;
    if (sodium_base642bin(bytes, sizeof bytes, text, SESSION_COOKIE_LENGTH, NULL, &length, NULL, URLSAFE) != 0) return false;
    if (length != sizeof bytes) return false;
    memcpy(ret, bytes, sizeof bytes);
    return true;
}

static bool is_https(const char *base_url) {
    return strncmp(base_url, "https://", 8) == 0;
}

const char *session_cookie_name(const char *base_url) {
    return is_https(base_url) ? "__Host-loket" : "loket";
}

void session_cookie_set(struct response *response, const char *base_url,
                        const unsigned char token[SESSION_COOKIE_BYTES]) {
    response_header(response, "Set-Cookie",
                    arena_format(response->arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict%s",
                                 session_cookie_name(base_url), encode(response->arena, token), is_https(base_url) ? "; Secure" : ""));
}

void session_cookie_clear(struct response *response, const char *base_url) {
    response_header(response, "Set-Cookie",
                    arena_format(response->arena, "%s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0%s",
                                 session_cookie_name(base_url), is_https(base_url) ? "; Secure" : ""));
    response_header(response, "Clear-Site-Data", "\"cache\", \"storage\"");
}

#define DEVICE_PURPOSE "device"

const char *device_cookie_name(const char *base_url) {
    return is_https(base_url) ? "__Host-loket-device" : "loket-device";
}

void device_cookie_set(struct response *response, const char *base_url, const unsigned char key[32], const char *account,
                       instant now) {
    const char *sealed = seal_make(response->arena, key, DEVICE_PURPOSE, account, strlen(account), now + DEVICE_SECONDS);
    response_header(response, "Set-Cookie",
                    arena_format(response->arena, "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s",
                                 device_cookie_name(base_url), sealed, DEVICE_SECONDS, is_https(base_url) ? "; Secure" : ""));
}

bool device_is_known(struct arena *arena, const unsigned char key[32], const char *text, const char *account, instant now) {
    char *content;
    size_t length;
    if (!text || seal_open(arena, key, DEVICE_PURPOSE, text, now, &content, &length) != DONE) return false;
    return strcmp(content, account) == 0;
}

static void derive(unsigned char bytes[SESSION_COOKIE_BYTES], const unsigned char key[32], const char *session_cookie) {
    static const unsigned char LABEL[] = "csrf";
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, key, 32, SESSION_COOKIE_BYTES);
    (void)crypto_generichash_update(&state, LABEL, sizeof LABEL);
    (void)crypto_generichash_update(&state, (const unsigned char *)session_cookie, strlen(session_cookie));
    (void)crypto_generichash_final(&state, bytes, SESSION_COOKIE_BYTES);
}

char *session_csrf(struct arena *arena, const unsigned char key[32], const char *session_cookie) {
    unsigned char bytes[SESSION_COOKIE_BYTES];
    derive(bytes, key, session_cookie);
    return encode(arena, bytes);
}

bool session_csrf_is_right(const unsigned char key[32], const char *session_cookie, const char *csrf) {
    unsigned char expected[SESSION_COOKIE_BYTES], given[SESSION_COOKIE_BYTES];
    if (!session_cookie || !session_cookie_bytes(csrf, given)) return false;
    derive(expected, key, session_cookie);
    return sodium_memcmp(expected, given, sizeof given) == 0;
}
