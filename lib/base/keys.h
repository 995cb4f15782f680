/* Scope: the office's secret keys, one file each of 32 bytes (receipt.secret, edition.secret: 64), readable by their owner only.
 * A program loads only the keys it needs, so that one that was taken over cannot give away the others.
 * Exports: struct keys, the KEY_ flags, keys_create, keys_add_edition, keys_load, keys_forget, key_mac. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define KEY_BYTES 32
#define KEY_SIGN_SECRET_BYTES 64

enum key_flag {
    KEY_FORM = 1 << 0,            /* signs form nonces */
    KEY_CODE = 1 << 1,            /* derives access codes from form nonces */
    KEY_CODE_HASH = 1 << 2,       /* hashes access codes for the database */
    KEY_ATTEMPT = 1 << 3,         /* hashes addresses for rate limits */
    KEY_TOTP = 1 << 4,            /* seals TOTP seeds */
    KEY_SESSION = 1 << 5,         /* hashes session tokens, signs CSRF tokens */
    KEY_IDENTITY_PUBLIC = 1 << 6, /* seals a reporter's identity */
    KEY_IDENTITY_SECRET = 1 << 7, /* opens it: staff program and mail worker only */
    KEY_RECEIPT_PUBLIC = 1 << 8,  /* proves receipts */
    KEY_RECEIPT_SECRET = 1 << 9,  /* signs receipts */
    KEY_EDITION_PUBLIC = 1 << 10, /* proves editions of the public site */
    KEY_EDITION_SECRET = 1 << 11, /* signs them: the builder only */
    KEY_ALL = (1 << 12) - 1
};

/* Members of keys that were not loaded are zero. */
struct keys {
    uint8_t form[KEY_BYTES], code[KEY_BYTES], code_hash[KEY_BYTES], attempt[KEY_BYTES], totp[KEY_BYTES],
        session[KEY_BYTES];
    uint8_t identity_public[KEY_BYTES], identity_secret[KEY_BYTES];             /* crypto_box, for sealed boxes */
    uint8_t receipt_public[KEY_BYTES], receipt_secret[KEY_SIGN_SECRET_BYTES]; /* Ed25519 */
    uint8_t edition_public[KEY_BYTES], edition_secret[KEY_SIGN_SECRET_BYTES]; /* Ed25519 */
    unsigned loaded;                                                          /* KEY_ flags */
};

/* Makes all keys in DIRECTORY (created 0700 when missing), files 0600, each written, synced and then named. Refuses with
 * REFUSED_STALE when any key file is there already: keys are never overwritten. *ret_message (owned by ARENA) names
 * the file and the reason on failure. */
enum result keys_create(struct arena *arena, const char *directory, const char **ret_message);

/* Makes the two keys of editions when both are missing, as in an office set up before editions were signed; DONE also when they are
 * there. *ret_message (owned by ARENA) names the file and the reason on failure. */
enum result keys_add_edition(struct arena *arena, const char *directory, const char **ret_message);

/* Reads the keys named by the KEY_ flags in WHICH into keys owned by ARENA. A missing, short, long or group- or
 * world-readable file is REFUSED_INVALID (REFUSED_ABSENT when missing) with *ret_message naming it. */
enum result keys_load(struct arena *arena, const char *directory, unsigned which, const struct keys **ret,
                      const char **ret_message);

/* Overwrites the keys with zeros. */
void keys_forget(struct keys *keys);

/* Writes the LENGTH-byte (16 to 64) BLAKE2b of TEXT under KEY to OUT (RFC 7693, keyed). */
struct key_text { const void *bytes; size_t length; };
void key_mac(const uint8_t key[static KEY_BYTES], struct key_text text, void *out, size_t length);
