/* Scope: the public key of receipts as a file that goes from hand to hand.
 * Exports: receipt_key_pem, receipt_key_read. Source: RFC 8410 (Ed25519 in SubjectPublicKeyInfo), RFC 7468 (its text). */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define RECEIPT_KEY_LONGEST 4096 /* bytes; a longer file is no public key */

/* "-----BEGIN PUBLIC KEY-----…" as openssl reads it, owned by ARENA; PUBLIC_KEY are RECEIPT_PUBLIC_BYTES. */
const char *receipt_key_pem(struct arena *arena, const unsigned char *public_key);

/* Reads a key file of LENGTH bytes, NUL-terminated, into OUT (RECEIPT_PUBLIC_BYTES): the 32 raw bytes, their base64, or the
 * text of receipt_key_pem; white space around and between the base64 is ignored. REFUSED_INVALID for anything else. */
enum result receipt_key_read(const char *bytes, size_t length, unsigned char *out);
