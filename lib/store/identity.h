/* Scope: who reported, sealed at rest (libsodium sealed box: X25519, XSalsa20-Poly1305). The public programs hold only the
 * public key and cannot read back what they wrote. Exports: struct identity, identity_open, identity_reveal,
 * identity_known, identity_contact, identity_key_fits, identity_correct. */
#pragma once

#include "lib/base/keys.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

/* "" where nothing was given; strings borrowed when given, owned by the arena when read. */
struct identity {
    const char *name, *organization, *occupation, *address, *phone, *email;
    const char *identity_number; /* NIK, 16 digits; asked for information requests alone (UU 14/2008) */
};

/* Reads the identity of an OPEN case, as its reporter chose; REFUSED_FORBIDDEN for a confidential one, REFUSED_ABSENT for an
 * anonymous one. Needs KEY_IDENTITY_SECRET; FAILED_INTERNAL when the box does not open (wrong key). */
enum result identity_open(struct db *db, struct arena *arena, const struct keys *keys, struct case_id id,
                          struct identity *ret);

/* Reads the identity of any case, for a reason that is written, with who and when, to the case's timeline and the audit
 * trail in this transaction: commit before showing anything. An empty reason is REFUSED_INVALID. */
struct reveal { const struct actor *actor; instant now; const char *reason; };
enum result identity_reveal(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id,
                            const struct reveal *by, struct identity *ret);

/* DONE when the case has an identity, whatever is in it; REFUSED_ABSENT for an anonymous one. For every program that writes. */
enum result identity_known(struct db *db, struct case_id id);

/* The mail worker's way to a reporter: both in ARENA, "" where not given; of the rest nothing is kept. REFUSED_ABSENT when the
 * case has no identity. */
struct contact { const char *email, *phone; };
enum result identity_contact(struct db *db, struct arena *arena, const struct keys *keys, struct case_id id,
                             struct contact *ret);

/* Do the office's keys open the newest identity? For loket doctor; shows nothing of it. FAILED_INTERNAL when they do not: a
 * database restored beside another office's keys. REFUSED_ABSENT when no identity was ever sealed. Needs KEY_IDENTITY_PUBLIC
 * and KEY_IDENTITY_SECRET. */
enum result identity_key_fits(struct db *db, struct arena *arena, const struct keys *keys);

/* Puts what is not "" in CHANGES in the place of what the identity says, at the wish of its owner; nothing of it is shown. Noted in the
 * audit trail, without the words. REFUSED_ABSENT for an anonymous or erased case. */
struct identity_correction { const struct actor *actor; instant now; struct identity changes; };
enum result identity_correct(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id,
                             const struct identity_correction *by);
