/* Scope: the headers of multipart/form-data. Exports: struct part_head, part_head_read. */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

struct part_head {
    const char *name;      /* of the field */
    const char *file_name; /* as sent; NULL = a text field, "" = a file input left empty */
};

/* Reads LENGTH bytes of lines that each end with CRLF. REFUSED_INVALID unless there is exactly one
 * "Content-Disposition: form-data" with a name, REFUSED_TOO_LARGE over the name limits of multipart.h. */
enum result part_head_read(struct arena *arena, const char *bytes, size_t length, struct part_head *ret);
