/* Scope: the session cookie of staff and what is derived from it. Exports: struct visitor, session_ functions.
 * Rows of sessions live in lib/store; a program of staff pages passes its look-up in struct program. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"

struct response;

#define SESSION_TOKEN_LENGTH 43 /* characters of 32 random bytes in base64url */

/* Who is signed in; made by the program's find_visitor, owned by the request's arena. */
struct visitor {
    int64_t staff_id;
    const char *name;              /* shown on every staff page */
    const char *const *role_labels; /* Indonesian */
    size_t role_count;
    uint64_t permissions;          /* bit N = the permission with number N of lib/rules */
    bool complete;                 /* password and one-time code both given */
};

/* Returns a fresh token, owned by ARENA. The database keeps only its hash. */
char *session_token_new(struct arena *arena);

/* True when TEXT has the shape of a token; checked before any look-up. */
bool session_token_is_valid(const char *text);

/* "__Host-loket" when BASE_URL is https, "loket" on http (browsers refuse the prefix there). */
const char *session_cookie_name(const char *base_url);

/* Adds Set-Cookie: HttpOnly, SameSite=Strict, Path=/, and Secure on https. No lifetime: it ends with the browser. */
void session_cookie_set(struct response *response, const char *base_url, const char *token);

/* Adds a Set-Cookie that removes it, and Clear-Site-Data. */
void session_cookie_clear(struct response *response, const char *base_url);

/* The token of the hidden field `csrf`: BLAKE2b keyed with the `session` key over the session token. Owned by ARENA. */
char *session_csrf(struct arena *arena, const unsigned char key[32], const char *session_token);

/* Compares in constant time; NULL is never equal. */
bool session_csrf_is_right(const unsigned char key[32], const char *session_token, const char *csrf);
