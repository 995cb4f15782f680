/* Scope: one edition of the static site, from the first page to the switch. Exports: struct edition and its functions.
 *
 * An edition is built in <editions>/N.tmp beside the live one. A page whose bytes equal those of the previous edition is
 * hard-linked together with its compressed forms, only a changed one is written. When all pages are there the edition
 * is verified, flushed to the disk, renamed to <editions>/N, and one rename(2) of the relative link <editions>/../current
 * makes it live: a visitor sees the old edition or the new one, never a mixture. An edition in which nothing changed is
 * dropped, so that a quiet night writes nothing. A build that dies leaves the live edition alone; the next one cleans up. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/result.h"
#include "lib/rules/private_value.h"
#include "site/manifest_list.h"

#define EDITION_LARGEST_FILE ((size_t)64 * 1024 * 1024) /* bytes; a page beyond it is a runaway loop */

struct edition_options {
    const char *folder;             /* <editions>, made when missing; its parent holds `current` */
    unsigned keep;                  /* finished editions to keep besides the live one */
    unsigned wait_seconds;          /* for another builder to finish */
    bool dry_run;                   /* build, search and verify, but never switch */
    bool uncompressed;              /* plain files alone */
    bool full;                      /* write every file anew, keep none of the live edition */
    struct page_key base;           /* what all pages are made of; another one than the live edition's, and no key counts */
    struct private_values private;  /* what must not be found in a page; borrowed until the end */
};

struct edition;

/* Starts an edition owned by ARENA; OPTIONS is borrowed until edition_close. Removes what dead builds left behind.
 * REFUSED_STALE when another builder is at work, FAILED_UNAVAILABLE when the disk refuses; then *ret_message says why
 * (owned by ARENA) and *ret is untouched. */
enum result edition_open(struct arena *arena, const struct edition_options *options, struct edition **ret,
                         const char **ret_message);

/* A file of the edition: PATH is relative and plain ("ikm/2024-Q2/index.html"); KEY all zero when nobody knows what it is made of. */
struct edition_page {
    const char *path;
    struct page_key key;
};

/* Takes the file over from the live edition when it was made of the same there and still stands; false: make it and add it. */
bool edition_keep(struct edition *edition, const struct edition_page *page);

/* Adds one file; BYTES end with NUL and may be reused afterwards. REFUSED_FORBIDDEN when a private value was found (the edition can then not
 * be finished), REFUSED_INVALID for a bad path, FAILED_UNAVAILABLE when the disk refuses; edition_message says which file and why, never the
 * value. */
enum result edition_add(struct edition *edition, const struct edition_page *page, const char *bytes, size_t length);

/* Searches the text that the packed file PATH (a PDF, a workbook) is going to be made of; fails as edition_add does. */
enum result edition_search(struct edition *edition, const char *path, const char *bytes, size_t length);

/* Adds a file that is neither listed nor searched nor compressed nor kept: the statement about the edition. */
enum result edition_add_unlisted(struct edition *edition, const char *path, const char *bytes, size_t length);

/* What differs from the live edition; the files that tell about editions (edition_tells_of_editions) left out. */
enum change_kind { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_REMOVED, CHANGE_KIND_COUNT };
struct edition_changes {
    size_t count, of_kind[CHANGE_KIND_COUNT];
    size_t files, written; /* of the new edition; compressed forms do not count */
};

/* Compares what was added so far; without a live edition nothing changed. REFUSED_INVALID when one path was added twice. */
enum result edition_compare(struct edition *edition, struct edition_changes *ret);

/* Walks along the live edition and what was added so far, in the order of their paths; nothing may be added meanwhile. */
struct edition_walk {
    struct edition *edition;
    struct manifest_walk now;
    struct manifest_reader old;
    struct manifest_entry old_entry;
    bool has_now, has_old, takes_now, takes_old; /* there is an entry on either side; it was told */
};
struct edition_walk edition_walk(struct edition *edition);

/* The next difference; false at the end. PATH is borrowed until the next call. */
struct edition_change {
    enum change_kind kind;
    const char *path;
};
bool edition_next_change(struct edition_walk *walk, struct edition_change *ret);

/* The title of a page that was written into this edition, as HTML and without the office's name; NULL when PATH is no such page. */
const char *edition_title(struct edition *edition, struct arena *arena, const char *path);

/* True for what every new edition makes anew because it tells about editions: the list of them, what changed, the chain. */
bool edition_tells_of_editions(const char *path);

/* Adds, as edition_add_unlisted does, the list of all files so far as the public gets it (lib/rules/edition_list.h), with its count and hash. */
struct edition_listed {
    size_t count;
    unsigned char hash[EDITION_HASH_BYTES];
};
enum result edition_add_list(struct edition *edition, const char *path, struct edition_listed *ret);

/* How many files were added so far, compressed forms left out. */
size_t edition_files(const struct edition *edition);

/* Reads a file of the live edition; REFUSED_ABSENT without one. */
enum result edition_read_live(struct edition *edition, struct arena *arena, const char *path, char **ret, size_t *ret_length);

/* SHA-256 of a file of the live edition as it stands on the disk; false when it cannot be read. */
bool edition_live_hash(struct edition *edition, const char *path, unsigned char ret[static EDITION_HASH_BYTES]);

/* Size and SHA-256 of a file of the live edition, as of one that edition_keep took over; false when it has none at PATH. */
bool edition_live_file(struct edition *edition, const char *path, size_t *ret_size, unsigned char ret_hash[static EDITION_HASH_BYTES]);

/* The number being built, and that of the live edition (0: none). */
unsigned long edition_number(const struct edition *edition);
unsigned long edition_live_number(const struct edition *edition);

/* True when the edition NUMBER is still on the disk and will stay there after this one went live. */
bool edition_stays(const struct edition *edition, unsigned long number);

/* True when PATH was added already. */
bool edition_has(struct edition *edition, const char *path);

/* Verifies, flushes and switches. On any failure the live edition stays as it was. */
enum result edition_finish(struct edition *edition);

/* In place of edition_finish when nothing changed after edition_compare: notes under the live edition what its files were made of this time,
 * or every build after a new program or template would make all of them again. The files are not touched. */
enum result edition_settle(struct edition *edition);

/* Why the last call failed, Indonesian, one line; "" when none did. Owned by the edition's arena. */
const char *edition_message(const struct edition *edition);

/* Removes what was not switched and lets the next builder in. */
void edition_close(struct edition *edition);

DEFINE_CLEANUP(struct edition *, edition_close)
#define CLEANUP_EDITION CLEANUP(edition_closep)
