/* Scope: session cookie and CSRF token. */
#include "lib/web/session.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/random.h"
#include "lib/web/response.h"

#define TOKEN_BYTES 32u
#define URLSAFE sodium_base64_VARIANT_URLSAFE_NO_PADDING

static char *encode(struct arena *arena, const unsigned char bytes[TOKEN_BYTES]) {
    char *text = arena_alloc(arena, SESSION_TOKEN_LENGTH + 1);
    (void)sodium_bin2base64(text, SESSION_TOKEN_LENGTH + 1, bytes, TOKEN_BYTES, URLSAFE);
    return text;
}

char *session_token_new(struct arena *arena) {
    unsigned char bytes[TOKEN_BYTES];
    random_bytes(bytes, sizeof bytes);
    return encode(arena, bytes);
}

bool session_token_is_valid(const char *text) {
    unsigned char bytes[TOKEN_BYTES];
    size_t length = 0;
    return text && strnlen(text, SESSION_TOKEN_LENGTH + 1) == SESSION_TOKEN_LENGTH &&
           sodium_base642bin(bytes, sizeof bytes, text, SESSION_TOKEN_LENGTH, NULL, &length, NULL, URLSAFE) == 0 &&
           length == sizeof bytes;
}

static bool is_https(const char *base_url) {
    return strncmp(base_url, "https://", 8) == 0;
}

const char *session_cookie_name(const char *base_url) {
    return is_https(base_url) ? "__Host-loket" : "loket";
}

void session_cookie_set(struct response *response, const char *base_url, const char *token) {
    response_header(response, "Set-Cookie",
                    arena_format(response->arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict%s",
                                 session_cookie_name(base_url), token, is_https(base_url) ? "; Secure" : ""));
}

void session_cookie_clear(struct response *response, const char *base_url) {
    response_header(response, "Set-Cookie",
                    arena_format(response->arena, "%s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0%s",
                                 session_cookie_name(base_url), is_https(base_url) ? "; Secure" : ""));
    response_header(response, "Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
}

static void derive(unsigned char bytes[TOKEN_BYTES], const unsigned char key[32], const char *session_token) {
    static const unsigned char LABEL[] = "csrf";
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, key, 32, TOKEN_BYTES);
    (void)crypto_generichash_update(&state, LABEL, sizeof LABEL);
    (void)crypto_generichash_update(&state, (const unsigned char *)session_token, strlen(session_token));
    (void)crypto_generichash_final(&state, bytes, TOKEN_BYTES);
}

char *session_csrf(struct arena *arena, const unsigned char key[32], const char *session_token) {
    unsigned char bytes[TOKEN_BYTES];
    derive(bytes, key, session_token);
    return encode(arena, bytes);
}

bool session_csrf_is_right(const unsigned char key[32], const char *session_token, const char *csrf) {
    if (!session_token || !csrf || strnlen(csrf, SESSION_TOKEN_LENGTH + 1) != SESSION_TOKEN_LENGTH) return false;
    unsigned char expected[TOKEN_BYTES], given[TOKEN_BYTES];
    size_t length = 0;
    if (sodium_base642bin(given, sizeof given, csrf, SESSION_TOKEN_LENGTH, NULL, &length, NULL, URLSAFE) != 0) return false;
    derive(expected, key, session_token);
    return length == sizeof given && sodium_memcmp(expected, given, sizeof given) == 0;
}
