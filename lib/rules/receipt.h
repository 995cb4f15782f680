/* Scope: the signed receipt of a submission: its text, the signature under it, and the reading and check of both.
 * Exports: struct receipt, struct receipt_read, struct receipt_key_id, the receipt_ functions.
 * The receipt is what a citizen keeps (printed or saved); anybody can later prove or disprove that the office issued it,
 * without a look into the database. Pure: keys and times are arguments.
 *
 * Form 2, UTF-8, every line ended by one line feed, one space after each colon, in this order:
 *   TANDA TERIMA LOKET TERBUKA, BENTUK 2
 *   kantor: name of the office
 *   jenis: "Pengaduan" or "Permintaan informasi"
 *   nomor: register number, "PGD-2026-000123"
 *   diterima: instant of arrival in UTC, "2026-11-21T03:10:00Z"; the local day alone when the reporter is anonymous
 *   dijawab-paling-lambat: local day of the deadline, "2026-12-11"
 *   isi-sha256: SHA-256 of the submitted text (lib/rules/submission_text.h), 64 hexadecimal digits in small letters
 *   jumlah-berkas: how many files came with it, "2"
 *   berkas-1-sha256: SHA-256 of the bytes the office keeps of a file, as it gives them back for download (a picture without
 *   berkas-2-sha256: … its place and camera data); from the smallest hash to the largest, neither name nor order counts
 *   kunci: id of the public key, see receipt_key_id
 *   tanda-tangan: the Ed25519 signature (RFC 8032) over all bytes above this line, base64 (RFC 4648, padded)
 * Form 1, issued by earlier versions, has neither isi-sha256, jumlah-berkas, berkas-… nor kunci. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define RECEIPT_SECRET_BYTES 64 /* crypto_sign_ed25519_SECRETKEYBYTES */
#define RECEIPT_PUBLIC_BYTES 32
#define RECEIPT_HASH_BYTES 32     /* SHA-256 */
#define RECEIPT_TEXT_LONGEST 4096 /* bytes; a longer file is no receipt of ours */
#define RECEIPT_FILES_MOST 20     /* files of one submission; keeps the text below its limit */
#define RECEIPT_NEWEST_FORM 2

struct receipt_hash {
    unsigned char bytes[RECEIPT_HASH_BYTES];
};

struct receipt {
    const char *office;       /* "DPMPTSP Kabupaten Contoh" */
    const char *kind;         /* "Pengaduan" or "Permintaan informasi" */
    const char *number;       /* "PGD-2026-000123" */
    const char *received;     /* "2026-11-21T03:10:00Z", or the day alone when the reporter is anonymous */
    const char *due_on;       /* "2026-12-11" */
    struct receipt_hash content;
    const struct receipt_hash *files; /* in any order */
    size_t file_count;                /* at most RECEIPT_FILES_MOST */
};

/* The name of a public key: the first 8 bytes of the SHA-256 of its 32 raw bytes, as 16 hexadecimal digits. */
struct receipt_key_id {
    char text[17];
};
struct receipt_key_id receipt_key_id(const unsigned char *public_key);

/* The public key that belongs to SECRET (RECEIPT_SECRET_BYTES): its second half; borrowed. */
const unsigned char *receipt_public_of(const unsigned char *secret);

/* SHA-256 of a submitted text or of a file's bytes. */
struct receipt_hash receipt_hash_of(const void *bytes, size_t length);

/* Returns the signed text of form 2; owned by ARENA. Control characters in a value become spaces, so that no value can
 * forge a line. NULL when there are more files than RECEIPT_FILES_MOST. */
const char *receipt_signed(struct arena *arena, const struct receipt *receipt, const unsigned char *secret);

/* A receipt as somebody brought it; nothing in it is proven before receipt_verify. */
struct receipt_read {
    int form;               /* 1 or 2 */
    struct receipt receipt; /* of form 1 without content and files */
    const char *key_id;     /* "" in form 1 */
    const char *text;       /* the signed bytes: everything above the signature */
    unsigned char signature[64];
};

/* Reads the text of a receipt as kept by a citizen: line ends of any system, a byte order mark and blank lines around it
 * are accepted, anything else is part of the signed bytes. REFUSED_INVALID when BYTES is no receipt; everything in *ret
 * is owned by ARENA. */
enum result receipt_parse(struct arena *arena, const char *bytes, struct receipt_read *ret);

/* DONE when PUBLIC_KEY (RECEIPT_PUBLIC_BYTES) signed it. REFUSED_ABSENT when it did not and the receipt names another
 * key; REFUSED_FORBIDDEN when the receipt names this key but was changed, or has another signature. */
enum result receipt_verify(const struct receipt_read *read, const unsigned char *public_key);

/* Finds FILE among the receipt's files that are not TAKEN yet and takes it; TAKEN has RECEIPT_FILES_MOST places, all false
 * at the start. False when it is none of them. */
bool receipt_takes_file(const struct receipt *receipt, const struct receipt_hash *file, bool *taken);
