/* Scope: the network, through libcurl: one SMTP mail or one HTTP POST at a time over kept connections.
 * Exports: struct wire, struct wire_mail, struct wire_post, struct wire_answer and the wire_ functions. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/base/buffer.h"

struct wire;

/* Owned by ARENA; close with wire_close. NULL when libcurl does not start. STOPPING is asked during transfers. */
struct wire *wire_open(struct arena *arena, bool (*stopping)(void));
void wire_close(struct wire *wire);

/* Where in its course a transfer ended. */
enum wire_stage {
    WIRE_SERVER,    /* connection, encryption, login, sender: the same for every message */
    WIRE_RECIPIENT, /* the server judged this recipient */
    WIRE_CONTENT    /* … or this content, or the connection broke when it was on its way */
};

struct wire_answer {
    bool taken;            /* the other side confirmed it */
    enum wire_stage stage;
    long code;             /* SMTP reply or HTTP status; 0: none came */
    const char *fault;     /* libcurl's name for what went wrong, static storage; "" when taken */
};

struct wire_mail {
    const char *server, *helo, *user, *password;
    bool tls;
    long timeout; /* seconds */
    const char *from, *to;
    const struct buffer *bytes;
};
struct wire_answer wire_mail(struct wire *wire, struct arena *arena, const struct wire_mail *mail);

struct wire_post {
    const char *url, *signature, *body;
    long timeout;
};
struct wire_answer wire_post(struct wire *wire, struct arena *arena, const struct wire_post *post);
