/* Scope: what is printed, gathered in memory and given out only when it is whole. Exports: struct sheet_out, the output_ functions. */
#pragma once

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

#include "lib/base/buffer.h"

#define OUTPUT_BYTES_MOST ((size_t)48 * 1024 * 1024) /* stops a small order that grows into a full memory */

/* What the file says about itself. */
struct print_facts {
    const char *title;
    const char *created;  /* "2026-11-21T09:00:00+07:00": given, never read from a clock, so that the same order gives the same bytes */
    const char *language; /* "id-ID" */
};

/* A cairo_write_func_t over a struct buffer. */
cairo_status_t output_add(void *buffer, const unsigned char *bytes, unsigned length);

/* A PDF on OUT of pages whose size is set before each is drawn; caller finishes and destroys it. */
cairo_surface_t *output_pdf(struct buffer *out, const struct print_facts *facts);

/* Adds what cairo has no word for to the finished PDF: the language of its text, and that its title be shown rather than its
 * file name; as an incremental update (ISO 32000-1, 7.5.6). False when OUT does not end as cairo ends a file. */
bool output_pdf_finish(struct buffer *out, const struct print_facts *facts);

/* Ends SURFACE and tells whether all of it was drawn. */
bool output_close(cairo_surface_t *surface, cairo_t *cairo);
