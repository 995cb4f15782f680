/* Scope: PDF files: how they are begun, gathered and ended. */
#include "print/output.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

cairo_status_t output_add(void *buffer, const unsigned char *bytes, unsigned length) {
    struct buffer *out = buffer;
    if (out->length + length > OUTPUT_BYTES_MOST) return CAIRO_STATUS_WRITE_ERROR;
    buffer_add(out, (const char *)bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *output_pdf(struct buffer *out, const struct print_facts *facts) {
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(output_add, out, 1, 1);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, facts->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, facts->created);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, facts->created);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Loket Terbuka");
    return surface;
}

bool output_close(cairo_surface_t *surface, cairo_t *cairo) {
    bool is_drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    is_drawn = is_drawn && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return is_drawn;
}

/* ---- the language ---- */

/* The last place of WHAT in OUT, NULL when there is none. */
static char *last(const struct buffer *out, const char *what) {
    char *found = NULL;
    size_t length = strlen(what);
    for (char *at = out->bytes; (at = memmem(at, (size_t)(out->bytes + out->length - at), what, length)) != NULL; at += length) found = at;
    return found;
}

/* The number behind NAME at or after AT; 0 when it is not there. */
static unsigned long number_behind(const char *at, const char *name) {
    const char *found = at ? strstr(at, name) : NULL;
    return found ? strtoul(found + strlen(name), NULL, 10) : 0;
}

/* The catalogue's dictionary without its closing brackets. */
static char *catalogue(struct buffer *out, unsigned long root) {
    char *begin = last(out, arena_format(out->arena, "\n%lu 0 obj\n<<", root));
    char *end = begin ? strstr(begin, ">>\nendobj") : NULL;
    if (!end) return NULL;
    begin = strstr(begin, "<<");
    return arena_copy(out->arena, begin, (size_t)(end - begin));
}

bool output_pdf_finish(struct buffer *out, const struct print_facts *facts) {
    const char *trailer = out->length ? last(out, "\ntrailer\n") : NULL;
    unsigned long root = number_behind(trailer, "/Root "), info = number_behind(trailer, "/Info "), size = number_behind(trailer, "/Size ");
    unsigned long start = number_behind(trailer, "startxref\n");
    const char *old = root ? catalogue(out, root) : NULL;
    if (!old || !info || !start) return false;
    size_t place = out->length;
    buffer_format(out, "%lu 0 obj\n%s   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", root, old, facts->language);
    size_t table = out->length;
    buffer_format(out, "xref\n%lu 1\n%010zu 00000 n \n", root, place);
    buffer_format(out, "trailer\n<< /Size %lu\n   /Root %lu 0 R\n   /Info %lu 0 R\n   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n", size, root, info,
                  start, table);
    return true;
}
