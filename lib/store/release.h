/* Scope: what two people let the public read of a complaint, in the office's words. Exports: struct release and the release_
 * functions. Call the changing ones beside case_change in the same transaction. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

/* Strings borrowed when given, owned by the arena when read. */
struct release {
    int64_t id;             /* 0: there is none */
    const char *title, *summary, *outcome;
    struct staff_id proposed_by;
    const char *proposer, *approver; /* full names; APPROVER is NULL until it was approved */
    instant proposed_at, approved_at;
};

/* The one that waits or stands; REFUSED_ABSENT when none does. */
enum result release_of(struct db *db, struct arena *arena, struct case_id id, struct release *ret);

/* Title, summary and outcome by STAFF at NOW. A confidential case is REFUSED_STALE, as is a second proposal. */
struct release_step { struct case_id id; struct staff_id staff; instant now; };
enum result release_propose(struct tx *tx, struct release_step step, const struct release *release);

/* By somebody else than who proposed it; REFUSED_STALE when nothing waits or the person is the same. */
enum result release_approve(struct tx *tx, struct release_step step);

/* Takes back the one that waits or stands; REFUSED_STALE when none does. */
enum result release_withdraw(struct tx *tx, struct release_step step);
