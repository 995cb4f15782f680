/* Scope: which SVG is drawn at all. Exports: svg_guard, SVG_ limits. */
#pragma once

#include <stddef.h>

#define SVG_BYTES_MOST ((size_t)4 * 1024 * 1024) /* of one page or figure; a page of slips has 200 KB */
#define SVG_DEPTH_MOST 32                        /* elements inside each other; a chain of thousands ends a parser's stack */
#define SVG_ELEMENTS_MOST 50000                  /* stops pages whose drawing never ends */

/* Looks through an SVG before a library does: only elements and ways to refer that our own pages use. Whatever could lead out of
 * the text (a document type with entities, a reference to a file or host, a picture, a style sheet's import, a script) or make
 * few bytes grow without end is refused. Returns NULL when it may be drawn, else what is wrong, in English (static). */
const char *svg_guard(const char *bytes, size_t length);
