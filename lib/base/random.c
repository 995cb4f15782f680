/* Scope: randomness through libsodium. */
#include "lib/base/random.h"

#include <sodium.h>

void random_bytes(void *bytes, size_t length) {
    randombytes_buf(bytes, length);
}

int64_t random_id(void) {
    unsigned char bytes[8];
    random_bytes(bytes, sizeof bytes);
    return id_of_bytes(bytes);
}

int64_t id_of_bytes(const unsigned char bytes[static 8]) {
    uint64_t bits = 0;
    for (size_t i = 0; i < 8; i++) bits = bits << 8 | bytes[i];
    return (int64_t)(bits >> 11) | 1;
}
