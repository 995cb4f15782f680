/* Scope: entries in one growing array, sorted once; one line of text an entry. */
#include "site/manifest.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buffer.h"

#define FIRST_ROOM 256
#define TITLE "edisi 2 "
#define KEY_DIGITS ((size_t)MANIFEST_KEY_BYTES * 2)
#define LONGEST_LINE (EDITION_HASH_DIGITS + KEY_DIGITS + 3 * 11 + 3) /* without the path */

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

static void add_hex(struct buffer *text, const unsigned char *bytes, size_t length) {
    char hex[EDITION_HASH_DIGITS + 1];
    (void)sodium_bin2hex(hex, sizeof hex, bytes, length);
    buffer_add(text, hex, 2 * length);
    buffer_char(text, ' ');
}

const char *manifest_text(struct arena *arena, const struct manifest *manifest, size_t *ret_length) {
    struct buffer text = buffer_in(arena);
    size_t room = LONGEST_LINE;
    for (size_t i = 0; i < manifest->count; i++) room += LONGEST_LINE + strlen(manifest->entries[i].path);
    buffer_reserve(&text, room);
    buffer_text(&text, TITLE);
    add_hex(&text, manifest->base.bytes, sizeof manifest->base.bytes);
    buffer_char(&text, '\n');
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        add_hex(&text, entry->hash, sizeof entry->hash);
        add_hex(&text, entry->key.bytes, sizeof entry->key.bytes);
        buffer_format(&text, "%" PRIu32 " %" PRIu32 " %" PRIu32 " %s\n", entry->size[FORM_PLAIN], entry->size[FORM_GZIP],
                      entry->size[FORM_BROTLI], entry->path);
    }
    buffer_format(&text, "selesai %zu\n", manifest->count);
    *ret_length = text.length;
    return buffer_string(&text);
}

/* The value of a digit; above 15: none. */
static unsigned digit_value(char digit) {
    if (digit >= '0' && digit <= '9') return (unsigned)(digit - '0');
    return digit >= 'a' && digit <= 'f' ? (unsigned)(digit - 'a' + 10) : 16;
}

/* Reads LENGTH bytes in hexadecimal and the space behind them; *at moves on. */
static bool take_hex(const char **at, unsigned char *out, size_t length) {
    for (size_t i = 0; i < length; i++, *at += 2) {
        unsigned high = digit_value((*at)[0]), low = high > 15 ? 16 : digit_value((*at)[1]);
        if (high > 15 || low > 15) return false;
        out[i] = (unsigned char)(high << 4 | low);
    }
    return *(*at)++ == ' ';
}

/* Reads "HASH KEY PLAIN GZIP BROTLI PATH"; LINE is NUL-terminated and borrowed. */
static bool parse_line(const char *line, struct manifest_entry *ret) {
    const char *at = line;
    if (!take_hex(&at, ret->hash, sizeof ret->hash) || !take_hex(&at, ret->key.bytes, sizeof ret->key.bytes)) return false;
    for (int form = 0; form < FORM_COUNT; form++) {
        char *end;
        if (*at < '0' || *at > '9') return false;
        unsigned long size = strtoul(at, &end, 10);
        if (size > UINT32_MAX || *end != ' ') return false;
        ret->size[form] = (uint32_t)size;
        at = end + 1;
    }
    ret->path = at;
    return edition_path_is_plain(at);
}

static enum result parse_entries(char *line, struct manifest *manifest) {
    while (strncmp(line, "selesai ", 8) != 0) {
        char *end = strchr(line, '\n');
        struct manifest_entry entry = { 0 };
        if (end) *end = '\0';
        if (!end || !parse_line(line, &entry)) return REFUSED_INVALID;
        manifest_add(manifest, &entry);
        line = end + 1;
    }
    bool counted = strcmp(line, arena_format(manifest->arena, "selesai %zu\n", manifest->count)) == 0;
    return counted && manifest_sort(manifest) ? DONE : REFUSED_INVALID;
}

enum result manifest_parse(struct arena *arena, char *text, struct manifest *ret) {
    struct manifest manifest = { .arena = arena };
    const char *at = text + strlen(TITLE);
    if (strncmp(text, TITLE, strlen(TITLE)) != 0) return REFUSED_INVALID;
    if (!take_hex(&at, manifest.base.bytes, sizeof manifest.base.bytes) || *at != '\n') return REFUSED_INVALID;
    for (const char *line = strchr(text, '\n'); line; line = strchr(line + 1, '\n')) manifest.room++;
    manifest.entries = arena_array(arena, manifest.room + 1, sizeof *manifest.entries);
    enum result result = parse_entries(text + (at + 1 - text), &manifest);
    if (result == DONE) *ret = manifest;
    return result;
}
