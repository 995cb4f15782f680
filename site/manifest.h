/* Scope: the builder's own list of an edition's files: what they hold and what they were made of, so that the next build knows what need
 * not be made again. It stands beside the edition, not in it; the list the public gets is lib/rules/edition_list.h.
 * Exports: struct manifest_entry, struct manifest_file and the functions of the text. manifest_list.h collects the entries of a build.
 *
 * The text: "edisi 2 BASE", a line "HASH KEY PLAIN GZIP BROTLI PATH" an entry in the order of the paths, "selesai COUNT", which a cut file lacks. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

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
    unsigned char hash[EDITION_HASH_BYTES]; /* SHA-256 of the uncompressed file */
    struct page_key key;
    uint32_t size[FORM_COUNT]; /* bytes; 0 = the file has no such form (a plain file may be empty) */
    bool kept;                 /* unchanged since the previous edition; not in the text */
};

/* The ending of a form's file name: "", ".gz", ".br"; static storage. */
const char *manifest_ending(enum manifest_form form);

/* ---- writing; whether the disk took it all is asked of FILE at the end ---- */

void manifest_write_head(FILE *file, const struct page_key *base);
void manifest_write_entry(FILE *file, const struct manifest_entry *entry);
void manifest_write_end(FILE *file, size_t count);

/* ---- reading: the file is mapped, not copied, so that a large site takes no more memory than a small one ---- */

struct manifest_file {
    const char *bytes;    /* NULL: there is none */
    size_t length;
    struct page_key base;
    size_t head, end;     /* where the entries begin and end */
    size_t count;         /* of them */
    size_t last;          /* where the entry found last begins */
    unsigned looks;       /* since the last time read pages were given back */
};

/* Maps FD, which may be closed afterwards, and looks at every line. REFUSED_INVALID, and nothing mapped, when anything is off: the edition then
 * counts as unknown and all is written anew. */
enum result manifest_map(int fd, struct manifest_file *ret);

/* The entry of PATH, which *ret borrows; false when there is none. */
bool manifest_find(struct manifest_file *file, const char *path, struct manifest_entry *ret);

/* One entry after the other. */
struct manifest_reader {
    struct manifest_file *file;
    size_t at;
    char path[EDITION_LONGEST_PATH + 1]; /* of the last entry */
};
struct manifest_reader manifest_read(struct manifest_file *file);

/* False at the end. The entry borrows the reader's path until the next call. */
bool manifest_next(struct manifest_reader *reader, struct manifest_entry *ret);

void manifest_unmap(struct manifest_file *file);
