/* Scope: the few directives of printf that pages are made of, without its locale and its streams: a third of the time. Exports: quick_format. */
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#define QUICK_FORMAT_ROOM 512 /* bytes of a result; a longer one is left to printf */
#define QUICK_FORMAT_NOT SIZE_MAX

/* Writes FORMAT with LIST to ROOM, without a NUL, and returns the length: %s, %c, %d, %u with l, ll or z, and all numbers with a width filled
 * with zeros (%02d). QUICK_FORMAT_NOT for anything else and for a result that does not fit; LIST is used up either way. */
size_t quick_format(char room[static QUICK_FORMAT_ROOM], const char *format, va_list list);
