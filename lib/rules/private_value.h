/* Scope: finding values in finished pages that must never be public. Exports: enum private_kind, struct private_values,
 * private_find, private_kind_name.
 * The last of three barriers (UU 27/2022 articles 16 and 35): the builder sees only publishable views, pages print only
 * named fields, and still every finished byte passes here. It looks for what people write where it does not belong:
 * identity numbers, telephone numbers, mail addresses, and values planted to prove that the barrier stands. */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"

enum private_kind { PRIVATE_NOTHING, PRIVATE_IDENTITY_NUMBER, PRIVATE_PHONE, PRIVATE_EMAIL, PRIVATE_PLANTED };

/* What may stand on a page although it looks private, and what may not although it looks harmless. Each list ends with
 * NULL; a NULL list is empty. */
struct private_values {
    const char *const *own_emails; /* the office's own addresses, letter case ignored */
    const char *const *own_phones; /* the office's own numbers; only their digits count, 0… and +62… alike */
    const char *const *planted;    /* exact bytes; plain letters and digits, so that escaping does not change them */
};

/* Searches LENGTH bytes of text. PRIVATE_NOTHING, or the kind of the first hit. SCRATCH is used for candidates. */
enum private_kind private_find(struct arena *scratch, const struct private_values *values, const char *bytes,
                               size_t length);

/* "nomor induk kependudukan" …, for the administrator; static storage. */
const char *private_kind_name(enum private_kind kind);
