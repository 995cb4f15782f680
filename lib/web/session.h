/* Scope: the session cookie of staff and what is derived from it. Exports: struct visitor, session_ and device_ functions.
 * Rows of sessions live in lib/store; a program of staff pages passes its look-up in struct program. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/rules/roles.h"

struct response;

#define SESSION_COOKIE_BYTES 32
#define SESSION_COOKIE_LENGTH 43 /* characters of that many bytes in base64url */

/* Who is signed in; made by the program's find_visitor, owned by the request's arena. */
struct visitor {
    int64_t staff_id;
    const char *name; /* shown on every staff page */
    role_set roles;
    bool complete;    /* password and one-time code both given */
    bool shortcuts;   /* wants shortcuts of the keyboard */
};

/* Reads the cookie's TEXT; false when it does not have the shape of a token (NULL never has). Bytes that pass were still
 * made by anybody: only the look-up in the database tells. */
bool session_cookie_bytes(const char *text, unsigned char ret[SESSION_COOKIE_BYTES]);

/* "__Host-loket" when BASE_URL is https, "loket" on http (browsers refuse the prefix there). */
const char *session_cookie_name(const char *base_url);

/* Adds Set-Cookie: HttpOnly, SameSite=Strict, Path=/, and Secure on https. No lifetime: it ends with the browser. */
void session_cookie_set(struct response *response, const char *base_url,
                        const unsigned char token[SESSION_COOKIE_BYTES]);

/* Adds a Set-Cookie that removes it, and Clear-Site-Data for the pages the browser kept; the device cookie stays. */
void session_cookie_clear(struct response *response, const char *base_url);

/* A browser that signed in to ACCOUNT before (OWASP, "Slow down online guessing attacks with device cookies"): it opens
 * nothing, it only has a count of wrong tries of its own. Sealed with the `session` key, kept DEVICE_SECONDS. */
#define DEVICE_SECONDS (180 * 24 * 60 * 60)
const char *device_cookie_name(const char *base_url);
void device_cookie_set(struct response *response, const char *base_url, const unsigned char key[32], const char *account,
                       instant now);
/* True when TEXT (NULL is allowed) is such a cookie of ACCOUNT and has not expired. */
bool device_is_known(struct arena *arena, const unsigned char key[32], const char *text, const char *account, instant now);

/* The token of the hidden field `csrf`: BLAKE2b keyed with the `session` key over the cookie's text, so
 * it needs no place in the database and is known before the session is looked up. Owned by ARENA. */
char *session_csrf(struct arena *arena, const unsigned char key[32], const char *session_cookie);

/* Compares in constant time; NULL is never equal. */
bool session_csrf_is_right(const unsigned char key[32], const char *session_cookie, const char *csrf);
