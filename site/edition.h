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
#include "lib/base/result.h"
#include "lib/rules/private_value.h"

#define EDITION_LARGEST_FILE ((size_t)64 * 1024 * 1024) /* bytes; a page beyond it is a runaway loop */

struct edition_options {
    const char *folder;             /* <editions>, made when missing; its parent holds `current` */
    unsigned keep;                  /* finished editions to keep besides the live one */
    bool dry_run;                   /* build, search and verify, but never switch */
    struct private_values private;  /* what must not be found in a page; borrowed until the end */
};

struct edition_report {
    unsigned long number;           /* of the live edition after the call; of the tried one on a dry run */
    size_t pages, written, kept, removed; /* files without their compressed forms */
    bool unchanged;                 /* nothing differed: the live edition stays */
};

struct edition;

/* Starts an edition owned by ARENA; OPTIONS is borrowed until edition_close. Removes what dead builds left behind.
 * REFUSED_STALE when another builder is at work, FAILED_UNAVAILABLE when the disk refuses; then *ret_message says why
 * (owned by ARENA) and *ret is untouched. */
enum result edition_open(struct arena *arena, const struct edition_options *options, struct edition **ret,
                         const char **ret_message);

/* Adds one file. PATH is relative and plain ("ikm/2024-Q2/index.html"); BYTES may be reused afterwards.
 * REFUSED_FORBIDDEN when a private value was found (the edition can then not be finished), REFUSED_INVALID for a bad
 * path, FAILED_UNAVAILABLE when the disk refuses; edition_message says which file and why, never the value. */
enum result edition_add(struct edition *edition, const char *path, const char *bytes, size_t length);

/* Verifies, flushes and switches. On any failure the live edition stays as it was. */
enum result edition_finish(struct edition *edition, struct edition_report *ret);

/* Why the last call failed, Indonesian, one line; "" when none did. Owned by the edition's arena. */
const char *edition_message(const struct edition *edition);

/* Removes what was not switched and lets the next builder in. */
void edition_close(struct edition *edition);

DEFINE_CLEANUP(struct edition *, edition_close)
#define CLEANUP_EDITION CLEANUP(edition_closep)
