/* Scope: the national identity number (NIK): a plausibility check and the masked form people see.
 * Exports: identity_number_normal, identity_number_masked.
 * Sixteen digits: six for the region, DDMMYY of birth (day + 40 for women), four in sequence; there is no checksum
 * (PP 37/2007 article 37), so a number can only be shown to be wrong, never to be right. */
#pragma once

#include "lib/base/arena.h"

/* Returns the 16 digits of TYPED without spaces, dots and dashes, owned by ARENA; NULL when it cannot be an NIK. */
const char *identity_number_normal(struct arena *arena, const char *typed);

/* "3201••••••••0001" of a normal number, owned by ARENA: enough to recognise one's own, not enough to misuse. */
const char *identity_number_masked(struct arena *arena, const char *number);
