/* Scope: which kind of browser somebody sits at, in words. Exports: device_name, device_kind. */
#pragma once

#include "lib/base/arena.h"

#define DEVICE_NAME_LONGEST 60 /* characters */

/* "Chrome di Android" from the header User-Agent (RFC 9110, 10.1.5), which may be NULL. Made of our own words only, whatever
 * the header holds; "Peramban lain" when nothing in it is known. Owned by ARENA. */
const char *device_name(struct arena *arena, const char *user_agent);

/* "phone" (tablets too), "computer", or "" when the header does not tell; for counting, never for recognising anybody. */
const char *device_kind(const char *user_agent);
