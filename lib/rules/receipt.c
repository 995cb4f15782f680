/* Scope: the canonical receipt text and its signature. */
#include "lib/rules/receipt.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/buffer.h"

#define TITLE "TANDA TERIMA LOKET TERBUKA, BENTUK 1\n"
#define SIGNATURE_NAME "tanda-tangan: "
#define BASE64 sodium_base64_VARIANT_ORIGINAL

_Static_assert(RECEIPT_SECRET_BYTES == crypto_sign_ed25519_SECRETKEYBYTES, "secret key size");
_Static_assert(RECEIPT_PUBLIC_BYTES == crypto_sign_ed25519_PUBLICKEYBYTES, "public key size");

static void add_line(struct buffer *text, const char *name, const char *value) {
    buffer_text(text, name);
    buffer_text(text, ": ");
    for (; *value; value++) buffer_char(text, (unsigned char)*value < ' ' ? ' ' : *value);
    buffer_char(text, '\n');
}

const char *receipt_text(struct arena *arena, const struct receipt *receipt) {
    struct buffer text = buffer_in(arena);
    buffer_text(&text, TITLE);
    add_line(&text, "kantor", receipt->office);
    add_line(&text, "jenis", receipt->kind);
    add_line(&text, "nomor", receipt->number);
    add_line(&text, "diterima", receipt->received);
    add_line(&text, "dijawab-paling-lambat", receipt->due_on);
    return buffer_string(&text);
}

const char *receipt_signed(struct arena *arena, const struct receipt *receipt, const unsigned char *secret) {
    const char *text = receipt_text(arena, receipt);
    unsigned char signature[crypto_sign_ed25519_BYTES];
    (void)crypto_sign_ed25519_detached(signature, NULL, (const unsigned char *)text, strlen(text), secret);
    char encoded[sodium_base64_ENCODED_LEN(sizeof signature, BASE64)];
    sodium_bin2base64(encoded, sizeof encoded, signature, sizeof signature, BASE64);
    return arena_format(arena, "%s" SIGNATURE_NAME "%s\n", text, encoded);
}

/* Line ends become one line feed each, white space at both ends goes: what editors and mail programs change. */
static char *with_plain_lines(struct arena *arena, const char *bytes) {
    while (*bytes && strchr(" \t\r\n", *bytes)) bytes++;
    char *plain = arena_string(arena, bytes);
    char *to = plain;
    for (const char *from = plain; *from; from++) {
        if (*from != '\r') *to++ = *from;
        else if (from[1] != '\n') *to++ = '\n';
    }
    while (to > plain && strchr(" \t\n", to[-1])) to--;
    *to = '\0';
    return plain;
}

enum result receipt_check(struct arena *arena, const char *bytes, const unsigned char *public_key, const char **ret_text) {
    if (strnlen(bytes, RECEIPT_TEXT_LONGEST + 1) > RECEIPT_TEXT_LONGEST) return REFUSED_INVALID;
    char *text = with_plain_lines(arena, bytes);
    char *line = strrchr(text, '\n');
    if (strncmp(text, TITLE, strlen(TITLE)) != 0 || !line) return REFUSED_INVALID;
    line++;
    if (strncmp(line, SIGNATURE_NAME, strlen(SIGNATURE_NAME)) != 0) return REFUSED_INVALID;
    const char *encoded = line + strlen(SIGNATURE_NAME);
    unsigned char signature[crypto_sign_ed25519_BYTES];
    size_t length;
    if (sodium_base642bin(signature, sizeof signature, encoded, strlen(encoded), NULL, &length, NULL, BASE64) != 0 ||
        length != sizeof signature) return REFUSED_INVALID;
    size_t signed_length = (size_t)(line - text);
    if (crypto_sign_ed25519_verify_detached(signature, (const unsigned char *)text, signed_length, public_key) != 0) {
        return REFUSED_FORBIDDEN;
    }
    *ret_text = arena_copy(arena, text, signed_length);
    return DONE;
}
