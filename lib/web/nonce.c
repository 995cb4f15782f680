/* Scope: making and judging form nonces. */
#include "lib/web/nonce.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/random.h"

#define RANDOM_BYTES 16u
#define TIME_BYTES 8u
#define MAC_BYTES 16u
#define ALL_BYTES (RANDOM_BYTES + TIME_BYTES + MAC_BYTES)

/* BLAKE2b over a label, the random bytes, the time and the form's name. */
static void authenticate(unsigned char mac[MAC_BYTES], const unsigned char key[32], const unsigned char *head,
                         const char *form_name) {
    static const unsigned char LABEL[] = "form nonce";
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, key, 32, MAC_BYTES);
    (void)crypto_generichash_update(&state, LABEL, sizeof LABEL);
    (void)crypto_generichash_update(&state, head, RANDOM_BYTES + TIME_BYTES);
    (void)crypto_generichash_update(&state, (const unsigned char *)form_name, strlen(form_name));
    (void)crypto_generichash_final(&state, mac, MAC_BYTES);
}

struct form_nonce nonce_renew(const unsigned char key[32], const char *form_name, const unsigned char random[16], instant now) {
    struct form_nonce nonce = { .issued_at = now };
    unsigned char bytes[ALL_BYTES];
    memcpy(nonce.random, random, RANDOM_BYTES);
    memcpy(bytes, nonce.random, RANDOM_BYTES);
    for (unsigned i = 0; i < TIME_BYTES; i++) bytes[RANDOM_BYTES + i] = (unsigned char)((uint64_t)now >> (56 - 8 * i));
    authenticate(bytes + RANDOM_BYTES + TIME_BYTES, key, bytes, form_name);
    (void)sodium_bin2base64(nonce.text, sizeof nonce.text, bytes, ALL_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return nonce;
}

struct form_nonce nonce_issue(const unsigned char key[32], const char *form_name, instant now) {
    unsigned char random[RANDOM_BYTES];
    random_bytes(random, RANDOM_BYTES);
    return nonce_renew(key, form_name, random, now);
}

static bool decode(const char *text, unsigned char bytes[ALL_BYTES]) {
    size_t length = 0;
    return strnlen(text, NONCE_TEXT_LENGTH + 1) == NONCE_TEXT_LENGTH &&
           sodium_base642bin(bytes, ALL_BYTES, text, NONCE_TEXT_LENGTH, NULL, &length, NULL,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
           length == ALL_BYTES;
}

enum nonce_state nonce_read(const unsigned char key[32], const char *form_name, const char *text, instant now,
                            int minimum_seconds, struct form_nonce *ret) {
    if (!text || *text == '\0') return NONCE_MISSING;
    unsigned char bytes[ALL_BYTES], mac[MAC_BYTES];
    if (!decode(text, bytes)) return NONCE_FORGED;
    authenticate(mac, key, bytes, form_name);
    if (sodium_memcmp(mac, bytes + RANDOM_BYTES + TIME_BYTES, MAC_BYTES) != 0) return NONCE_FORGED;
    uint64_t issued = 0;
    for (unsigned i = 0; i < TIME_BYTES; i++) issued = issued << 8 | bytes[RANDOM_BYTES + i];
    instant issued_at = (instant)issued;
    if (issued_at > now) return NONCE_FORGED;
    struct form_nonce nonce = { .issued_at = issued_at };
    memcpy(nonce.random, bytes, RANDOM_BYTES);
    memcpy(nonce.text, text, NONCE_TEXT_LENGTH);
    *ret = nonce;
    if (now - issued_at > NONCE_SECONDS) return NONCE_EXPIRED;
    return now - issued_at < minimum_seconds ? NONCE_TOO_FAST : NONCE_GOOD;
}
