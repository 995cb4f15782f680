/* Scope: short texts handed to a browser and trusted when they come back. Exports: seal_make, seal_open.
 * XSalsa20-Poly1305 (libsodium crypto_secretbox) with a random nonce and a key derived from KEY and the purpose, so that
 * a seal of one purpose never opens as another. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/base/result.h"

#define SEAL_LARGEST 1024 /* bytes of content */

/* Returns base64url text that hides and protects LENGTH bytes until EXPIRES; owned by ARENA. What is longer than
 * SEAL_LARGEST is cut: give less. */
char *seal_make(struct arena *arena, const unsigned char key[32], const char *purpose, const void *bytes,
                size_t length, instant expires);

/* Opens such a text. REFUSED_INVALID when it was not made here for PURPOSE, REFUSED_STALE when it has expired at NOW;
 * *ret_bytes is owned by ARENA and NUL-terminated. */
enum result seal_open(struct arena *arena, const unsigned char key[32], const char *purpose, const char *sealed,
                      instant now, char **ret_bytes, size_t *ret_length);

/* An access token: lets the holder of one page act on one case for a while without sending the code again. */
#define ACCESS_SECONDS (30 * 60)
char *access_make(struct arena *arena, const unsigned char key[32], int64_t case_id, instant now);
enum result access_open(struct arena *arena, const unsigned char key[32], const char *sealed, instant now,
                        int64_t *ret_case_id);
