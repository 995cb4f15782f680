/* Scope: picking the missing lines out of the delivered loket.ini. */
#include "admin/missing_settings.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "admin/places.h"
#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"

#define LONGEST_LINE 400 /* bytes; the delivered file is ours */
#define LONGEST_NAME 60

struct picking {
    struct arena *arena;
    const char *message;
    char section[LONGEST_NAME];
    struct buffer notes; /* what explains the next setting */
    struct buffer out;
    bool has_section;    /* the section stands in OUT */
};

static bool is_missing(struct picking *picking, const char *line) {
    const char *name = arena_copy(picking->arena, line, strcspn(line, " ="));
    const char *end = arena_format(picking->arena, " %s is missing in [%s]", name, picking->section);
    return strstr(picking->message, end) != NULL;
}

static void pick(struct picking *picking, const char *line) {
    if (is_missing(picking, line)) {
        if (!picking->has_section) buffer_format(&picking->out, "[%s]\n", picking->section);
        picking->has_section = true;
        buffer_format(&picking->out, "%s%s", buffer_string(&picking->notes), line);
    }
    picking->notes = buffer_in(picking->arena);
}

static void take(struct picking *picking, const char *line) {
    if (*line == ';') {
        buffer_text(&picking->notes, line);
    } else if (*line == '[') {
        (void)snprintf(picking->section, sizeof picking->section, "%.*s", (int)strcspn(line + 1, "]"), line + 1);
        picking->has_section = false;
        picking->notes = buffer_in(picking->arena);
    } else if (*line != '\n') {
        pick(picking, line);
    }
}

const char *missing_settings(struct arena *arena, const char *message) {
    const char *path = strstr(message, " is missing in [") ? place_data(arena, "deploy/loket.ini.in") : NULL;
    CLEANUP_FILE FILE *stream = path ? fopen(path, "re") : NULL;
    if (!stream) return "";
    struct picking picking = { .arena = arena, .message = message, .notes = buffer_in(arena), .out = buffer_in(arena) };
    char line[LONGEST_LINE];
    while (fgets(line, sizeof line, stream)) take(&picking, line);
    return buffer_string(&picking.out);
}
