/* Scope: signed one-time numbers of public forms. Exports: struct form_nonce, nonce_issue, nonce_renew, nonce_read.
 *
 * base64url( 16 random bytes, 8 bytes issued_at big-endian, 16 bytes BLAKE2b keyed over both and the form's name ).
 * There is no state on the server: the random bytes go into a UNIQUE column, so a form sent twice is one case; the time
 * shows forms filled faster than a person reads. The form's name is the path of the route that takes the POST. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/base/result.h"

#define NONCE_SECONDS (24 * 60 * 60) /* how long a form may stay open */
#define NONCE_TEXT_LENGTH 54         /* characters of 40 bytes in base64url */

struct form_nonce {
    unsigned char random[16];
    instant issued_at;
    char text[NONCE_TEXT_LENGTH + 1]; /* as it stands in the form */
};

enum nonce_state { NONCE_MISSING, NONCE_FORGED, NONCE_EXPIRED, NONCE_TOO_FAST, NONCE_GOOD };

/* Makes a new one for FORM_NAME; KEY is the `form` key. */
struct form_nonce nonce_issue(const unsigned char key[32], const char *form_name, instant now);

/* The same one-time number made anew for the same form: somebody goes on with a draft on another device. */
struct form_nonce nonce_renew(const unsigned char key[32], const char *form_name, const unsigned char random[16], instant now);

/* Judges TEXT (NULL = missing). *ret is filled unless the state is MISSING or FORGED. MINIMUM_SECONDS comes from
 * config limits.minimum_fill_seconds. An issue time in the future counts as forged. */
enum nonce_state nonce_read(const unsigned char key[32], const char *form_name, const char *text, instant now,
                            int minimum_seconds, struct form_nonce *ret);
