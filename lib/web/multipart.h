/* Scope: multipart/form-data (RFC 7578, RFC 2046 5.1) as a stream. Exports: multipart_boundary, multipart_read.
 * Strict where browsers are uniform: no preamble, no epilogue, no padding, no nested parts, no transfer encoding, no
 * filename*; a body cut short is an error and leaves nothing behind. Files never stand in memory whole. */
#pragma once

#include "lib/web/input.h"
#include "lib/web/parameters.h"

#define MULTIPART_BOUNDARY_LONGEST 70     /* characters, RFC 2046 5.1.1 */
#define MULTIPART_FIELD_LARGEST (64 * 1024) /* bytes of one text field */
#define MULTIPART_NAME_LONGEST 100        /* bytes of a field name */
#define MULTIPART_FILE_NAME_LONGEST 1000  /* bytes of a file name as sent */
#define MULTIPART_HEADERS_LARGEST 4096    /* bytes of one part's headers */

/* Where file parts go. Each function returns DONE or the reason that ends the whole reading. */
struct file_sink {
    enum result (*begin)(void *context, const char *field, const char *client_name);
    enum result (*data)(void *context, const char *bytes, size_t length);
    enum result (*end)(void *context);
    void *context;
};

/* Returns the boundary of a Content-Type value, NULL when it is not multipart/form-data with a valid one. */
char *multipart_boundary(struct arena *arena, const char *content_type);

/* Reads the body: text fields are added to *fields, files go to SINK. A file input left empty (file name "" and no
 * bytes) is passed over. REFUSED_INVALID when malformed or cut short, REFUSED_TOO_LARGE over a limit, or what the sink
 * returned. */
enum result multipart_read(struct arena *arena, const char *boundary, struct input *input, struct parameters *fields,
                           const struct file_sink *sink);
