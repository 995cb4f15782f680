/* Scope: what a new edition says about itself: how it differs from the live one, and the list of its files. */
#include <stdio.h>
#include <string.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "lib/rules/edition_statement.h"
#include "site/edition_parts.h"
#include "site/fingerprint_stream.h"
#include "site/tree.h"

#define TITLE_DASH " – " /* before the office's name, as templates/layout.mustache writes it */

/* The first parts of paths. */
static const char *const OF_EDITIONS[] = { "perubahan/", "arsip-edisi/", EDITION_CHAIN_START };

bool edition_tells_of_editions(const char *path) {
    for (size_t i = 0; i < sizeof OF_EDITIONS / sizeof *OF_EDITIONS; i++) {
        if (strncmp(path, OF_EDITIONS[i], strlen(OF_EDITIONS[i])) == 0) return true;
    }
    return false;
}

/* ---- the walk ---- */

struct edition_walk edition_walk(struct edition *edition) {
    return (struct edition_walk){ .edition = edition, .now = manifest_list_walk(&edition->next), .old = manifest_read(&edition->live),
                                  .takes_now = true, .takes_old = true };
}

bool edition_next_pair(struct edition_walk *walk, struct edition_pair *ret) {
    if (walk->takes_old) walk->has_old = manifest_next(&walk->old, &walk->old_entry);
    if (walk->takes_now) walk->has_now = manifest_walk_next(&walk->now);
    walk->takes_old = walk->takes_now = false;
    if (!walk->has_old && !walk->has_now) return false;
    int order = !walk->has_old ? 1 : !walk->has_now ? -1 : strcmp(walk->old_entry.path, walk->now.entry.path);
    walk->takes_old = order <= 0;
    walk->takes_now = order >= 0;
    *ret = (struct edition_pair){ walk->takes_old ? &walk->old_entry : NULL, walk->takes_now ? &walk->now.entry : NULL };
    return true;
}

/* A file that was written though its bytes are those of the live edition (--full, or it no longer stood) did not change. */
static bool is_same(const struct edition_pair *pair) {
    return pair->old && pair->now && (pair->now->kept || memcmp(pair->old->hash, pair->now->hash, sizeof pair->now->hash) == 0);
}

static bool is_change(const struct edition_pair *pair, struct edition_change *ret) {
    *ret = (struct edition_change){ !pair->old ? CHANGE_ADDED : !pair->now ? CHANGE_REMOVED : CHANGE_CHANGED, pair->now ? pair->now->path : pair->old->path };
    return !is_same(pair) && !edition_tells_of_editions(ret->path);
}

bool edition_next_change(struct edition_walk *walk, struct edition_change *ret) {
    struct edition_pair pair;
    while (edition_next_pair(walk, &pair))
        if (is_change(&pair, ret)) return true;
    return false;
}

enum result edition_compare(struct edition *edition, struct edition_changes *ret) {
    struct edition_changes changes = { .files = edition->next.count, .written = edition->written };
    struct edition_walk walk = edition_walk(edition);
    for (struct edition_pair pair; edition_next_pair(&walk, &pair);) {
        struct edition_change change;
        if (pair.old && pair.now && memcmp(&pair.old->key, &pair.now->key, sizeof pair.old->key) != 0) edition->has_other_keys = true;
        if (edition->previous_number == 0 || !is_change(&pair, &change)) continue;
        changes.count++;
        changes.of_kind[change.kind]++;
    }
    if (walk.now.is_twice) return edition_fail(edition, REFUSED_INVALID, "satu halaman dibangun dua kali");
    *ret = changes;
    return DONE;
}

/* ---- what it says of itself ---- */

const char *edition_title(struct edition *edition, struct arena *arena, const char *path) {
    char *bytes;
    size_t length;
    const char *ending = strrchr(path, '.');
    if (!ending || strcmp(ending, ".html") != 0 || tree_read(arena, edition->build, path, EDITION_LARGEST_FILE, &bytes, &length) != DONE) return NULL;
    const char *from = strstr(bytes, "<title>"), *to = from ? strstr(from, "</title>") : NULL;
    if (!to) return NULL;
    from += strlen("<title>");
    const char *dash = strstr(from, TITLE_DASH);
    return arena_copy(arena, from, (size_t)((dash && dash < to ? dash : to) - from));
}

static bool write_list(struct edition *edition, FILE *file, struct edition_listed *ret) {
    CLEANUP_FINGERPRINT struct fingerprint_stream *stream = fingerprint_stream_new();
    struct manifest_walk walk = manifest_list_walk(&edition->next);
    for (; manifest_walk_next(&walk); arena_reset(edition->scratch)) {
        struct buffer line = buffer_in(edition->scratch);
        edition_list_add(&line, walk.path, walk.entry.hash);
        (void)fwrite(buffer_string(&line), 1, line.length, file);
        fingerprint_stream_add(stream, buffer_string(&line), line.length);
    }
    ret->count = edition->next.count;
    return fflush(file) == 0 && ferror(file) == 0 && fingerprint_stream_end(stream, ret->hash);
}

enum result edition_add_list(struct edition *edition, const char *path, struct edition_listed *ret) {
    CLEANUP_FILE FILE *file = tree_create(edition->build, path);
    return file && write_list(edition, file, ret) ? DONE : edition_fail_disk(edition, path);
}

size_t edition_files(const struct edition *edition) {
    return edition->next.count;
}

bool edition_stays(const struct edition *edition, unsigned long number) {
    struct stat status;
    char name[24];
    if (number + edition->options->keep < edition->number) return false;
    (void)snprintf(name, sizeof name, "%lu", number);
    return number == edition->number || fstatat(edition->folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}
