/* Scope: sealing short texts with libsodium. */
#include "lib/web/seal.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/random.h"

#define HEAD crypto_secretbox_NONCEBYTES
#define OVERHEAD (HEAD + crypto_secretbox_MACBYTES)
#define EXPIRY_BYTES 8u
#define SEALED_LARGEST (OVERHEAD + EXPIRY_BYTES + SEAL_LARGEST)

static void derive(unsigned char subkey[crypto_secretbox_KEYBYTES], const unsigned char key[32], const char *purpose) {
    (void)crypto_generichash(subkey, crypto_secretbox_KEYBYTES, (const unsigned char *)purpose, strlen(purpose), key, 32);
}

static void put_instant(unsigned char *bytes, instant at) {
    for (unsigned i = 0; i < EXPIRY_BYTES; i++) bytes[i] = (unsigned char)((uint64_t)at >> (56 - 8 * i));
}

static instant get_instant(const unsigned char *bytes) {
    uint64_t value = 0;
    for (unsigned i = 0; i < EXPIRY_BYTES; i++) value = value << 8 | bytes[i];
    return (instant)value;
}

char *seal_make(struct arena *arena, const unsigned char key[32], const char *purpose, const void *bytes, size_t length,
                instant expires) {
    if (length > SEAL_LARGEST) length = SEAL_LARGEST;
    unsigned char subkey[crypto_secretbox_KEYBYTES], plain[EXPIRY_BYTES + SEAL_LARGEST], sealed[SEALED_LARGEST];
    derive(subkey, key, purpose);
    put_instant(plain, expires);
    memcpy(plain + EXPIRY_BYTES, bytes, length);
    random_bytes(sealed, HEAD);
    (void)crypto_secretbox_easy(sealed + HEAD, plain, EXPIRY_BYTES + length, sealed, subkey);
    size_t sealed_length = OVERHEAD + EXPIRY_BYTES + length;
    size_t room = sodium_base64_encoded_len(sealed_length, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = arena_alloc(arena, room);
    (void)sodium_bin2base64(text, room, sealed, sealed_length, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(subkey, sizeof subkey);
    return text;
}

enum result seal_open(struct arena *arena, const unsigned char key[32], const char *purpose, const char *sealed,
                      instant now, char **ret_bytes, size_t *ret_length) {
    unsigned char subkey[crypto_secretbox_KEYBYTES], bytes[SEALED_LARGEST], plain[EXPIRY_BYTES + SEAL_LARGEST];
    size_t length = 0;
    if (sodium_base642bin(bytes, sizeof bytes, sealed, strlen(sealed), NULL, &length, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return REFUSED_INVALID;
    if (length < OVERHEAD + EXPIRY_BYTES) return REFUSED_INVALID;
    derive(subkey, key, purpose);
    int wrong = crypto_secretbox_open_easy(plain, bytes + HEAD, length - HEAD, bytes, subkey);
    sodium_memzero(subkey, sizeof subkey);
    if (wrong) return REFUSED_INVALID;
    if (get_instant(plain) < now) return REFUSED_STALE;
    *ret_length = length - OVERHEAD - EXPIRY_BYTES;
    *ret_bytes = arena_copy(arena, (const char *)plain + EXPIRY_BYTES, *ret_length);
    return DONE;
}

char *access_make(struct arena *arena, const unsigned char key[32], int64_t case_id, instant now) {
    return seal_make(arena, key, "access", &case_id, sizeof case_id, now + ACCESS_SECONDS);
}

enum result access_open(struct arena *arena, const unsigned char key[32], const char *sealed, instant now,
                        int64_t *ret_case_id) {
    char *bytes;
    size_t length;
    enum result result = seal_open(arena, key, "access", sealed, now, &bytes, &length);
    if (result != DONE) return result;
    if (length != sizeof *ret_case_id) return REFUSED_INVALID;
    memcpy(ret_case_id, bytes, sizeof *ret_case_id);
    return DONE;
}
