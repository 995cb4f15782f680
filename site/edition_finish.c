/* Scope: the end of a build: unchanged files are linked, then the one step that makes the edition live. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/edition_parts.h"
#include "site/tree.h"

static enum result link_kept(struct edition *edition, const struct manifest_entry *entry) {
    for (enum manifest_form form = FORM_PLAIN; form < FORM_COUNT; form++) {
        if (form != FORM_PLAIN && entry->size[form] == 0) continue;
        const char *path = edition_form_path(edition, entry->path, form);
        if (tree_link(edition->previous, edition->build, path) != DONE) return edition_fail_disk(edition, path);
    }
    return DONE;
}

/* One file after the other: linked where it stays, and noted. */
static enum result close_files(struct edition *edition, FILE *manifest) {
    struct manifest_walk walk = manifest_list_walk(&edition->next);
    enum result result = DONE;
    while (result == DONE && manifest_walk_next(&walk)) {
        if (walk.entry.kept) result = link_kept(edition, &walk.entry);
        manifest_write_entry(manifest, &walk.entry);
        arena_reset(edition->scratch);
    }
    if (walk.is_twice) return edition_fail(edition, REFUSED_INVALID, "satu halaman dibangun dua kali");
    return result;
}

FILE *edition_new_manifest(struct edition *edition) {
    FILE *file = tree_create(edition->folder, edition->next.name);
    if (file) manifest_write_head(file, &edition->options->base);
    return file;
}

bool edition_put_manifest(struct edition *edition, FILE *file, unsigned long number) {
    const char *name = edition_name(edition, number, ".manifest");
    return fflush(file) == 0 && ferror(file) == 0 && fsync(fileno(file)) == 0 &&
           renameat(edition->folder, edition->next.name, edition->folder, name) == 0;
}

/* The one step a visitor can notice. The link is relative, so that the whole folder can be moved or copied. */
static enum result switch_live(struct edition *edition) {
    const char *built = edition_name(edition, edition->number, ".tmp");
    const char *name = edition_name(edition, edition->number, "");
    const char *target = arena_format(edition->arena, "%s/%s", edition->base, name);
    bool durable = syncfs(edition->build) == 0 && renameat(edition->folder, built, edition->folder, name) == 0 &&
                   fsync(edition->folder) == 0;
    if (!durable) return edition_fail_disk(edition, name);
    bool switched = symlinkat(target, edition->parent, EDITION_CURRENT_NEXT) == 0 &&
                    renameat(edition->parent, EDITION_CURRENT_NEXT, edition->parent, EDITION_CURRENT) == 0;
    if (!switched) return edition_fail_disk(edition, EDITION_CURRENT);
    return fsync(edition->parent) == 0 ? DONE : edition_fail_disk(edition, EDITION_CURRENT);
}

/* Removes editions older than the last `keep` before the live one, and numbers that never went live. */
static enum result remove_old(struct edition *edition) {
    CLEANUP_DIR DIR *stream = fdopendir(openat(edition->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!stream) return edition_fail_disk(edition, edition->options->folder);
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        const char *ending = "";
        unsigned long number = edition_leading_number(entry->d_name, &ending);
        if (number == 0 || number + edition->options->keep >= edition->number) continue;
        if (tree_remove(edition->folder, entry->d_name) != DONE) return edition_fail_disk(edition, entry->d_name);
    }
    return DONE;
}

static enum result publish(struct edition *edition, FILE *manifest) {
    enum result result = close_files(edition, manifest);
    if (result != DONE || edition->options->dry_run) return result;
    manifest_write_end(manifest, edition->next.count);
    if (!edition_put_manifest(edition, manifest, edition->number)) return edition_fail_disk(edition, edition->next.name);
    result = switch_live(edition);
    if (result != DONE) return result;
    (void)close(take_fd(&edition->build));
    return remove_old(edition);
}

enum result edition_finish(struct edition *edition) {
    if (edition->stopped) return REFUSED_FORBIDDEN;
    CLEANUP_FILE FILE *manifest = edition_new_manifest(edition);
    return manifest ? publish(edition, manifest) : edition_fail_disk(edition, edition->next.name);
}

/* Gives the entries of the live edition the keys under which their files were made and searched this time; what was not made this time has none. */
static bool write_other_keys(struct edition *edition, FILE *file) {
    static const struct page_key UNKNOWN;
    bool other_base = memcmp(&edition->live.base, &edition->options->base, sizeof edition->live.base) != 0;
    struct edition_walk walk = edition_walk(edition);
    for (struct edition_pair pair; edition_next_pair(&walk, &pair);) {
        if (!pair.old) continue;
        struct manifest_entry entry = *pair.old;
        if (pair.now) entry.key = pair.now->key;
        else if (other_base) entry.key = UNKNOWN;
        manifest_write_entry(file, &entry);
    }
    manifest_write_end(file, edition->live.count);
    return edition_put_manifest(edition, file, edition->previous_number);
}

enum result edition_settle(struct edition *edition) {
    bool other_base = memcmp(&edition->live.base, &edition->options->base, sizeof edition->live.base) != 0;
    if (edition->stopped) return REFUSED_FORBIDDEN;
    if (edition->previous_number == 0 || edition->options->dry_run || (!other_base && !edition->has_other_keys)) return DONE;
    CLEANUP_FILE FILE *file = edition_new_manifest(edition);
    return file && write_other_keys(edition, file) ? DONE : edition_fail_disk(edition, edition->next.name);
}
