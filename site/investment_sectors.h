/* Scope: the sectors of investment and how their pages are called. Exports: struct sector_name and the sector_ functions.
 * Source: the classification of NSWI (BKPM): 23 sub-sectors in 3 sectors. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"

struct sector_name {
    const char *sector; /* of a sub-sector; NULL for a sector */
    const char *name;   /* Indonesian; say() knows it in English */
};
extern const struct sector_name SECTOR_NAMES[];
extern const int SECTOR_NAME_COUNT;

/* True for the same name: sources differ in capitals, spaces and the comma before "dan". Other names have other slugs. */
bool sector_is_same(const char *one, const char *other);

/* Where NAME stands among them, whatever the case of its letters and its commas; SECTOR_NAME_COUNT for another name. */
int sector_order(const char *name);

/* The name of the classification for what a source prints; NAME itself when it knows none. */
const char *sector_known_name(const char *name);

/* NAME as part of an address: lower case letters, digits, hyphens, "lain" for a name without any; owned by ARENA. */
const char *sector_slug(struct arena *arena, const char *name);
