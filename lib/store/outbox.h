/* Scope: messages waiting to be sent. Written in the transaction of their cause; a worker takes them with a lease, so that a
 * crash while sending delays a message and loses none (it may be sent twice, with the same id).
 * Exports: enum outbox_way, enum outbox_outcome, struct message and the outbox_ functions. */
#pragma once

#include "lib/rules/enum_table.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define OUTBOX_TRIES 8                 /* then it is failed for good: half a day with doubling pauses */
#define OUTBOX_LEASE_SECONDS 300       /* how long one worker may take over a message */
#define OUTBOX_FIRST_PAUSE_SECONDS 300
#define OUTBOX_LIFE_DAYS 7             /* what could not be sent by then is no news any more and expires */
#define OUTBOX_KEPT_DAYS 60            /* then a message that is over is deleted */

#define OUTBOX_WAY_LIST(X)                              \
    X(OUTBOX_MAIL, "mail", "surel")                     \
    X(OUTBOX_HOOK, "hook", "gerbang pesan")

ENUM_DECLARE(outbox_way, OUTBOX_WAY_LIST, OUTBOX_WAY_COUNT)

struct message {
    struct outbox_id id;    /* ignored when added, as created_at, number and tries */
    enum outbox_way way;
    const char *event;      /* what happened: "answered", "digest" … */
    struct case_id about;   /* reporter of this case (address through identity_contact), or zero … */
    const char *recipient;  /* … and this address; "" when `about` is given */
    const char *number;     /* of the case; "" without one */
    const char *subject, *body;
    instant created_at;
    int64_t tries;          /* so far */
};

enum result outbox_add(struct tx *tx, instant now, const struct message *message);

/* Takes the next due message of WAY that is younger than OUTBOX_LIFE_DAYS and hides it for the lease; REFUSED_ABSENT when
 * none is due. */
enum result outbox_take(struct tx *tx, struct arena *arena, instant now, enum outbox_way way, struct message *ret);

/* How a message that was taken fared. */
enum outbox_outcome {
    OUTBOX_SENT,
    OUTBOX_SKIPPED, /* there is nobody to send it to */
    OUTBOX_REFUSED, /* for good: such an address, such a message */
    OUTBOX_FAILED,  /* for now: it comes again later, or never after OUTBOX_TRIES */
    OUTBOX_PUT_OFF, /* the server cannot be reached or refuses this office: not the message's fault, no try is counted */
    OUTBOX_OUTCOME_COUNT
};

/* Writes down the outcome with a short reason ("" for none) that names no address. REFUSED_STALE when it waits no more. */
struct outbox_settlement {
    struct outbox_id id;
    enum outbox_outcome outcome;
    const char *reason;
};
enum result outbox_settle(struct tx *tx, instant now, const struct outbox_settlement *settlement);

/* True in *ret when a message about EVENT was written to this reporter or address at or after SINCE, whatever became of it. */
struct outbox_question {
    const char *event;
    struct case_id about; /* or zero, and … */
    const char *recipient;
    instant since;
};
enum result outbox_told(struct db *db, const struct outbox_question *question, bool *ret);

/* Expires what waited too long and deletes what is long over. */
enum result outbox_expire(struct tx *tx, instant now);

/* Lets failed and expired messages wait again, with all their tries and a new life: the one ID, or all when zero. *ret is how
 * many. */
enum result outbox_retry(struct tx *tx, instant now, struct outbox_id id, int64_t *ret);

/* Numbers for the health page. */
struct outbox_state {
    int64_t waiting, failed;
    instant oldest; /* when the oldest waiting message was written; 0: none waits */
};
enum result outbox_state(struct db *db, struct outbox_state *ret);

/* Messages that wait, failed or expired, oldest first, without whom they are for; at most OUTBOX_LISTED. */
#define OUTBOX_LISTED 200
struct outbox_row {
    struct outbox_id id;
    const char *way, *event, *number, *state, *last_failure;
    instant created_at, due_at;
    int64_t tries;
};
struct outbox_rows {
    struct outbox_row *rows;
    size_t count;
};
enum result outbox_list(struct db *db, struct arena *arena, struct outbox_rows *ret);
