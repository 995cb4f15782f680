/* Scope: messages waiting to be sent. Written in the transaction of their cause; one worker takes them with a lease, so that a
 * crash while sending delays a message and loses none (it may be sent twice). Exports: the outbox_ functions. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define OUTBOX_TRIES 8               /* then it is failed for good: about a day with doubling pauses */
#define OUTBOX_LEASE_SECONDS 300     /* how long one worker may take over a message */
#define OUTBOX_FIRST_PAUSE_SECONDS 300

struct message {
    struct outbox_id id;    /* ignored when added */
    struct case_id about;   /* reporter of this case (address through identity_email), or zero … */
    const char *recipient;  /* … and this address; "" when `about` is given */
    const char *subject, *body;
    int64_t tries;          /* so far */
};

enum result outbox_add(struct tx *tx, instant now, const struct message *message);

/* Takes the next due message and hides it for the lease; REFUSED_ABSENT when nothing is due. */
enum result outbox_take(struct tx *tx, struct arena *arena, instant now, struct message *ret);

/* It is sent; or it failed with a short reason and comes again later, or never after OUTBOX_TRIES. */
enum result outbox_sent(struct tx *tx, struct outbox_id id);
enum result outbox_failed(struct tx *tx, struct outbox_id id, instant now, const char *reason);

/* Numbers for the health page. */
struct outbox_state { int64_t waiting, failed; };
enum result outbox_state(struct db *db, struct outbox_state *ret);
