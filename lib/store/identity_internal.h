/* Scope: sealing an identity, for case.c. Exports: identity_add. */
#pragma once

#include "lib/store/identity.h"

/* Seals IDENTITY for the case; needs KEY_IDENTITY_PUBLIC. */
enum result identity_add(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id,
                         const struct identity *identity);
