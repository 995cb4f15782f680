/* Scope: the list of an edition's files: what a path may look like, and the text that says which file has which SHA-256.
 * Exports: edition_path_is_plain, struct edition_file, struct edition_list, the edition_list_ functions.
 *
 * The text is what sha256sum(1) writes and checks: 64 hexadecimal digits in small letters, two spaces, the path, a line feed; the
 * lines in the order of their paths. The compressed forms (.gz, .br) are not listed: they are right when they give the listed bytes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/result.h"

#define EDITION_HASH_BYTES 32  /* SHA-256 */
#define EDITION_HASH_DIGITS 64
#define EDITION_LONGEST_PATH 300 /* bytes; a longer one is no page of ours */

/* Relative, '/' between parts of letters, digits, '.', '_' and '-'; no part begins with '.' or '-': such a path stays inside its
 * folder and needs no quoting anywhere. */
bool edition_path_is_plain(const char *path);

struct edition_file {
    const char *path;
    unsigned char hash[EDITION_HASH_BYTES];
};

struct edition_list {
    struct edition_file *files; /* in the order of their paths */
    size_t count;
};

/* Adds the line of one file to TEXT. */
void edition_list_add(struct buffer *text, const char *path, const unsigned char *hash);

/* Reads LENGTH bytes, NUL-terminated. REFUSED_INVALID for anything but such a text, also when a path stands twice, is out of order or not
 * plain; *ret is owned by ARENA. */
enum result edition_list_parse(struct arena *arena, const char *text, size_t length, struct edition_list *ret);

/* The file at PATH, or NULL. */
const struct edition_file *edition_list_find(const struct edition_list *list, const char *path);
