/* Fuzz target: what a stranger brings as a receipt or as a public key. The first byte chooses which. What is read as a receipt
 * must fit its own limits, and nothing but the right signature verifies. */
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/rules/receipt.h"
#include "lib/rules/receipt_key.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The key of tests/fuzz/corpus/receipt/signed: made from a seed of zeros. */
static const unsigned char *known_key(void) {
    static unsigned char public_key[RECEIPT_PUBLIC_BYTES];
    unsigned char seed[crypto_sign_ed25519_SEEDBYTES] = { 0 }, secret[RECEIPT_SECRET_BYTES];
    (void)crypto_sign_ed25519_seed_keypair(public_key, secret, seed);
    return public_key;
}

static void judge_receipt(struct arena *arena, const char *text) {
    struct receipt_read read;
    if (receipt_parse(arena, text, &read) != DONE) return;
    if (read.receipt.file_count > RECEIPT_FILES_MOST || strlen(read.text) > RECEIPT_TEXT_LONGEST) abort();
    if (receipt_verify(&read, known_key()) != DONE) return;
    if (read.form == 2 && strcmp(read.key_id, receipt_key_id(known_key()).text) != 0) abort();
}

static void judge_key(struct arena *arena, const char *text, size_t length) {
    unsigned char key[RECEIPT_PUBLIC_BYTES], again[RECEIPT_PUBLIC_BYTES];
    if (receipt_key_read(text, length, key) != DONE) return;
    const char *pem = receipt_key_pem(arena, key);
    if (receipt_key_read(pem, strlen(pem), again) != DONE || memcmp(key, again, sizeof key) != 0) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0 || sodium_init() < 0) return 0;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *text = arena_copy(arena, (const char *)data + 1, size - 1);
    if (data[0] == 'k') judge_key(arena, text, size - 1);
    else judge_receipt(arena, text);
    return 0;
}
