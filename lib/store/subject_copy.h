/* Scope: everything the office keeps about the person of one case, as a copy for that person: identity, own words, objection, steps, files,
 * and who processed it when. Exports: struct subject_copy_of, subject_copy.
 * Source: UU 27/2022 article 32 (access, with the history of processing). */
#pragma once

#include <jansson.h>

#include "lib/base/keys.h"
#include "lib/store/case.h"
#include "lib/store/tx.h"

/* Whose copy, made by whom. All borrowed. */
struct subject_copy_of {
    const struct case_row *row;
    const struct actor *actor;
    instant now;
};

/* The copy as an object with Indonesian names; the caller owns *ret. Opening the identity is noted in timeline and audit trail inside TX:
 * commit before anybody sees it. Needs KEY_IDENTITY_PUBLIC and KEY_IDENTITY_SECRET. */
enum result subject_copy(struct tx *tx, struct arena *arena, const struct keys *keys, const struct subject_copy_of *of, json_t **ret);
