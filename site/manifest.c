/* Scope: entries in one growing array, sorted once; one line of text an entry. */
#include "site/manifest.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#define FIRST_ROOM 256
#define TITLE "edisi 2 "
#define END "selesai "

const char *manifest_ending(enum manifest_form form) {
    static const char *const ENDINGS[FORM_COUNT] = { [FORM_PLAIN] = "", [FORM_GZIP] = ".gz", [FORM_BROTLI] = ".br" };
    return ENDINGS[form];
}

static _Noreturn void out_of_memory(void) {
    (void)fputs("level=error event=out_of_memory\n", stderr);
    _exit(EX_SOFTWARE);
}

void manifest_add(struct manifest *manifest, const struct manifest_entry *entry) {
    if (manifest->count == manifest->room) {
        size_t room = manifest->room ? manifest->room * 2 : FIRST_ROOM;
        struct manifest_entry *entries = reallocarray(manifest->entries, room, sizeof *entries);
        if (!entries) out_of_memory();
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
    if (manifest->count > 0 && !manifest->sorted) qsort(manifest->entries, manifest->count, sizeof *manifest->entries, compare_paths);
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

void manifest_forget(struct manifest *manifest) {
    free(manifest->entries);
    *manifest = (struct manifest){ .arena = manifest->arena };
}

static void write_hex(FILE *file, const unsigned char *bytes, size_t length) {
    char hex[EDITION_HASH_DIGITS + 1];
    (void)sodium_bin2hex(hex, sizeof hex, bytes, length);
    (void)fwrite(hex, 1, 2 * length, file);
    (void)fputc(' ', file);
}

bool manifest_write(const struct manifest *manifest, FILE *file) {
    (void)fputs(TITLE, file);
    write_hex(file, manifest->base.bytes, sizeof manifest->base.bytes);
    (void)fputc('\n', file);
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        write_hex(file, entry->hash, sizeof entry->hash);
        write_hex(file, entry->key.bytes, sizeof entry->key.bytes);
        (void)fprintf(file, "%" PRIu32 " %" PRIu32 " %" PRIu32 " %s\n", entry->size[FORM_PLAIN], entry->size[FORM_GZIP],
                      entry->size[FORM_BROTLI], entry->path);
    }
    (void)fprintf(file, END "%zu\n", manifest->count);
    return fflush(file) == 0 && ferror(file) == 0;
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

static bool parse_title(const char *line, struct page_key *base) {
    const char *at = line + strlen(TITLE);
    return strncmp(line, TITLE, strlen(TITLE)) == 0 && take_hex(&at, base->bytes, sizeof base->bytes) && *at == '\0';
}

/* A line without its end; false when there is none, or none that is whole. */
static bool next_line(FILE *file, char **line, size_t *room) {
    ssize_t length = getline(line, room, file);
    if (length <= 0 || (*line)[length - 1] != '\n' || strlen(*line) != (size_t)length) return false;
    (*line)[length - 1] = '\0';
    return true;
}

static bool is_end(const struct manifest *manifest, const char *line) {
    return strcmp(line, arena_format(manifest->arena, END "%zu", manifest->count)) == 0;
}

/* Reads all lines; LINE is the room for one. */
static bool read_lines(FILE *file, char **line, size_t *room, struct manifest *manifest) {
    if (!next_line(file, line, room) || !parse_title(*line, &manifest->base)) return false;
    for (;;) {
        struct manifest_entry entry = { 0 };
        if (!next_line(file, line, room)) return false;
        if (strncmp(*line, END, strlen(END)) == 0) return is_end(manifest, *line) && fgetc(file) == EOF && manifest_sort(manifest);
        if (!parse_line(*line, &entry)) return false;
        entry.path = arena_string(manifest->arena, entry.path);
        manifest_add(manifest, &entry);
    }
}

enum result manifest_read(FILE *file, struct manifest *manifest) {
    char *line = NULL;
    size_t room = 0;
    bool is_whole = read_lines(file, &line, &room, manifest);
    free(line);
    if (!is_whole) manifest_forget(manifest);
    return is_whole ? DONE : REFUSED_INVALID;
}
