/* Scope: entries in one growing array, sorted once; one line of text an entry. */
#include "site/manifest.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buffer.h"

#define FIRST_ROOM 256
#define TITLE "edisi 1\n"
#define HASH_DIGITS (MANIFEST_HASH_BYTES * 2)
#define LONGEST_PATH 400 /* bytes; a longer line is no manifest of ours */

const char *manifest_ending(enum manifest_form form) {
    static const char *const ENDINGS[FORM_COUNT] = { [FORM_PLAIN] = "", [FORM_GZIP] = ".gz", [FORM_BROTLI] = ".br" };
    return ENDINGS[form];
}

void manifest_add(struct manifest *manifest, const struct manifest_entry *entry) {
    if (manifest->count == manifest->room) {
        size_t room = manifest->room ? manifest->room * 2 : FIRST_ROOM;
        struct manifest_entry *entries = arena_array(manifest->arena, room, sizeof *entries);
        if (manifest->count > 0) memcpy(entries, manifest->entries, manifest->count * sizeof *entries);
        manifest->entries = entries;
        manifest->room = room;
    }
    struct manifest_entry *place = &manifest->entries[manifest->count++];
    *place = *entry;
    place->path = arena_string(manifest->arena, entry->path);
    manifest->sorted = false;
}

static int compare_paths(const void *left, const void *right) {
    const struct manifest_entry *a = left, *b = right;
    return strcmp(a->path, b->path);
}

bool manifest_sort(struct manifest *manifest) {
    if (manifest->count > 0) qsort(manifest->entries, manifest->count, sizeof *manifest->entries, compare_paths);
    manifest->sorted = true;
    for (size_t i = 1; i < manifest->count; i++) {
        if (strcmp(manifest->entries[i - 1].path, manifest->entries[i].path) == 0) return false;
    }
    return true;
}

const struct manifest_entry *manifest_find(const struct manifest *manifest, const char *path) {
    struct manifest_entry wanted = { .path = path };
    if (manifest->count == 0) return NULL;
    return bsearch(&wanted, manifest->entries, manifest->count, sizeof wanted, compare_paths);
}

const char *manifest_text(struct arena *arena, const struct manifest *manifest, size_t *ret_length) {
    struct buffer text = buffer_in(arena);
    buffer_text(&text, TITLE);
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        char hex[HASH_DIGITS + 1];
        (void)sodium_bin2hex(hex, sizeof hex, entry->hash, sizeof entry->hash);
        buffer_format(&text, "%s %" PRIu64 " %" PRIu64 " %" PRIu64 " %s\n", hex, entry->size[FORM_PLAIN],
                      entry->size[FORM_GZIP], entry->size[FORM_BROTLI], entry->path);
    }
    buffer_format(&text, "selesai %zu\n", manifest->count);
    *ret_length = text.length;
    return buffer_string(&text);
}

/* Reads "HASH PLAIN GZIP BROTLI PATH"; LINE is NUL-terminated. */
static bool parse_line(const char *line, struct manifest_entry *ret) {
    size_t hash_length;
    const char *at;
    if (sodium_hex2bin(ret->hash, sizeof ret->hash, line, HASH_DIGITS, NULL, &hash_length, &at) != 0) return false;
    if (hash_length != MANIFEST_HASH_BYTES) return false;
    for (int form = 0; form < FORM_COUNT; form++) {
        char *end;
        if (*at != ' ' || at[1] < '0' || at[1] > '9') return false;
        ret->size[form] = strtoull(at + 1, &end, 10);
        at = end;
    }
    if (*at != ' ' || at[1] == '\0' || strlen(at + 1) > LONGEST_PATH) return false;
    ret->path = at + 1;
    return true;
}

enum result manifest_parse(struct arena *arena, const char *text, struct manifest *ret) {
    struct manifest manifest = { .arena = arena };
    if (strncmp(text, TITLE, strlen(TITLE)) != 0) return REFUSED_INVALID;
    const char *line = text + strlen(TITLE);
    while (strncmp(line, "selesai ", 8) != 0) {
        const char *end = strchr(line, '\n');
        struct manifest_entry entry = { 0 };
        if (!end || !parse_line(arena_copy(arena, line, (size_t)(end - line)), &entry)) return REFUSED_INVALID;
        manifest_add(&manifest, &entry);
        line = end + 1;
    }
    bool counted = strcmp(line, arena_format(arena, "selesai %zu\n", manifest.count)) == 0;
    if (!counted || !manifest_sort(&manifest)) return REFUSED_INVALID;
    *ret = manifest;
    return DONE;
}
