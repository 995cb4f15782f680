/* Scope: one line a file, written and read back. */
#include "lib/rules/edition_list.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define GAP "  "

/* ---- paths ---- */

static bool is_plain_part(const char *part, size_t length) {
    if (length == 0 || part[0] == '.' || part[0] == '-') return false;
    for (size_t i = 0; i < length; i++) {
        bool fits = (part[i] >= 'a' && part[i] <= 'z') || (part[i] >= 'A' && part[i] <= 'Z') ||
                    (part[i] >= '0' && part[i] <= '9') || part[i] == '.' || part[i] == '_' || part[i] == '-';
        if (!fits) return false;
    }
    return true;
}

bool edition_path_is_plain(const char *path) {
    if (strlen(path) > EDITION_LONGEST_PATH) return false;
    for (;;) {
        size_t length = strcspn(path, "/");
        if (!is_plain_part(path, length)) return false;
        if (path[length] == '\0') return true;
        path += length + 1;
    }
}

/* ---- the text ---- */

void edition_list_add(struct buffer *text, const char *path, const unsigned char *hash) {
    char hex[EDITION_HASH_DIGITS + 1];
    (void)sodium_bin2hex(hex, sizeof hex, hash, EDITION_HASH_BYTES);
    buffer_add(text, hex, EDITION_HASH_DIGITS);
    buffer_text(text, GAP);
    buffer_text(text, path);
    buffer_char(text, '\n');
}

static size_t count_lines(const char *text) {
    size_t count = 0;
    for (const char *at = strchr(text, '\n'); at; at = strchr(at + 1, '\n')) count++;
    return count;
}

/* LINE of LENGTH bytes without its line feed. */
static bool read_line(struct arena *arena, const char *line, size_t length, struct edition_file *ret) {
    const size_t head = EDITION_HASH_DIGITS + strlen(GAP);
    size_t got = 0;
    const char *end = NULL;
    if (length <= head || memcmp(line + EDITION_HASH_DIGITS, GAP, strlen(GAP)) != 0) return false;
    if (line[strspn(line, "0123456789abcdef")] != ' ') return false;
    if (sodium_hex2bin(ret->hash, sizeof ret->hash, line, EDITION_HASH_DIGITS, NULL, &got, &end) != 0) return false;
    ret->path = arena_copy(arena, line + head, length - head);
    return got == EDITION_HASH_BYTES && end == line + EDITION_HASH_DIGITS && edition_path_is_plain(ret->path);
}

enum result edition_list_parse(struct arena *arena, const char *text, size_t length, struct edition_list *ret) {
    if (strlen(text) != length || (length > 0 && text[length - 1] != '\n')) return REFUSED_INVALID;
    struct edition_list list = { .files = arena_array(arena, count_lines(text) + 1, sizeof *list.files) };
    for (const char *line = text; *line;) {
        size_t line_length = strcspn(line, "\n");
        struct edition_file *file = &list.files[list.count];
        if (!read_line(arena, line, line_length, file)) return REFUSED_INVALID;
        if (list.count > 0 && strcmp(file[-1].path, file->path) >= 0) return REFUSED_INVALID;
        list.count++;
        line += line_length + 1;
    }
    *ret = list;
    return DONE;
}

static int compare_paths(const void *left, const void *right) {
    const struct edition_file *a = left, *b = right;
    return strcmp(a->path, b->path);
}

const struct edition_file *edition_list_find(const struct edition_list *list, const char *path) {
    struct edition_file wanted = { .path = path };
    return list->count == 0 ? NULL : bsearch(&wanted, list->files, list->count, sizeof wanted, compare_paths);
}
