/* Scope: percent-encoding (RFC 3986, 2.1) and application/x-www-form-urlencoded (WHATWG URL, 5.1), read strictly.
 * Exports: percent_decode, percent_encode, urlencoded_read. */
#pragma once

#include "lib/base/buffer.h"
#include "lib/web/parameters.h"

/* Decodes %XX in LENGTH bytes; owned by ARENA. NULL when a % is not followed by two hexadecimal digits, when the result
 * is not clean text (text_is_clean: bad UTF-8, NUL, control characters). PLUS_IS_SPACE for forms and queries. */
char *percent_decode(struct arena *arena, const char *bytes, size_t length, bool plus_is_space);

/* Adds TEXT so that it can stand in any part of a URL: all but RFC 3986 "unreserved" becomes %XX. */
void percent_encode(struct buffer *buffer, const char *text);

/* Reads pairs "name=value&…" from LENGTH bytes and adds them to *parameters. An empty piece ("a=1&&b=2") is passed
 * over; a piece without "=" is a name with the value "".$
 * REFUSED_INVALID for a wrong escape, bad UTF-8, NUL or an empty name; REFUSED_TOO_LARGE above PARAMETERS_MOST pairs. */
enum result urlencoded_read(struct arena *arena, const char *bytes, size_t length, struct parameters *parameters);
