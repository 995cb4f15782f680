/* Scope: what the files of the edition share; for them alone. Exports: struct edition, the edition_fail functions, edition_name. */
#pragma once

#include <sys/types.h>

#include "site/edition.h"

#define EDITION_CURRENT "current"
#define EDITION_CURRENT_NEXT "current.next"

struct edition {
    struct arena *arena;   /* the caller's: lives as long as the edition */
    struct arena *scratch; /* reset after each file */
    const struct edition_options *options;
    const char *base;      /* last part of options->folder, for the relative link */
    int parent, folder, lock, build, previous; /* open folders and the lock; -1 when not open */
    unsigned long number, previous_number;     /* previous_number 0: there is none */
    struct manifest_file live;
    struct manifest_list next;
    bool has_other_keys;   /* edition_compare found a file of the live edition that is made of something else now */
    size_t written;
    mode_t umask_before;   /* of the process, given back at the end */
    bool stopped;          /* a private value was found */
    const char *message;
};

/* Notes MESSAGE and returns RESULT. */
enum result edition_fail(struct edition *edition, enum result result, const char *message);

/* For a system call that failed: "WHAT: No space left on device". */
enum result edition_fail_disk(struct edition *edition, const char *what);

/* The next pair of entries of one path, borrowed until the next call; NULL where one side has none. False at the end. */
struct edition_pair {
    const struct manifest_entry *old, *now;
};
bool edition_next_pair(struct edition_walk *walk, struct edition_pair *ret);

/* Opens a manifest for writing below a name of its own; edition_put_manifest puts it in the place of the edition NUMBER's. NULL with errno. */
FILE *edition_new_manifest(struct edition *edition);
bool edition_put_manifest(struct edition *edition, FILE *file, unsigned long number);

/* "12.tmp"; owned by the edition's arena. */
const char *edition_name(struct edition *edition, unsigned long number, const char *ending);

/* What a name in the editions folder is: the N of "N" or "N.ENDING", with *ret_ending behind it; 0 for any other name. */
unsigned long edition_leading_number(const char *name, const char **ret_ending);

/* The path of a form, "index.html.gz"; owned by the edition's scratch arena. */
const char *edition_form_path(struct edition *edition, const char *path, enum manifest_form form);
