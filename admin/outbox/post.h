/* Scope: the worker that sends the outbox, its parts and what they share. Exports: struct post, struct verdict and the post_
 * functions. */
#pragma once

#include "lib/base/config.h"
#include "lib/base/keys.h"
#include "lib/store/db.h"
#include "lib/store/identity.h"
#include "lib/store/outbox.h"

struct wire;

/* One running worker. */
struct post {
    const struct config *config;
    const struct keys *keys; /* identity pair alone */
    struct db *db;
    struct wire *wire;
    const char *user, *password; /* for the mail server; "" for none */
    const char *hook_secret;     /* "" without a gateway */
    instant now_fixed;           /* for tests and drills; 0: the clock */
    instant resume[OUTBOX_WAY_COUNT]; /* a way whose server failed rests until then … */
    int rest[OUTBOX_WAY_COUNT];       /* … and the next time so many seconds */
};

/* How one message fared; REASON is ours, short, and names nobody. */
struct verdict {
    enum outbox_outcome outcome;
    const char *reason;
};

instant post_now(const struct post *post);

/* Reads the files named in [mail] and [hook]; *ret_message says what is wrong with them. */
enum result post_read_secrets(struct arena *arena, struct post *post, const char **ret_message);

/* Sends one message; no transaction is open meanwhile. CONTACT is the reporter's, NULL for a message to an address. */
struct verdict post_mail(struct post *post, struct arena *arena, const struct message *message, const struct contact *contact);
struct verdict post_hook(struct post *post, struct arena *arena, const struct message *message, const struct contact *contact);

/* True when WAY is set up in this office. */
bool post_has(const struct post *post, enum outbox_way way);

/* True once the process was asked to end. */
bool post_stopping(void);

/* Sends everything that is due; stops early when post_stopping says so. Sets *ret_idle to the seconds until there may be more. */
enum result post_run(struct post *post, int *ret_idle);
