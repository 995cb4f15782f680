/* Scope: hashing a password, for staff.c and staff_secret.c. Exports: password_hash. */
#pragma once

#include <sodium.h>

#include "lib/store/staff_secret.h"

/* REFUSED_INVALID when PASSWORD breaks the rules of staff_set_password, FAILED_UNAVAILABLE when memory is short. */
enum result password_hash(const char *name, const char *password, const struct password_cost *cost,
                          char out[static crypto_pwhash_STRBYTES]);
