/* Scope: compressing a finished page once, so that the web server never does. Exports: compress_gzip, compress_brotli,
 * compress_is_worthwhile. Source: RFC 1952 (gzip), RFC 7932 (Brotli). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"

struct compressed {
    const char *bytes; /* owned by the arena; NULL when compressing did not make it smaller */
    size_t length;
};

/* True for a path whose content is text (.html, .css, .js, .json, .csv, .svg, .xml, .txt …). */
bool compress_is_worthwhile(const char *path);

/* Level 6: higher levels save 1-3 % for up to six times the work. Same input, same bytes: no time stamp inside. */
struct compressed compress_gzip(struct arena *arena, const char *bytes, size_t length);

/* Quality 10, for files that are written once and read often: 11 takes more than twice the time for 1.5 % less. */
struct compressed compress_brotli(struct arena *arena, const char *bytes, size_t length);
