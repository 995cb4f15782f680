/* Scope: the signed receipt of a submission: its canonical text, the signature under it, and the check of both.
 * Exports: struct receipt, receipt_text, receipt_signed, receipt_check.
 * The text is what a citizen keeps (printed or saved); the office can later prove or disprove that it issued it, without
 * a look into the database. The signature is Ed25519 (RFC 8032). Pure: keys and times are arguments. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define RECEIPT_SECRET_BYTES 64 /* crypto_sign_ed25519_SECRETKEYBYTES */
#define RECEIPT_PUBLIC_BYTES 32
#define RECEIPT_TEXT_LONGEST 4096 /* bytes; a longer file is no receipt of ours */

struct receipt {
    const char *office;       /* "DPMPTSP Kabupaten Contoh" */
    const char *kind;         /* "pengaduan" or "permintaan informasi" */
    const char *number;       /* "PGD-2026-000123" */
    const char *received;     /* "2026-11-21T03:10:00Z", or the day alone when the reporter is anonymous */
    const char *due_on;       /* "2026-12-11" */
};

/* Returns the canonical text: a title line, then one "name: value" line each, all ended by a line feed; owned by ARENA.
 * Control characters in a value become spaces, so that no value can forge a line. */
const char *receipt_text(struct arena *arena, const struct receipt *receipt);

/* Returns receipt_text plus the line "tanda-tangan: BASE64" made with SECRET (RECEIPT_SECRET_BYTES); owned by ARENA. */
const char *receipt_signed(struct arena *arena, const struct receipt *receipt, const unsigned char *secret);

/* Checks a signed text as kept by a citizen: line ends of any system and blank lines around it are accepted, anything
 * else is part of the signed bytes. DONE when PUBLIC (RECEIPT_PUBLIC_BYTES) signed it, with *ret_text the canonical
 * text owned by ARENA; REFUSED_INVALID when the file is no receipt; REFUSED_FORBIDDEN when the signature is wrong. */
enum result receipt_check(struct arena *arena, const char *bytes, const unsigned char *public_key, const char **ret_text);
