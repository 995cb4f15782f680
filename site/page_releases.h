/* Scope: what two people let the public read of single complaints, a page each: /kisah/. Exports: release_path, release_month, release_state, release_way. */
#pragma once

#include "lib/rules/workdays.h"
#include "site/site.h"

/* "kisah/phtgsdqrdlljc.html": the random number in letters, since one of fifteen such numbers reads like an identity number; owned by ARENA. */
const char *release_path(struct arena *arena, int64_t id);

/* "November 2026" of "2026-11"; owned by ARENA. */
const char *release_month(struct arena *arena, const char *month);

/* The public reads the staff's words of a complaint's state, because nobody reading is the reporter. */
const char *release_state(const char *state);

/* How many working days each step took, beside the days granted: a figure of the templates, null while nothing happened yet. FREE knows the
 * holidays. Of a case's times the public learns these numbers alone, and only of a complaint two people released. */
json_t *release_way(struct site *site, struct arena *arena, const struct public_release_way *way, const struct workday_clock *free);
