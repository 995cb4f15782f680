/* Scope: one mail as the bytes that go to the server (RFC 5322, MIME). Pure: time and number are arguments, so that a mail
 * built twice is the same mail. Exports: struct mail, mail_build. */
#pragma once

#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/date.h"
#include "lib/base/result.h"

/* All borrowed; texts are clean UTF-8. */
struct mail {
    int64_t id;           /* of the outbox: makes the Message-ID, by which a mail sent twice is recognised */
    const char *host;     /* right side of the Message-ID: "loket.contoh.example" */
    instant date;         /* when it was written, not when it is sent */
    int zone_offset;      /* minutes east of UTC for the Date header */
    const char *from_name, *from;
    const char *to;
    const char *reply_to; /* "" for none */
    const char *subject;
    const char *body;     /* lines end with LF */
};

/* Sets *ret to the mail, in ARENA. REFUSED_INVALID when an address is none (lib/base/mail_address.h): nothing that could
 * begin another header or command gets through, whatever stands in the database. */
enum result mail_build(struct arena *arena, const struct mail *mail, struct buffer *ret);
