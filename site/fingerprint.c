/* Scope: one call of libcrypto. */
#include "site/fingerprint.h"

#include <openssl/sha.h>

_Static_assert(EDITION_HASH_BYTES == SHA256_DIGEST_LENGTH, "hash size");

void fingerprint(const void *bytes, size_t length, unsigned char out[static EDITION_HASH_BYTES]) {
    (void)SHA256(bytes, length, out);
}
