/* Scope: kantor.css, which sets the one colour an office chooses. */
#include "admin/brand.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/cleanup.h"

#define LONGEST_SHEET 200

static bool is_current(const char *path, const char *sheet) {
    char text[LONGEST_SHEET];
    CLEANUP_FILE FILE *stream = fopen(path, "re");
    if (!stream) return false;
    size_t length = fread(text, 1, sizeof text, stream);
    return length == strlen(sheet) && memcmp(text, sheet, length) == 0;
}

bool brand_write(struct arena *arena, const struct config *config) {
    const char *path = arena_format(arena, "%s/kantor.css", config->directory);
    const char *sheet = arena_format(arena, ":root { --brand: %s; }\n", config->office.brand_color);
    if (is_current(path, sheet)) return true;
    CLEANUP_FILE FILE *stream = fopen(path, "we");
    bool is_written = stream && fputs(sheet, stream) >= 0 && fflush(stream) == 0;
    if (!is_written) command_error("%s: %s", path, strerror(errno));
    return is_written;
}
