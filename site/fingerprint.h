/* Scope: SHA-256 of what is published. Exports: fingerprint.
 * OpenSSL's, which uses the processor's instructions for it: five times as fast as libsodium's portable one, and with it a third of a build. The
 * library is loaded for the workbooks anyway. */
#pragma once

#include <stddef.h>

#include "lib/rules/edition_list.h"

/* Writes EDITION_HASH_BYTES to OUT. */
void fingerprint(const void *bytes, size_t length, unsigned char out[static EDITION_HASH_BYTES]);
