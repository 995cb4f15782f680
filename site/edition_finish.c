/* Scope: the end of a build: unchanged files are linked, written ones read back, then the one step that makes the edition live. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/edition_parts.h"
#include "site/fingerprint.h"
#include "site/tree.h"

static enum result link_kept(struct edition *edition) {
    for (size_t i = 0; i < edition->next.count; i++) {
        const struct manifest_entry *entry = &edition->next.entries[i];
        for (enum manifest_form form = FORM_PLAIN; entry->kept && form < FORM_COUNT; form++) {
            if (form != FORM_PLAIN && entry->size[form] == 0) continue;
            const char *path = edition_form_path(edition, entry->path, form);
            if (tree_link(edition->previous, edition->build, path) != DONE) return edition_fail_disk(edition, path);
        }
        arena_reset(edition->scratch);
    }
    return DONE;
}

/* Reads every written file back and compares it with what was meant; kept ones were looked at when they were kept. */
static enum result verify(struct edition *edition) {
    for (size_t i = 0; i < edition->next.count; i++) {
        const struct manifest_entry *entry = &edition->next.entries[i];
        unsigned char hash[EDITION_HASH_BYTES];
        char *bytes;
        size_t length;
        if (entry->kept) continue;
        if (tree_read(edition->scratch, edition->build, entry->path, EDITION_LARGEST_FILE, &bytes, &length) != DONE) {
            return edition_fail_disk(edition, entry->path);
        }
        fingerprint(bytes, length, hash);
        if (memcmp(hash, entry->hash, sizeof hash) != 0) {
            return edition_fail(edition, FAILED_UNAVAILABLE, arena_format(edition->arena, "%s: rusak saat ditulis", entry->path));
        }
        arena_reset(edition->scratch);
    }
    return DONE;
}

static enum result write_manifest(struct edition *edition, const struct manifest *manifest, unsigned long number) {
    const char *name = edition_name(edition, number, ".manifest");
    const char *next = edition_name(edition, number, ".manifest.tmp");
    CLEANUP_FILE FILE *file = tree_create(edition->folder, next);
    bool is_written = file && manifest_write(manifest, file) && fsync(fileno(file)) == 0 && renameat(edition->folder, next, edition->folder, name) == 0;
    return is_written ? DONE : edition_fail_disk(edition, name);
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

static enum result publish(struct edition *edition) {
    enum result result = link_kept(edition);
    if (result == DONE) result = verify(edition);
    if (result != DONE || edition->options->dry_run) return result;
    result = write_manifest(edition, &edition->next, edition->number);
    if (result == DONE) result = switch_live(edition);
    if (result != DONE) return result;
    (void)close(take_fd(&edition->build));
    return remove_old(edition);
}

enum result edition_finish(struct edition *edition) {
    if (edition->stopped) return REFUSED_FORBIDDEN;
    if (!manifest_sort(&edition->next)) return edition_fail(edition, REFUSED_INVALID, "satu halaman dibangun dua kali");
    return publish(edition);
}

/* Gives the live entries the keys under which their files were made and searched this time; what was not made this time has none. True when
 * that is news. */
static bool take_keys(struct edition *edition) {
    static const struct page_key UNKNOWN;
    bool other_base = memcmp(&edition->live.base, &edition->next.base, sizeof edition->next.base) != 0, is_new = other_base;
    for (size_t i = 0; i < edition->live.count; i++) {
        struct manifest_entry *entry = &edition->live.entries[i];
        const struct manifest_entry *made = manifest_find(&edition->next, entry->path);
        const struct page_key *key = made ? &made->key : other_base ? &UNKNOWN : &entry->key;
        if (memcmp(&entry->key, key, sizeof *key) != 0) is_new = true;
        entry->key = *key;
    }
    edition->live.base = edition->next.base;
    return is_new;
}

enum result edition_settle(struct edition *edition) {
    if (edition->stopped) return REFUSED_FORBIDDEN;
    if (edition->previous_number == 0 || edition->options->dry_run || !take_keys(edition)) return DONE;
    return write_manifest(edition, &edition->live, edition->previous_number);
}
