/* Scope: one appointment as a calendar file every telephone opens. Exports: struct appointment, calendar_file.
 * Source: RFC 5545: lines end in CR LF and are folded at 75 octets without cutting a character; texts are escaped; times are UTC. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/date.h"

/* All borrowed. */
struct appointment {
    const char *uid;       /* the same each time, so that a second file replaces the first */
    instant made_at, starts_at;
    const char *summary, *place, *description; /* plain text; several lines are allowed */
    bool is_cancelled;
};

/* Returns the file, owned by ARENA. */
const char *calendar_file(struct arena *arena, const struct appointment *appointment);
