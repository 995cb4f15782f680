/* Scope: the version of the static assets. Exports: assets_version. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/result.h"

/* Returns 16 hexadecimal characters of a hash over names and contents of the regular files in DIRECTORY and below;
 * owned by ARENA. Changes when any file does. REFUSED_ABSENT when the folder cannot be read. */
enum result assets_version(struct arena *arena, const char *directory, const char **ret);
