/* Scope: the Cookie request header (RFC 6265, 4.2.1). Exports: cookie_read, COOKIE_HEADER_LONGEST. */
#pragma once

#include "lib/web/parameters.h"

#define COOKIE_HEADER_LONGEST 4096 /* bytes; a browser sends a few hundred */

/* Reads "name=value; name=value" and adds the pairs. A pair that breaks the grammar is passed over, because other
 * programs on the same host may set cookies we never see: they must not lock a person out. A header over
 * COOKIE_HEADER_LONGEST is ignored whole. Values are not decoded. */
void cookie_read(struct arena *arena, const char *header, struct parameters *cookies);
