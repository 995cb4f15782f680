/* Scope: the fonts of everything printed. Exports: fonts_load. */
#pragma once

#include <stdbool.h>

/* Loads Noto Sans and the scripts of regional languages that are installed, and no other font of the machine, so that a page
 * looks the same wherever it is made. Every face is used once: afterwards no file is opened any more. False, with the missing
 * file in *ret_missing (static), when Noto Sans is not there (Debian package fonts-noto-core). */
bool fonts_load(const char **ret_missing);
