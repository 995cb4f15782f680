/* Scope: register numbers and access codes as text. Exports: the register_ and access_code_ functions.
 * A register number names a case to everybody ("PGD-2026-000123"); the access code opens it to its holder. Drawing the
 * number, making the bytes and hashing the code are the store's and the programs' work, not here. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/rules/case_kinds.h"

#define REGISTER_FIRST_YEAR 2000
#define REGISTER_LAST_YEAR 2999
#define REGISTER_LAST_SEQUENCE 999999999 /* cases a year; six digits are printed, more when needed */

struct register_number {
    enum case_kind kind; /* PGD complaint, PMI information request */
    int year;
    int64_t sequence; /* from 1, new every year */
};

/* "PGD-2026-000123", owned by ARENA. */
char *register_text(struct arena *arena, struct register_number number);

/* Reads a number as people type it: any case, spaces and any dashes or none between the parts, leading zeros left out,
 * the letters O, I and L for 0 and 1 among the digits. False when it is none, *ret untouched. */
bool register_parse(const char *typed, struct register_number *ret);

#define ACCESS_CODE_BYTES 10u   /* 80 bits: 10^24 guesses, far beyond what the rate limit lets through */
#define ACCESS_CODE_LENGTH 19u  /* XXXX-XXXX-XXXX-XXXX */

/* An access code in its one written form, NUL-terminated. */
struct access_code {
    char text[ACCESS_CODE_LENGTH + 1];
};

/* Writes 80 bits as 16 characters of 23456789ABCDEFGHJKLMNPQRSTUVWXYZ, five bits each, the first byte's highest first.
 * Without 0, O, 1 and I nobody has to guess what a printed character is. */
struct access_code access_code_from_bytes(const uint8_t bytes[ACCESS_CODE_BYTES]);

/* Reads a code as people type it: any case, spaces and any dashes anywhere; 1 and I are taken for L, 0 and O for Q,
 * which they resemble and which no code contains otherwise. False when it cannot be a code, *ret untouched. */
bool access_code_parse(const char *typed, struct access_code *ret);

/* The 16 characters of a code without hyphens, as they are hashed; owned by ARENA. */
char *access_code_plain(struct arena *arena, struct access_code code);
