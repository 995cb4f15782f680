/* Scope: what the families of the store share: ids that cannot be mixed up, the acting person, the form's nonce.
 * Enumerations travel as their database texts ("received", "web"), the English words of schema.sql; lib/rules has the
 * tables that map them to enums and Indonesian labels. A text the schema does not know is REFUSED_INVALID.
 *
 * Change functions take the open transaction; they answer REFUSED_INVALID for a value the schema refuses, REFUSED_STALE for
 * an old version or a state that does not allow it, FAILED_UNAVAILABLE for disk and lock. After any answer but DONE the
 * caller leaves and CLEANUP_TX rolls back. Read functions take the connection and give memory owned by the arena. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/base/result.h"

struct case_id { int64_t value; };
struct case_event_id { int64_t value; };
struct attachment_id { int64_t value; };
struct staff_id { int64_t value; };
struct instrument_id { int64_t value; };
struct survey_period_id { int64_t value; };
struct dataset_id { int64_t value; };
struct outbox_id { int64_t value; };
struct meeting_id { int64_t value; };
struct measure_id { int64_t value; };

enum actor_kind { ACTOR_CITIZEN, ACTOR_STAFF, ACTOR_SYSTEM, ACTOR_COMMAND };

/* Who does it: ACTOR_STAFF with the account, else staff is zero. */
struct actor {
    enum actor_kind kind;
    struct staff_id staff;
};

#define NONCE_BYTES 16

/* The random part of a form's nonce: the same form sent twice is one case. */
struct nonce { uint8_t bytes[NONCE_BYTES]; };

/* A local day that may be missing. */
struct optional_day {
    bool known;
    day_number day;
};

/* A whole number that may be missing. */
struct optional_number {
    bool known;
    int64_t value;
};
