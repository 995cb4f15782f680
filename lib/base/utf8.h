/* Scope: checks and clean-up of text that people typed. Exports: the text_ functions. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"

/* True when the bytes are well-formed UTF-8 without NUL and without control characters other than
 * tab, line feed and carriage return (a control character in a name is an attack on a log or a terminal). */
bool text_is_clean(const char *bytes, size_t length);

/* Returns the text in NFC with CRLF and CR as LF and white space at both ends removed, and without the
 * characters that change the direction of what stands around them (see below): nobody types them, and they make a reader see
 * other words than were sent. Owned by ARENA. The input must be clean. */
char *text_normal(struct arena *arena, const char *text);

/* Number of characters (code points) in clean text. */
size_t text_length(const char *text);

/* True when TEXT contains any of the characters that change its own direction (U+202A-202E, U+2066-2069):
 * they disguise file names. */
bool text_has_direction_control(const char *text);
