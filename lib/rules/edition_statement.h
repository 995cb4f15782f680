/* Scope: what the office says about an edition of its public site, signed: the statement that binds all files, the edition before and
 * the end of the audit trail. Exports: struct edition_statement, struct edition_statement_read, the edition_ functions and paths.
 * Pure: keys and times are arguments.
 *
 * Form 1, UTF-8, every line ended by one line feed, one space after each colon, in this order:
 *   EDISI LOKET TERBUKA, BENTUK 1
 *   kantor: name of the office
 *   edisi: number, 1, 2, 3 …; a number may be missing, none comes twice
 *   tanggal: local day, "2026-11-21"
 *   dibuat: instant in UTC, "2026-11-21T01:30:00Z"
 *   berkas: how many files the list names
 *   berkas-sha256: SHA-256 of the list (lib/rules/edition_list.h), verifikasi/berkas.txt beside this statement
 *   edisi-sebelumnya-sha256: SHA-256 of the whole statement of the edition before, its signature included; "-" for the first
 *   jejak-audit: "SEQUENCE:HASH", the end of the office's audit trail, as `loket audit verify --head` takes it
 *   kunci: id of the public key, as in receipts
 *   tanda-tangan: the Ed25519 signature (RFC 8032) over all bytes above this line, base64 (RFC 4648, padded) */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"
#include "lib/rules/edition_list.h"

#define EDITION_STATEMENT_LONGEST 2048 /* bytes; a longer text is no statement of ours */

/* Where they lie in an edition. The first two are in no list: the statement binds the list, the list all other files. */
#define EDITION_STATEMENT_PATH "verifikasi/edisi.txt"
#define EDITION_LIST_PATH "verifikasi/berkas.txt"
#define EDITION_KEY_PATH "verifikasi/kunci-publik.txt"
#define EDITION_CHAIN_START "verifikasi/rantai-" /* then the year and ".txt": the statements of the editions before, oldest first, each
                                                    with an empty line after it */

struct edition_hash {
    unsigned char bytes[EDITION_HASH_BYTES];
};

struct edition_statement {
    const char *office;
    unsigned long number;
    const char *day;        /* "2026-11-21" */
    const char *made_at;    /* "2026-11-21T01:30:00Z" */
    size_t file_count;
    struct edition_hash list;
    bool has_previous;
    struct edition_hash previous;
    const char *audit_head; /* "SEQUENCE:HASH" */
};

/* SHA-256. */
struct edition_hash edition_hash_of(const void *bytes, size_t length);
const char *edition_hash_text(struct arena *arena, const struct edition_hash *hash);

/* The signed text of form 1, owned by ARENA; SECRET is an Ed25519 key of 64 bytes. Control characters in a value become spaces. */
const char *edition_statement_signed(struct arena *arena, const struct edition_statement *statement, const unsigned char *secret);

/* A statement as found; nothing in it is proven before edition_statement_verify. */
struct edition_statement_read {
    struct edition_statement statement;
    const char *key_id;
    const char *text;          /* the signed bytes: everything above the signature */
    unsigned char signature[64];
    struct edition_hash whole; /* of text and signature: what the next edition names */
};

/* Reads LENGTH bytes, NUL-terminated, exactly as written: one changed byte is REFUSED_INVALID here or fails the signature. */
enum result edition_statement_parse(struct arena *arena, const char *bytes, size_t length, struct edition_statement_read *ret);

/* DONE when PUBLIC_KEY (32 bytes) signed it; REFUSED_ABSENT when it did not and the statement names another key; else REFUSED_FORBIDDEN. */
enum result edition_statement_verify(const struct edition_statement_read *read, const unsigned char *public_key);

/* Whether LATER follows EARLIER: its hash, a higher number, an audit trail that did not go back. The
 * day may: a clock that was wrong once would break the chain for ever. NULL when it does, else what is
 * wrong, Indonesian, static storage. */
const char *edition_chain_fault(const struct edition_statement_read *earlier, const struct edition_statement_read *later);
