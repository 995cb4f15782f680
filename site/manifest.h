/* Scope: the list of an edition's files with what they hold; it stands beside the edition, not in it.
 * Exports: struct manifest and its functions. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define MANIFEST_HASH_BYTES 32 /* BLAKE2b-256 of the uncompressed file */

/* The forms in which a file stands on the disk. */
enum manifest_form { FORM_PLAIN, FORM_GZIP, FORM_BROTLI, FORM_COUNT };

struct manifest_entry {
    const char *path; /* relative, '/' between folders */
    unsigned char hash[MANIFEST_HASH_BYTES];
    uint64_t size[FORM_COUNT]; /* bytes; 0 = the file has no such form (a plain file may be empty) */
    bool kept;                 /* unchanged since the previous edition; not stored */
};

struct manifest {
    struct arena *arena;
    struct manifest_entry *entries;
    size_t count, room;
    bool sorted;
};

/* The ending of a form's file name: "", ".gz", ".br"; static storage. */
const char *manifest_ending(enum manifest_form form);

/* Adds an entry; the path is copied. */
void manifest_add(struct manifest *manifest, const struct manifest_entry *entry);

/* Puts the entries in the order of their paths. False when one path stands twice. */
bool manifest_sort(struct manifest *manifest);

/* The entry of PATH in a sorted manifest, or NULL. */
const struct manifest_entry *manifest_find(const struct manifest *manifest, const char *path);

/* The manifest as text, sorted, with a closing line that a cut file lacks; owned by ARENA. */
const char *manifest_text(struct arena *arena, const struct manifest *manifest, size_t *ret_length);

/* Reads the text back. REFUSED_INVALID when anything is off: the edition then counts as unknown and all is rewritten. */
enum result manifest_parse(struct arena *arena, const char *text, struct manifest *ret);
