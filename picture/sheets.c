/* Scope: spreadsheet files as plain text. */
#include <stdlib.h>

#include "lib/base/worksheets.h"
#include "lib/web/upload.h"
#include "picture/draw.h"

enum picture_outcome picture_sheets(FILE *in, FILE *out) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    unsigned char *bytes = arena_alloc(arena, UPLOAD_LARGEST);
    size_t length = fread(bytes, 1, UPLOAD_LARGEST, in);
    if (ferror(in)) return PICTURE_NOT_TRIED;
    return worksheets_write(arena, bytes, length, out) ? PICTURE_DRAWN : PICTURE_TOO_LARGE;
}
