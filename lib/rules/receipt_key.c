/* Scope: the public key of receipts as a file. */
#include "lib/rules/receipt_key.h"

#include <sodium.h>
#include <string.h>

#include "lib/rules/receipt.h"

#define BEGIN "-----BEGIN PUBLIC KEY-----"
#define END "-----END PUBLIC KEY-----"
#define WHITE " \t\r\n"
#define BASE64 sodium_base64_VARIANT_ORIGINAL

/* SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING of 32 bytes … */
static const unsigned char HEAD[] = { 0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00 };

#define WRAPPED_BYTES (sizeof HEAD + RECEIPT_PUBLIC_BYTES)

const char *receipt_key_pem(struct arena *arena, const unsigned char *public_key) {
    unsigned char wrapped[WRAPPED_BYTES];
    memcpy(wrapped, HEAD, sizeof HEAD);
    memcpy(wrapped + sizeof HEAD, public_key, RECEIPT_PUBLIC_BYTES);
    char encoded[sodium_base64_ENCODED_LEN(sizeof wrapped, BASE64)];
    sodium_bin2base64(encoded, sizeof encoded, wrapped, sizeof wrapped, BASE64);
    return arena_format(arena, BEGIN "\n%s\n" END "\n", encoded);
}

/* The base64 between FROM and TO, both possible forms of it. */
static enum result read_encoded(const char *from, size_t length, unsigned char *out) {
    unsigned char decoded[WRAPPED_BYTES];
    size_t got = 0;
    if (sodium_base642bin(decoded, sizeof decoded, from, length, WHITE, &got, NULL, BASE64) != 0) return REFUSED_INVALID;
    const unsigned char *key = decoded;
    if (got == sizeof decoded && memcmp(decoded, HEAD, sizeof HEAD) == 0) key += sizeof HEAD;
    else if (got != RECEIPT_PUBLIC_BYTES) return REFUSED_INVALID;
    memcpy(out, key, RECEIPT_PUBLIC_BYTES);
    return DONE;
}

enum result receipt_key_read(const char *bytes, size_t length, unsigned char *out) {
    if (length == RECEIPT_PUBLIC_BYTES) {
        memcpy(out, bytes, RECEIPT_PUBLIC_BYTES);
        return DONE;
    }
    if (length > RECEIPT_KEY_LONGEST || strlen(bytes) != length) return REFUSED_INVALID;
    const char *from = bytes + strspn(bytes, WHITE), *to = bytes + length;
    if (strncmp(from, BEGIN, strlen(BEGIN)) == 0) {
        from += strlen(BEGIN);
        to = strstr(from, END);
        if (!to || to[strlen(END) + strspn(to + strlen(END), WHITE)] != '\0') return REFUSED_INVALID;
    }
    return read_encoded(from, (size_t)(to - from), out);
}
