/* Scope: body and signature of a notice for a gateway. */
#include "lib/out/hook.h"

#include <inttypes.h>
#include <jansson.h>
#include <sodium.h>
#include <string.h>

const char *hook_body(struct arena *arena, const struct hook_notice *notice) {
    json_auto_t *object = json_pack("{s:o, s:s, s:s, s:s, s:s}", "id", json_string(arena_format(arena, "%" PRId64, notice->id)),
                                    "event", notice->event, "number", notice->number, "phone", notice->phone, "text",
                                    notice->text);
    size_t length = json_dumpb(object, NULL, 0, JSON_COMPACT);
    char *text = arena_alloc(arena, length + 1);
    (void)json_dumpb(object, text, length, JSON_COMPACT);
    return text;
}

const char *hook_signature(struct arena *arena, const char *secret, instant at, const char *body) {
    crypto_auth_hmacsha256_state state;
    unsigned char mac[crypto_auth_hmacsha256_BYTES];
    char hex[2 * sizeof mac + 1];
    const char *moment = arena_format(arena, "%" PRId64 ".", at);
    (void)crypto_auth_hmacsha256_init(&state, (const unsigned char *)secret, strlen(secret));
    (void)crypto_auth_hmacsha256_update(&state, (const unsigned char *)moment, strlen(moment));
    (void)crypto_auth_hmacsha256_update(&state, (const unsigned char *)body, strlen(body));
    (void)crypto_auth_hmacsha256_final(&state, mac);
    return arena_format(arena, "t=%" PRId64 ",v1=%s", at, sodium_bin2hex(hex, sizeof hex, mac, sizeof mac));
}
