/* Scope: the way of one file into the edition: searched for private values, compared, kept or written with its compressed forms. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "site/compress.h"
#include "site/edition_parts.h"
#include "site/fingerprint.h"
#include "site/tree.h"

const char *edition_form_path(struct edition *edition, const char *path, enum manifest_form form) {
    return form == FORM_PLAIN ? path : arena_format(edition->scratch, "%s%s", path, manifest_ending(form));
}

/* True when the previous edition's file and its compressed forms still stand on the disk as the manifest says. */
static bool stands(struct edition *edition, const struct manifest_entry *entry) {
    for (enum manifest_form form = FORM_PLAIN; form < FORM_COUNT; form++) {
        struct stat status;
        if (form != FORM_PLAIN && entry->size[form] == 0) continue;
        bool same = fstatat(edition->previous, edition_form_path(edition, entry->path, form), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISREG(status.st_mode) && (uint64_t)status.st_size == entry->size[form];
        if (!same) return false;
    }
    return true;
}

static enum result write_form(struct edition *edition, struct manifest_entry *entry, enum manifest_form form,
                              struct compressed content) {
    if (!content.bytes) return DONE;
    entry->size[form] = (uint32_t)content.length;
    const char *path = edition_form_path(edition, entry->path, form);
    if (tree_write(edition->build, path, content.bytes, content.length) == DONE) return DONE;
    return errno == EEXIST ? edition_fail(edition, REFUSED_INVALID, arena_format(edition->arena, "%s: ditulis dua kali", path))
                           : edition_fail_disk(edition, path);
}

/* Brotli takes 4 ms a page, a hundred times gzip's 0.03, and saves 14 % of gzip's bytes: worth it for what nearly every visitor loads,
 * style sheets, scripts and the pages at the top, and for nothing else. */
static bool is_read_by_many(const char *path) {
    const char *slash = strchr(path, '/'), *ending = strrchr(path, '.');
    if (strncmp(path, "aset/", 5) == 0) return true;
    return ending && strcmp(ending, ".html") == 0 && (!slash || strcmp(slash, "/index.html") == 0);
}

static enum result write_file(struct edition *edition, struct manifest_entry *entry, const char *bytes, size_t length) {
    enum result result = write_form(edition, entry, FORM_PLAIN, (struct compressed){ bytes, length });
    bool packs = compress_is_worthwhile(entry->path) && !edition->options->uncompressed;
    if (result == DONE && packs) result = write_form(edition, entry, FORM_GZIP, compress_gzip(edition->scratch, bytes, length));
    if (result == DONE && packs && is_read_by_many(entry->path)) {
        result = write_form(edition, entry, FORM_BROTLI, compress_brotli(edition->scratch, bytes, length));
    }
    if (result == DONE) edition->written++;
    return result;
}

/* Files whose text cannot be found in their bytes; whoever makes one has what it is made of searched. All others are read as text. */
static bool is_packed(const char *path) {
    static const char *const ENDINGS[] = { ".xlsx", ".pdf", ".png", ".jpg", ".jpeg", ".webp", ".ico", ".woff2" };
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (strcmp(ending, ENDINGS[i]) == 0) return true;
    return false;
}

enum result edition_search(struct edition *edition, const char *path, const char *bytes, size_t length) {
    enum private_kind kind = private_find(edition->scratch, &edition->options->private, bytes, length);
    if (kind == PRIVATE_NOTHING) return DONE;
    edition->stopped = true;
    return edition_fail(edition, REFUSED_FORBIDDEN,
                        arena_format(edition->arena, "%s: memuat %s; edisi tidak diterbitkan", path, private_kind_name(kind)));
}

/* Templates, program and what counts as private are those of the live edition: what passed then passes now. */
static bool base_is_same(const struct edition *edition) {
    return memcmp(&edition->live.base, &edition->options->base, sizeof edition->live.base) == 0;
}

static enum result note(struct edition *edition, const struct manifest_entry *entry) {
    return manifest_list_add(&edition->next, entry) == DONE ? DONE : edition_fail_disk(edition, "daftar berkas");
}

static enum result keep(struct edition *edition, struct manifest_entry *old, const struct page_key *key) {
    old->kept = true;
    old->key = *key;
    return note(edition, old);
}

static enum result place_file(struct edition *edition, const struct edition_page *page, const char *bytes, size_t length) {
    struct manifest_entry entry = { .path = page->path, .key = page->key };
    fingerprint(bytes, length, entry.hash);
    struct manifest_entry old;
    bool same = !edition->options->full && manifest_find(&edition->live, page->path, &old) &&
                memcmp(old.hash, entry.hash, sizeof entry.hash) == 0 && old.size[FORM_PLAIN] == length;
    if (!same || !base_is_same(edition)) {
        enum result result = is_packed(page->path) ? DONE : edition_search(edition, page->path, bytes, length);
        if (result != DONE) return result;
    }
    if (same && stands(edition, &old)) return keep(edition, &old, &page->key);
    enum result result = write_file(edition, &entry, bytes, length);
    return result == DONE ? note(edition, &entry) : result;
}

bool edition_keep(struct edition *edition, const struct edition_page *page) {
    static const struct page_key UNKNOWN;
    struct manifest_entry old;
    bool same = !edition->options->full && base_is_same(edition) && memcmp(&page->key, &UNKNOWN, sizeof UNKNOWN) != 0 &&
                manifest_find(&edition->live, page->path, &old) && memcmp(&old.key, &page->key, sizeof page->key) == 0 && stands(edition, &old) &&
                keep(edition, &old, &page->key) == DONE;
    arena_reset(edition->scratch);
    return same;
}

enum result edition_add(struct edition *edition, const struct edition_page *page, const char *bytes, size_t length) {
    if (!edition_path_is_plain(page->path) || length > EDITION_LARGEST_FILE) {
        return edition_fail(edition, REFUSED_INVALID, arena_format(edition->arena, "%s: nama atau ukuran tidak wajar", page->path));
    }
    enum result result = place_file(edition, page, bytes, length);
    arena_reset(edition->scratch);
    return result;
}

enum result edition_add_unlisted(struct edition *edition, const char *path, const char *bytes, size_t length) {
    return tree_write(edition->build, path, bytes, length) == DONE ? DONE : edition_fail_disk(edition, path);
}
