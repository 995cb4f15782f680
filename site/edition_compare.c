/* Scope: what a new edition says about itself: how it differs from the live one, and the list of its files. */
#include <stdio.h>
#include <string.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "lib/rules/edition_statement.h"
#include "site/edition_parts.h"

/* The first parts of paths. */
static const char *const OF_EDITIONS[] = { "perubahan/", "arsip-edisi/", EDITION_CHAIN_START };

bool edition_tells_of_editions(const char *path) {
    for (size_t i = 0; i < sizeof OF_EDITIONS / sizeof *OF_EDITIONS; i++) {
        if (strncmp(path, OF_EDITIONS[i], strlen(OF_EDITIONS[i])) == 0) return true;
    }
    return false;
}

static void note(struct edition_changes *changes, enum change_kind kind, const struct manifest_entry *entry) {
    if (changes->rows) changes->rows[changes->count] = (struct edition_change){ kind, entry->path, kind == CHANGE_REMOVED ? NULL : entry->title };
    changes->count++;
    changes->of_kind[kind]++;
}

/* A file that was written though its bytes are those of the live edition (--full, or it no longer stood) did not change. */
static bool is_same(const struct manifest_entry *old, const struct manifest_entry *now) {
    return now->kept || memcmp(old->hash, now->hash, sizeof now->hash) == 0;
}

/* Walks along both lists, which are in the order of their paths; without rows it only counts. */
static void walk(const struct manifest *live, const struct manifest *next, struct edition_changes *changes) {
    for (size_t old = 0, now = 0; old < live->count || now < next->count;) {
        const struct manifest_entry *before = old < live->count ? &live->entries[old] : NULL;
        const struct manifest_entry *after = now < next->count ? &next->entries[now] : NULL;
        int order = !before ? 1 : !after ? -1 : strcmp(before->path, after->path);
        if (order <= 0) old++;
        if (order >= 0) now++;
        if (edition_tells_of_editions(order < 0 ? before->path : after->path)) continue;
        if (order < 0) note(changes, CHANGE_REMOVED, before);
        else if (order > 0) note(changes, CHANGE_ADDED, after);
        else if (!is_same(before, after)) note(changes, CHANGE_CHANGED, after);
    }
}

enum result edition_compare(struct edition *edition, struct edition_changes *ret) {
    struct edition_changes changes = { .files = edition->next.count, .written = edition->written };
    if (!manifest_sort(&edition->next)) return edition_fail(edition, REFUSED_INVALID, "satu halaman dibangun dua kali");
    if (edition->previous_number > 0) {
        struct edition_changes counted = { 0 };
        walk(&edition->live, &edition->next, &counted);
        changes.rows = arena_array(edition->arena, counted.count + 1, sizeof *changes.rows);
        walk(&edition->live, &edition->next, &changes);
    }
    *ret = changes;
    return DONE;
}

enum result edition_list_text(struct edition *edition, struct buffer *out, size_t *ret_count) {
    if (!manifest_sort(&edition->next)) return edition_fail(edition, REFUSED_INVALID, "satu halaman dibangun dua kali");
    size_t room = 1;
    for (size_t i = 0; i < edition->next.count; i++) room += EDITION_HASH_DIGITS + 3 + strlen(edition->next.entries[i].path);
    buffer_reserve(out, room);
    for (size_t i = 0; i < edition->next.count; i++) edition_list_add(out, edition->next.entries[i].path, edition->next.entries[i].hash);
    *ret_count = edition->next.count;
    return DONE;
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
