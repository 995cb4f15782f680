/* Scope: checking the answer. */
#include "lib/web/puzzle.h"

#include <sodium.h>
#include <string.h>

#define ANSWER_LONGEST 10 /* digits */

static int zero_bits(const unsigned char hash[crypto_hash_sha256_BYTES]) {
    int bits = 0;
    for (size_t i = 0; i < crypto_hash_sha256_BYTES; i++, bits += 8) {
        if (hash[i] != 0) return bits + __builtin_clz(hash[i]) - (int)(8 * (sizeof(unsigned) - 1));
    }
    return bits;
}

bool puzzle_is_solved(const char *nonce, const char *answer, int bits) {
    if (!answer || *answer == '\0' || strnlen(answer, ANSWER_LONGEST + 1) > ANSWER_LONGEST) return false;
    if (strspn(answer, "0123456789") != strlen(answer)) return false;
    crypto_hash_sha256_state state;
    unsigned char hash[crypto_hash_sha256_BYTES];
    (void)crypto_hash_sha256_init(&state);
    (void)crypto_hash_sha256_update(&state, (const unsigned char *)nonce, strlen(nonce));
    (void)crypto_hash_sha256_update(&state, (const unsigned char *)".", 1);
    (void)crypto_hash_sha256_update(&state, (const unsigned char *)answer, strlen(answer));
    (void)crypto_hash_sha256_final(&state, hash);
    return zero_bits(hash) >= bits;
}
