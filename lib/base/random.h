/* Scope: randomness for keys, tokens and row ids; the only place that draws it. Exports: random_bytes, random_id,
 * id_of_bytes. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Fills BYTES from the kernel's generator (getrandom through libsodium). */
void random_bytes(void *bytes, size_t length);

/* Returns a positive 53-bit row id: not guessable, without the order of arrival, and exact in JSON numbers. */
int64_t random_id(void);

/* The row id that eight random bytes stand for: what is sent twice gets the same id twice. */
int64_t id_of_bytes(const unsigned char bytes[static 8]);
