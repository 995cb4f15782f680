/* Scope: the entries of the edition being built, which come in any order, in the order of their paths and in bounded memory: some thousand are
 * kept, sorted, the others stand in sorted files without a name that are read in step. Exports: struct manifest_list and its functions. */
#pragma once

#include "lib/base/arena.h"
#include "site/manifest.h"

struct manifest_run;

struct manifest_list {
    int folder;                      /* open; where the files are made */
    const char *name;                /* theirs, for as long as making one takes */
    struct arena *paths;             /* of the entries in memory */
    struct manifest_entry *entries;  /* in the order they came */
    struct manifest_entry **sorted;  /* the same in the order of their paths */
    size_t held;                     /* in memory */
    struct manifest_run *runs;
    size_t run_count, count;         /* count: of all entries */
    bool is_twice;                   /* one path was added twice */
};

/* FOLDER and NAME are borrowed. */
struct manifest_list manifest_list_in(int folder, const char *name);

/* Adds an entry; its path is copied. FAILED_UNAVAILABLE with errno set when the disk refuses. */
enum result manifest_list_add(struct manifest_list *list, const struct manifest_entry *entry);

/* True when the entry of PATH was added. */
bool manifest_list_has(struct manifest_list *list, const char *path);

/* All entries in order, one walk at a time; nothing may be added meanwhile. */
struct manifest_walk {
    struct manifest_list *list;
    size_t at;                           /* of the entries in memory */
    struct manifest_entry entry;         /* the last one told */
    char path[EDITION_LONGEST_PATH + 1]; /* its path */
    bool is_twice;                       /* one path was added twice: the walk ends there */
};
struct manifest_walk manifest_list_walk(struct manifest_list *list);

/* False at the end. The entry borrows the walk's path until the next call. */
bool manifest_walk_next(struct manifest_walk *walk);

void manifest_list_free(struct manifest_list *list);
