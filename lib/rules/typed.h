/* Scope: reading figures, dates and telephone numbers as people and files write them. Exports: the typed_ functions.
 * Every function leaves its result untouched when it refuses. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"

enum typed_fault {
    TYPED_OK = 0,
    TYPED_NOT_A_NUMBER,      /* something other than one number */
    TYPED_TOO_MANY_DECIMALS, /* would have to be rounded to fit the scale; nothing is rounded on the way in */
    TYPED_TOO_LARGE          /* outside 64 bits at this scale */
};

/* Reads a machine's decimal, "313630.50", "-0.5", "7", into VALUE x 10^DECIMALS (at most 9). No grouping, no plus sign,
 * at least one digit before the point and, when there is a point, after it. Zeros beyond the scale are accepted. */
enum typed_fault typed_decimal(const char *text, unsigned decimals, int64_t *ret);

/* Reads an amount as Indonesians type it: "1.234.567,89", "Rp1.234.567", "Rp 1234567,-", "1234567". Dots must part
 * groups of three from the right; a comma starts the decimals; ",-" means none. */
enum typed_fault typed_amount(const char *text, unsigned decimals, int64_t *ret);

/* "Bukan angka" …; what a person is told; "" for TYPED_OK; static storage. */
const char *typed_fault_label(enum typed_fault fault);

/* Reads a date as typed, DD/MM/YYYY: day and month with one or two digits, the year with four, parted by '/', '-' or
 * '.', the same twice; spaces around it are ignored. The date must exist. */
bool typed_day(const char *text, day_number *ret);

#define TYPED_TIME_LENGTH 5u

struct typed_time {
    char text[TYPED_TIME_LENGTH + 1]; /* "09:30" */
};

/* Reads a time of day as typed, "9.30", "09:30", "09.30": hours 0 to 23, minutes with two digits. */
bool typed_time(const char *text, struct typed_time *ret);

#define TYPED_PHONE_LENGTH 16u /* "+" and at most 15 digits, ITU-T E.164 */

struct typed_phone {
    char text[TYPED_PHONE_LENGTH + 1];
};

/* Brings "0812…", "62812…", "+62 812-…" to E.164, "+62812…"; other countries only with '+'. Spaces, dashes, dots and
 * brackets are ignored. Numbers in Indonesia have 8 to 13 digits after the country code, others 8 to 15 in all. */
bool typed_phone(const char *text, struct typed_phone *ret);
