/* Scope: a merge of sorted runs. */
#include "site/manifest_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "site/tree.h"

#define HELD_MOST 16384 /* entries in memory: about 2 MB */

/* A file of entries that are all kept or all written, and the next one of it. */
struct manifest_run {
    struct manifest_file file;
    bool kept, has_next;
    struct manifest_reader reader;
    struct manifest_entry next;
};

static _Noreturn void out_of_memory(void) {
    (void)fputs("level=error event=out_of_memory\n", stderr);
    _exit(EX_SOFTWARE);
}

struct manifest_list manifest_list_in(int folder, const char *name) {
    struct manifest_list list = { .folder = folder, .name = name, .paths = arena_new() };
    list.entries = calloc(HELD_MOST, sizeof *list.entries);
    list.sorted = calloc(HELD_MOST, sizeof(struct manifest_entry *));
    if (!list.entries || !list.sorted) out_of_memory();
    return list;
}

void manifest_list_free(struct manifest_list *list) {
    for (size_t i = 0; i < list->run_count; i++) manifest_unmap(&list->runs[i].file);
    free(list->runs);
    free(list->entries);
    free(list->sorted);
    arena_free(list->paths);
    *list = (struct manifest_list){ .folder = -1 };
}

/* ---- entries in memory ---- */

/* The place of the first entry whose path is not before PATH; at the end without a search, where most come. */
static size_t place_of(const struct manifest_list *list, const char *path) {
    size_t from = 0, to = list->held;
    if (to > 0 && strcmp(list->sorted[to - 1]->path, path) < 0) return to;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (strcmp(list->sorted[middle]->path, path) < 0) from = middle + 1;
        else to = middle;
    }
    return from;
}

static void hold(struct manifest_list *list, const struct manifest_entry *entry) {
    size_t place = place_of(list, entry->path);
    if (place < list->held && strcmp(list->sorted[place]->path, entry->path) == 0) list->is_twice = true;
    if (list->is_twice) return;
    memmove(&list->sorted[place + 1], &list->sorted[place], (list->held - place) * sizeof(struct manifest_entry *));
    struct manifest_entry *held = &list->entries[list->held++];
    *held = *entry;
    held->path = arena_string(list->paths, entry->path);
    list->sorted[place] = held;
}

/* ---- files ---- */

/* Writes the entries in memory that are kept, or those that are not. */
static bool write_run(const struct manifest_list *list, bool kept, FILE *file) {
    static const struct page_key NO_BASE;
    size_t count = 0;
    manifest_write_head(file, &NO_BASE);
    for (size_t i = 0; i < list->held; i++) {
        if (list->sorted[i]->kept != kept) continue;
        manifest_write_entry(file, list->sorted[i]);
        count++;
    }
    manifest_write_end(file, count);
    return fflush(file) == 0 && ferror(file) == 0;
}

/* A file without a name, for writing and reading; NULL with errno. */
static FILE *make_file(const struct manifest_list *list) {
    CLEANUP_FD int fd = openat(list->folder, list->name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0 || unlinkat(list->folder, list->name, 0) != 0) return NULL;
    FILE *file = fdopen(fd, "w+");
    if (file) (void)take_fd(&fd);
    return file;
}

static enum result make_run(struct manifest_list *list, bool kept) {
    CLEANUP_FILE FILE *file = make_file(list);
    struct manifest_run run = { .kept = kept };
    if (!file || !write_run(list, kept, file)) return FAILED_UNAVAILABLE;
    errno = EIO;
    if (manifest_map(fileno(file), &run.file) != DONE) return FAILED_UNAVAILABLE;
    struct manifest_run *runs = reallocarray(list->runs, list->run_count + 1, sizeof *runs);
    if (!runs) out_of_memory();
    list->runs = runs;
    runs[list->run_count++] = run;
    return DONE;
}

/* Moves what is in memory into files. */
static enum result flush(struct manifest_list *list) {
    enum result result = make_run(list, true);
    if (result == DONE) result = make_run(list, false);
    list->held = 0;
    arena_reset(list->paths);
    return result;
}

static void read_next(struct manifest_run *run) {
    run->has_next = manifest_next(&run->reader, &run->next);
    run->next.kept = run->kept;
}

/* ---- all of them ---- */

enum result manifest_list_add(struct manifest_list *list, const struct manifest_entry *entry) {
    enum result result = list->held == HELD_MOST ? flush(list) : DONE;
    if (result != DONE) return result;
    hold(list, entry);
    list->count++;
    return DONE;
}

bool manifest_list_has(struct manifest_list *list, const char *path) {
    size_t place = place_of(list, path);
    if (place < list->held && strcmp(list->sorted[place]->path, path) == 0) return true;
    struct manifest_entry found;
    for (size_t i = 0; i < list->run_count; i++)
        if (manifest_find(&list->runs[i].file, path, &found)) return true;
    return false;
}

struct manifest_walk manifest_list_walk(struct manifest_list *list) {
    for (size_t i = 0; i < list->run_count; i++) {
        struct manifest_run *run = &list->runs[i];
        run->reader = manifest_read(&run->file);
        read_next(run);
    }
    return (struct manifest_walk){ .list = list, .is_twice = list->is_twice };
}

/* The run whose next entry comes first; NULL when it is one in memory, or there is none. */
static struct manifest_run *first_run(const struct manifest_walk *walk, const struct manifest_entry **ret) {
    const struct manifest_list *list = walk->list;
    struct manifest_run *first = NULL;
    *ret = walk->at < list->held ? list->sorted[walk->at] : NULL;
    for (size_t i = 0; i < list->run_count; i++) {
        struct manifest_run *run = &list->runs[i];
        if (!run->has_next) continue;
        run->next.path = run->reader.path;
        if (*ret && strcmp(run->next.path, (*ret)->path) >= 0) continue;
        first = run;
        *ret = &run->next;
    }
    return first;
}

bool manifest_walk_next(struct manifest_walk *walk) {
    const struct manifest_entry *next;
    struct manifest_run *run = first_run(walk, &next);
    if (!next || walk->is_twice) return false;
    if (strcmp(walk->path, next->path) == 0) {
        walk->is_twice = true;
        return false;
    }
    memcpy(walk->path, next->path, strlen(next->path) + 1);
    walk->entry = *next;
    walk->entry.path = walk->path;
    if (run) read_next(run);
    else walk->at++;
    return true;
}
