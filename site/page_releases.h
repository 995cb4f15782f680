/* Scope: what two people let the public read of single complaints, a page each: /kisah/. Exports: release_path, release_month, release_state. */
#pragma once

#include "site/site.h"

/* "kisah/phtgsdqrdlljc.html": the random number in letters, since one of fifteen such numbers reads like an identity number; owned by ARENA. */
const char *release_path(struct arena *arena, int64_t id);

/* "November 2026" of "2026-11"; owned by ARENA. */
const char *release_month(struct arena *arena, const char *month);

/* The public reads the staff's words of a complaint's state, because nobody reading is the reporter. */
const char *release_state(const char *state);
