/* Scope: the life of an edition: lock, pages, verification, switch, tidying. */
#include "site/edition.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/compress.h"
#include "site/manifest.h"
#include "site/tree.h"

#define CURRENT "current"
#define CURRENT_NEXT "current.next"
#define LOCK_FILE ".lock"
#define LONGEST_PATH 300                               /* bytes of a page's path */
#define LARGEST_MANIFEST ((size_t)256 * 1024 * 1024)   /* bytes; about a million files */

struct edition {
    struct arena *arena;   /* the caller's: lives as long as the edition */
    struct arena *scratch; /* reset after each file */
    const struct edition_options *options;
    const char *base;      /* last part of options->folder, for the relative link */
    int parent, folder, lock, build, previous; /* open folders and the lock; -1 when not open */
    unsigned long number, previous_number;     /* previous_number 0: there is none */
    struct manifest live, next;
    size_t written;
    bool stopped;          /* a private value was found */
    const char *message;
};

static enum result fail(struct edition *edition, enum result result, const char *message) {
    edition->message = message;
    return result;
}

/* For a system call that failed: "WHAT: No space left on device". */
static enum result fail_disk(struct edition *edition, const char *what) {
    return fail(edition, FAILED_UNAVAILABLE, arena_format(edition->arena, "%s: %s", what, strerror(errno)));
}

const char *edition_message(const struct edition *edition) {
    return edition->message;
}

static const char *edition_name(struct edition *edition, unsigned long number, const char *ending) {
    return arena_format(edition->arena, "%lu%s", number, ending);
}

/* ---- opening ---- */

/* Splits options->folder into the folder above, which is opened, and the last part. */
static bool open_parent(struct edition *edition) {
    char *path = arena_string(edition->arena, edition->options->folder);
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') path[--length] = '\0';
    char *slash = strrchr(path, '/');
    edition->base = slash ? slash + 1 : path;
    if (slash) *slash = '\0';
    const char *parent = !slash ? "." : slash == path ? "/" : path;
    if (mkdir(parent, 0755) != 0 && errno != EEXIST) return false;
    edition->parent = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return edition->parent >= 0;
}

static enum result take_lock(struct edition *edition) {
    edition->lock = openat(edition->folder, LOCK_FILE, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (edition->lock < 0) return fail_disk(edition, edition->options->folder);
    if (flock(edition->lock, LOCK_EX | LOCK_NB) == 0) return DONE;
    if (errno != EWOULDBLOCK) return fail_disk(edition, edition->options->folder);
    return fail(edition, REFUSED_STALE, "pembangunan situs yang lain sedang berjalan");
}

static void closedirp(DIR **stream) {
    if (*stream) (void)closedir(*stream);
}

/* What a name in the editions folder is: "N", "N.ENDING", or neither (0). */
static unsigned long leading_number(const char *name, const char **ret_ending) {
    if (name[0] < '1' || name[0] > '9') return 0;
    char *end;
    unsigned long number = strtoul(name, &end, 10);
    *ret_ending = end;
    return number;
}

static bool is_dead(const char *ending) {
    return strcmp(ending, ".tmp") == 0 || strcmp(ending, ".manifest.tmp") == 0;
}

/* Walks over the editions folder: finds the highest number used and removes what dead builds left. */
static enum result survey_folder(struct edition *edition) {
    CLEANUP(closedirp) DIR *stream = fdopendir(openat(edition->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!stream) return fail_disk(edition, edition->options->folder);
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        const char *ending = "";
        unsigned long number = leading_number(entry->d_name, &ending);
        if (number > edition->number) edition->number = number;
        if (number == 0 || !is_dead(ending)) continue;
        if (tree_remove(edition->folder, entry->d_name) != DONE) return fail_disk(edition, entry->d_name);
    }
    (void)unlinkat(edition->parent, CURRENT_NEXT, 0);
    edition->number++;
    return DONE;
}

/* Finds the live edition through the link, and its manifest. Without one, or with a damaged one, all is written anew. */
static void open_previous(struct edition *edition) {
    char target[PATH_MAX];
    ssize_t length = readlinkat(edition->parent, CURRENT, target, sizeof target - 1);
    if (length <= 0) return;
    target[length] = '\0';
    const char *slash = strrchr(target, '/'), *ending = "x";
    unsigned long number = slash ? leading_number(slash + 1, &ending) : 0;
    if (number == 0 || *ending) return;
    char *text;
    size_t text_length;
    enum result result = tree_read(edition->arena, edition->folder, edition_name(edition, number, ".manifest"),
                                   LARGEST_MANIFEST, &text, &text_length);
    if (result != DONE || manifest_parse(edition->arena, text, &edition->live) != DONE) return;
    edition->previous = tree_open_folder(edition->folder, edition_name(edition, number, ""));
    if (edition->previous >= 0) edition->previous_number = number;
}

static enum result open_folders(struct edition *edition) {
    if (!open_parent(edition) || tree_make_folder(edition->parent, edition->base) != DONE) {
        return fail_disk(edition, edition->options->folder);
    }
    edition->folder = tree_open_folder(edition->parent, edition->base);
    if (edition->folder < 0) return fail_disk(edition, edition->options->folder);
    enum result result = take_lock(edition);
    if (result == DONE) result = survey_folder(edition);
    if (result != DONE) return result;
    open_previous(edition);
    const char *name = edition_name(edition, edition->number, ".tmp");
    if (tree_make_folder(edition->folder, name) != DONE) return fail_disk(edition, name);
    edition->build = tree_open_folder(edition->folder, name);
    return edition->build >= 0 ? DONE : fail_disk(edition, name);
}

enum result edition_open(struct arena *arena, const struct edition_options *options, struct edition **ret,
                         const char **ret_message) {
    struct edition *edition = arena_alloc(arena, sizeof *edition);
    *edition = (struct edition){ .arena = arena, .options = options, .message = "" };
    edition->parent = edition->folder = edition->lock = edition->build = edition->previous = -1;
    edition->next.arena = edition->live.arena = arena;
    edition->scratch = arena_new();
    enum result result = open_folders(edition);
    if (result != DONE) {
        *ret_message = edition->message;
        edition_close(edition);
        return result;
    }
    *ret = edition;
    return DONE;
}

/* ---- pages ---- */

static bool is_plain_part(const char *part, size_t length) {
    if (length == 0 || part[0] == '.' || part[0] == '-') return false;
    for (size_t i = 0; i < length; i++) {
        bool fits = (part[i] >= 'a' && part[i] <= 'z') || (part[i] >= 'A' && part[i] <= 'Z') ||
                    (part[i] >= '0' && part[i] <= '9') || strchr("._-", part[i]);
        if (!fits) return false;
    }
    return true;
}

static bool is_plain_path(const char *path) {
    if (strlen(path) > LONGEST_PATH) return false;
    for (;;) {
        size_t length = strcspn(path, "/");
        if (!is_plain_part(path, length)) return false;
        if (path[length] == '\0') return true;
        path += length + 1;
    }
}

static const char *form_path(struct edition *edition, const char *path, enum manifest_form form) {
    return form == FORM_PLAIN ? path : arena_format(edition->scratch, "%s%s", path, manifest_ending(form));
}

/* True when the previous edition's file and its compressed forms still stand on the disk as the manifest says. */
static bool stands(struct edition *edition, const struct manifest_entry *entry) {
    for (enum manifest_form form = FORM_PLAIN; form < FORM_COUNT; form++) {
        struct stat status;
        if (form != FORM_PLAIN && entry->size[form] == 0) continue;
        bool same = fstatat(edition->previous, form_path(edition, entry->path, form), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISREG(status.st_mode) && (uint64_t)status.st_size == entry->size[form];
        if (!same) return false;
    }
    return true;
}

static enum result write_form(struct edition *edition, struct manifest_entry *entry, enum manifest_form form,
                              struct compressed content) {
    if (!content.bytes) return DONE;
    entry->size[form] = content.length;
    const char *path = form_path(edition, entry->path, form);
    if (tree_write(edition->build, path, content.bytes, content.length) == DONE) return DONE;
    return errno == EEXIST ? fail(edition, REFUSED_INVALID, arena_format(edition->arena, "%s: ditulis dua kali", path))
                           : fail_disk(edition, path);
}

static enum result write_file(struct edition *edition, struct manifest_entry *entry, const char *bytes, size_t length) {
    enum result result = write_form(edition, entry, FORM_PLAIN, (struct compressed){ bytes, length });
    if (result == DONE && compress_is_worthwhile(entry->path)) {
        result = write_form(edition, entry, FORM_GZIP, compress_gzip(edition->scratch, bytes, length));
        if (result == DONE) {
            result = write_form(edition, entry, FORM_BROTLI, compress_brotli(edition->scratch, bytes, length));
        }
    }
    if (result == DONE) edition->written++;
    return result;
}

static enum result search_private(struct edition *edition, const char *path, const char *bytes, size_t length) {
    if (!compress_is_worthwhile(path)) return DONE;
    enum private_kind kind = private_find(edition->scratch, &edition->options->private, bytes, length);
    if (kind == PRIVATE_NOTHING) return DONE;
    edition->stopped = true;
    return fail(edition, REFUSED_FORBIDDEN,
                arena_format(edition->arena, "%s: memuat %s; edisi tidak diterbitkan", path, private_kind_name(kind)));
}

static enum result place_file(struct edition *edition, const char *path, const char *bytes, size_t length) {
    struct manifest_entry entry = { .path = path };
    (void)crypto_generichash(entry.hash, sizeof entry.hash, (const unsigned char *)bytes, length, NULL, 0);
    const struct manifest_entry *old = manifest_find(&edition->live, path);
    bool same = old && memcmp(old->hash, entry.hash, sizeof entry.hash) == 0 && old->size[FORM_PLAIN] == length;
    if (same && stands(edition, old)) {
        entry = *old;
        entry.kept = true;
    } else {
        enum result result = write_file(edition, &entry, bytes, length);
        if (result != DONE) return result;
    }
    manifest_add(&edition->next, &entry);
    return DONE;
}

enum result edition_add(struct edition *edition, const char *path, const char *bytes, size_t length) {
    if (!is_plain_path(path) || length > EDITION_LARGEST_FILE) {
        return fail(edition, REFUSED_INVALID, arena_format(edition->arena, "%s: nama atau ukuran tidak wajar", path));
    }
    enum result result = search_private(edition, path, bytes, length);
    if (result == DONE) result = place_file(edition, path, bytes, length);
    arena_reset(edition->scratch);
    return result;
}

/* ---- finishing ---- */

static enum result link_kept(struct edition *edition) {
    for (size_t i = 0; i < edition->next.count; i++) {
        const struct manifest_entry *entry = &edition->next.entries[i];
        for (enum manifest_form form = FORM_PLAIN; entry->kept && form < FORM_COUNT; form++) {
            if (form != FORM_PLAIN && entry->size[form] == 0) continue;
            const char *path = form_path(edition, entry->path, form);
            if (tree_link(edition->previous, edition->build, path) != DONE) return fail_disk(edition, path);
        }
        arena_reset(edition->scratch);
    }
    return DONE;
}

/* Reads every written file back and compares it with what was meant; kept ones were looked at when they were kept. */
static enum result verify(struct edition *edition) {
    for (size_t i = 0; i < edition->next.count; i++) {
        const struct manifest_entry *entry = &edition->next.entries[i];
        unsigned char hash[MANIFEST_HASH_BYTES];
        char *bytes;
        size_t length;
        if (entry->kept) continue;
        if (tree_read(edition->scratch, edition->build, entry->path, EDITION_LARGEST_FILE, &bytes, &length) != DONE) {
            return fail_disk(edition, entry->path);
        }
        (void)crypto_generichash(hash, sizeof hash, (const unsigned char *)bytes, length, NULL, 0);
        if (memcmp(hash, entry->hash, sizeof hash) != 0) {
            return fail(edition, FAILED_UNAVAILABLE, arena_format(edition->arena, "%s: rusak saat ditulis", entry->path));
        }
        arena_reset(edition->scratch);
    }
    return DONE;
}

static enum result write_manifest(struct edition *edition) {
    size_t length;
    const char *text = manifest_text(edition->arena, &edition->next, &length);
    const char *name = edition_name(edition, edition->number, ".manifest");
    const char *next = edition_name(edition, edition->number, ".manifest.tmp");
    if (tree_remove(edition->folder, name) != DONE || tree_write(edition->folder, next, text, length) != DONE ||
        renameat(edition->folder, next, edition->folder, name) != 0) {
        return fail_disk(edition, name);
    }
    return DONE;
}

/* The one step a visitor can notice. The link is relative, so that the whole folder can be moved or copied. */
static enum result switch_live(struct edition *edition) {
    const char *built = edition_name(edition, edition->number, ".tmp");
    const char *name = edition_name(edition, edition->number, "");
    const char *target = arena_format(edition->arena, "%s/%s", edition->base, name);
    bool durable = syncfs(edition->build) == 0 && renameat(edition->folder, built, edition->folder, name) == 0 &&
                   fsync(edition->folder) == 0;
    if (!durable) return fail_disk(edition, name);
    bool switched = symlinkat(target, edition->parent, CURRENT_NEXT) == 0 &&
                    renameat(edition->parent, CURRENT_NEXT, edition->parent, CURRENT) == 0;
    if (!switched) return fail_disk(edition, CURRENT);
    return fsync(edition->parent) == 0 ? DONE : fail_disk(edition, CURRENT);
}

/* Removes editions older than the last `keep` before the live one, and numbers that never went live. */
static enum result remove_old(struct edition *edition) {
    CLEANUP(closedirp) DIR *stream = fdopendir(openat(edition->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!stream) return fail_disk(edition, edition->options->folder);
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        const char *ending = "";
        unsigned long number = leading_number(entry->d_name, &ending);
        if (number == 0 || number + edition->options->keep >= edition->number) continue;
        if (tree_remove(edition->folder, entry->d_name) != DONE) return fail_disk(edition, entry->d_name);
    }
    return DONE;
}

static size_t count_removed(const struct edition *edition) {
    size_t removed = 0;
    for (size_t i = 0; i < edition->live.count; i++) {
        removed += manifest_find(&edition->next, edition->live.entries[i].path) == NULL;
    }
    return removed;
}

static enum result publish(struct edition *edition) {
    enum result result = link_kept(edition);
    if (result == DONE) result = verify(edition);
    if (result != DONE || edition->options->dry_run) return result;
    result = write_manifest(edition);
    if (result == DONE) result = switch_live(edition);
    if (result != DONE) return result;
    (void)close(take_fd(&edition->build));
    return remove_old(edition);
}

enum result edition_finish(struct edition *edition, struct edition_report *ret) {
    if (edition->stopped) return REFUSED_FORBIDDEN;
    if (!manifest_sort(&edition->next)) return fail(edition, REFUSED_INVALID, "satu halaman dibangun dua kali");
    struct edition_report report = { .number = edition->number, .pages = edition->next.count };
    report.written = edition->written;
    report.kept = report.pages - report.written;
    report.removed = count_removed(edition);
    report.unchanged = edition->previous_number > 0 && report.written == 0 && report.removed == 0;
    if (report.unchanged) {
        report.number = edition->previous_number;
    } else {
        enum result result = publish(edition);
        if (result != DONE) return result;
    }
    *ret = report;
    return DONE;
}

void edition_close(struct edition *edition) {
    if (edition->build >= 0) {
        (void)close(edition->build);
        (void)tree_remove(edition->folder, edition_name(edition, edition->number, ".tmp"));
    }
    const int descriptors[] = { edition->previous, edition->lock, edition->folder, edition->parent };
    for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++) {
        if (descriptors[i] >= 0) (void)close(descriptors[i]);
    }
    arena_free(edition->scratch);
}
