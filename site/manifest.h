/* Scope: the builder's own list of an edition's files: what they hold and what they were made of, so that the next build knows what need
 * not be made again. It stands beside the edition, not in it; the list the public gets is lib/rules/edition_list.h.
 * Exports: struct manifest and its functions. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"
#include "lib/rules/edition_list.h"

#define MANIFEST_KEY_BYTES 16 /* BLAKE2b-128 */

/* What a page is made of: template set and view (site/page_key.h). All zero: not known, the page is made again. */
struct page_key {
    unsigned char bytes[MANIFEST_KEY_BYTES];
};

/* The forms in which a file stands on the disk. */
enum manifest_form { FORM_PLAIN, FORM_GZIP, FORM_BROTLI, FORM_COUNT };

struct manifest_entry {
    const char *path; /* relative, '/' between folders */
    const char *title; /* of a page written anew in this build, else NULL; not stored */
    unsigned char hash[EDITION_HASH_BYTES]; /* SHA-256 of the uncompressed file */
    struct page_key key;
    uint32_t size[FORM_COUNT]; /* bytes; 0 = the file has no such form (a plain file may be empty) */
    bool kept;                 /* unchanged since the previous edition; not stored */
};

struct manifest {
    struct arena *arena; /* of paths that were read */
    struct page_key base; /* what all pages are made of: templates, program, what counts as private */
    struct manifest_entry *entries; /* not the arena's: an array that grows there leaves a copy behind each time */
    size_t count, room;
    bool sorted;
};

/* The ending of a form's file name: "", ".gz", ".br"; static storage. */
const char *manifest_ending(enum manifest_form form);

/* Adds an entry; path and title are borrowed and live as long as the manifest. */
void manifest_add(struct manifest *manifest, const struct manifest_entry *entry);

/* Puts the entries in the order of their paths. False when one path stands twice. */
bool manifest_sort(struct manifest *manifest);

/* The entry of PATH in a sorted manifest, or NULL. */
const struct manifest_entry *manifest_find(const struct manifest *manifest, const char *path);

/* Frees the entries; the manifest is then empty. */
void manifest_forget(struct manifest *manifest);

/* Writes the manifest as text, a line an entry, with a closing line that a cut file lacks. False when the disk refuses. */
bool manifest_write(const struct manifest *manifest, FILE *file);

/* Reads the text back into a manifest that has nothing but its arena. REFUSED_INVALID, and an empty manifest, when anything is off: the
 * edition then counts as unknown and all is rewritten. */
enum result manifest_read(FILE *file, struct manifest *manifest);
