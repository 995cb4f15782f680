/* Scope: what an office whose loket.ini is older than the programs has to add. Exports: missing_settings. */
#pragma once

#include "lib/base/arena.h"

/* The lines of the delivered loket.ini for every setting that MESSAGE of config_load calls missing, with their sections and explanations;
 * "" when it calls none missing, or when nothing is delivered. Owned by ARENA. */
const char *missing_settings(struct arena *arena, const char *message);
