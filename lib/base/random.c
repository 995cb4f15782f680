/* Scope: randomness through libsodium. */
#include "lib/base/random.h"

#include <sodium.h>

void random_bytes(void *bytes, size_t length) {
    randombytes_buf(bytes, length);
}

int64_t random_id(void) {
    uint64_t bits;
    random_bytes(&bits, sizeof bits);
    return (int64_t)(bits >> 11) | 1;
}
