/* Scope: finished pages printed by loket-print, the program beside the running one. Exports: struct print_job, struct print_file, print_make. */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/base/result.h"

enum print_kind {
    PRINT_SVG_PDF, /* SVG pages, separated by form feeds: a PDF, each page of the size its SVG gives in millimetres */
    PRINT_SVG_PNG, /* the first page as a picture */
    PRINT_DOCUMENT_PDF, /* the JSON of a document (document.h): a PDF on A4; it bears the document's own title */
};

struct print_job {
    enum print_kind kind;
    const char *bytes;
    size_t length;
    const char *title; /* of the PDF */
    instant created;   /* what the PDF says; the same job gives the same bytes */
    int width;         /* of the picture, pixels */
};

struct print_file {
    const char *bytes; /* owned by the arena */
    size_t length;
};

/* Prints; a staff worker asks its keeper (lib/base/child.h), other programs start loket-print themselves.
 * REFUSED_INVALID when the pages are not accepted or took too long (*ret_message says why, in English, for the log), REFUSED_ABSENT
 * when loket-print or its font is not installed, FAILED_UNAVAILABLE when it did not come to its end. *ret_message is never NULL. */
enum result print_make(struct arena *arena, const struct print_job *job, struct print_file *ret, const char **ret_message);
