/* Scope: filling configuration templates. */
#include "admin/fill.h"

#include <stdio.h>
#include <string.h>

#include "admin/places.h"
#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"

#define LARGEST_TEMPLATE ((size_t)65536) /* bytes; ours are below 10 KB */
#define LONGEST_NAME 32

struct rendering {
    struct arena *arena;
    const struct fill *fill;
    struct buffer out;
    const char *fault;
};

static const char *read_template(struct arena *arena, const char *name) {
    const char *path = place_data(arena, name);
    CLEANUP_FILE FILE *stream = path ? fopen(path, "re") : NULL;
    if (!stream) return NULL;
    char *text = arena_alloc(arena, LARGEST_TEMPLATE);
    size_t length = fread(text, 1, LARGEST_TEMPLATE - 1, stream);
    text[length] = '\0';
    return ferror(stream) || length == 0 ? NULL : text;
}

/* Length of a name of lower-case letters and underscores between two MARKs at TEXT; 0 when there is none. */
static size_t marked_name(const char *text, char mark) {
    if (*text != mark) return 0;
    size_t length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_");
    return length > 0 && length < LONGEST_NAME && text[1 + length] == mark ? length : 0;
}

static const char *find_value(const struct rendering *rendering, const char *name, size_t length) {
    for (const struct fill_value *value = rendering->fill->values; value->name; value++) {
        if (strlen(value->name) == length && strncmp(value->name, name, length) == 0) return value->text;
    }
    return NULL;
}

static bool condition_holds(struct rendering *rendering, const char *name, size_t length) {
    for (const struct fill_condition *row = rendering->fill->conditions; row && row->name; row++) {
        if (strlen(row->name) == length && strncmp(row->name, name, length) == 0) return row->holds;
    }
    rendering->fault = arena_format(rendering->arena, "syarat %%%.*s%% tidak dikenal", (int)length, name);
    return false;
}

static void render_line(struct rendering *rendering, const char *line, size_t length) {
    size_t condition = marked_name(line, '%');
    if (condition) {
        if (!condition_holds(rendering, line + 1, condition)) return;
        line += condition + 2;
        length -= condition + 2;
    }
    for (size_t at = 0; at < length;) {
        size_t name = marked_name(line + at, '@');
        if (!name) {
            buffer_char(&rendering->out, line[at++]);
            continue;
        }
        const char *text = find_value(rendering, line + at + 1, name);
        if (!text) {
            rendering->fault = arena_format(rendering->arena, "@%.*s@ tidak dikenal", (int)name, line + at + 1);
            return;
        }
        buffer_text(&rendering->out, text);
        at += name + 2;
    }
}

enum result fill_file(struct arena *arena, const char *name, const struct fill *fill, const char **ret,
                      const char **ret_message) {
    struct rendering rendering = { .arena = arena, .fill = fill, .out = buffer_in(arena) };
    const char *text = read_template(arena, name);
    if (!text) rendering.fault = "tidak ditemukan atau tidak terbaca";
    while (!rendering.fault && *text) {
        size_t length = strcspn(text, "\n");
        if (text[length] == '\n') length++;
        render_line(&rendering, text, length);
        text += length;
    }
    if (rendering.fault) {
        *ret_message = arena_format(arena, "%s: %s", name, rendering.fault);
        return FAILED_INTERNAL;
    }
    *ret = buffer_string(&rendering.out);
    return DONE;
}
