/* Scope: one notice for a gateway that sends SMS or WhatsApp: its body and the proof that it comes from this office. Pure.
 * Exports: struct hook_notice, hook_body, hook_signature, HOOK_SECRET_SHORTEST. */
#pragma once

#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"

#define HOOK_SECRET_SHORTEST 32 /* characters of the shared secret */

/* All borrowed. */
struct hook_notice {
    int64_t id;         /* of the outbox: a notice sent twice has the same */
    const char *event;  /* "answered" */
    const char *number; /* of the case */
    const char *phone;  /* E.164 */
    const char *text;   /* what the gateway sends on; no case text */
};

/* {"id":"…","event":…,"number":…,"phone":…,"text":…}, UTF-8, in ARENA. */
const char *hook_body(struct arena *arena, const struct hook_notice *notice);

/* "t=1795230000,v1=HEX": HEX is HMAC-SHA256 (RFC 2104) under SECRET of the seconds, '.', and the body. The receiver computes
 * it anew and refuses a `t` more than five minutes away: what was overheard cannot be sent again. */
const char *hook_signature(struct arena *arena, const char *secret, instant at, const char *body);
