/* Scope: the beginning and the end of an edition's life: folders, lock, what dead builds left, the edition before. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/edition_parts.h"
#include "site/fingerprint_stream.h"
#include "site/tree.h"

#define LOCK_FILE ".lock"
#define TRIES_A_SECOND 10
#define PIECE 65536 /* bytes of a file read at a time */

enum result edition_fail(struct edition *edition, enum result result, const char *message) {
    edition->message = message;
    return result;
}

enum result edition_fail_disk(struct edition *edition, const char *what) {
    return edition_fail(edition, FAILED_UNAVAILABLE, arena_format(edition->arena, "%s: %s", what, strerror(errno)));
}

const char *edition_message(const struct edition *edition) {
    return edition->message;
}

unsigned long edition_number(const struct edition *edition) {
    return edition->number;
}

unsigned long edition_live_number(const struct edition *edition) {
    return edition->previous_number;
}

const char *edition_name(struct edition *edition, unsigned long number, const char *ending) {
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
    if (edition->lock < 0) return edition_fail_disk(edition, edition->options->folder);
    for (unsigned tries = 0;; tries++) {
        if (flock(edition->lock, LOCK_EX | LOCK_NB) == 0) return DONE;
        if (errno != EWOULDBLOCK) return edition_fail_disk(edition, edition->options->folder);
        if (tries >= edition->options->wait_seconds * TRIES_A_SECOND) break;
        (void)usleep(1000000 / TRIES_A_SECOND);
    }
    return edition_fail(edition, REFUSED_STALE, "pembangunan situs yang lain sedang berjalan");
}

unsigned long edition_leading_number(const char *name, const char **ret_ending) {
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
    CLEANUP_DIR DIR *stream = fdopendir(openat(edition->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!stream) return edition_fail_disk(edition, edition->options->folder);
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        const char *ending = "";
        unsigned long number = edition_leading_number(entry->d_name, &ending);
        if (number > edition->number) edition->number = number;
        if (number == 0 || !is_dead(ending)) continue;
        if (tree_remove(edition->folder, entry->d_name) != DONE) return edition_fail_disk(edition, entry->d_name);
    }
    (void)unlinkat(edition->parent, EDITION_CURRENT_NEXT, 0);
    edition->number++;
    return DONE;
}

/* Finds the live edition through the link, and its manifest. Without one, or with a damaged one, all is written anew. */
static void open_previous(struct edition *edition) {
    char target[PATH_MAX];
    ssize_t length = readlinkat(edition->parent, EDITION_CURRENT, target, sizeof target - 1);
    if (length <= 0) return;
    target[length] = '\0';
    const char *slash = strrchr(target, '/'), *ending = "x";
    unsigned long number = slash ? edition_leading_number(slash + 1, &ending) : 0;
    if (number == 0 || *ending) return;
    CLEANUP_FD int fd = openat(edition->folder, edition_name(edition, number, ".manifest"), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || manifest_map(fd, &edition->live) != DONE) return;
    edition->previous = tree_open_folder(edition->folder, edition_name(edition, number, ""));
    if (edition->previous >= 0) edition->previous_number = number;
}

static enum result open_folders(struct edition *edition) {
    if (!open_parent(edition) || tree_make_folder(edition->parent, edition->base) != DONE) {
        return edition_fail_disk(edition, edition->options->folder);
    }
    edition->folder = tree_open_folder(edition->parent, edition->base);
    if (edition->folder < 0) return edition_fail_disk(edition, edition->options->folder);
    enum result result = take_lock(edition);
    if (result == DONE) result = survey_folder(edition);
    if (result != DONE) return result;
    open_previous(edition);
    edition->next = manifest_list_in(edition->folder, edition_name(edition, edition->number, ".manifest.tmp"));
    const char *name = edition_name(edition, edition->number, ".tmp");
    if (tree_make_folder(edition->folder, name) != DONE) return edition_fail_disk(edition, name);
    edition->build = tree_open_folder(edition->folder, name);
    return edition->build >= 0 ? DONE : edition_fail_disk(edition, name);
}

enum result edition_open(struct arena *arena, const struct edition_options *options, struct edition **ret,
                         const char **ret_message) {
    struct edition *edition = arena_alloc(arena, sizeof *edition);
    *edition = (struct edition){ .arena = arena, .options = options, .umask_before = umask(TREE_UMASK), .message = "" };
    edition->parent = edition->folder = edition->lock = edition->build = edition->previous = -1;
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

enum result edition_read_live(struct edition *edition, struct arena *arena, const char *path, char **ret, size_t *ret_length) {
    if (edition->previous < 0) return REFUSED_ABSENT;
    return tree_read(arena, edition->previous, path, EDITION_LARGEST_FILE, ret, ret_length);
}

bool edition_live_file(struct edition *edition, const char *path, size_t *ret_size, unsigned char ret_hash[static EDITION_HASH_BYTES]) {
    struct manifest_entry entry;
    if (!manifest_find(&edition->live, path, &entry)) return false;
    *ret_size = entry.size[FORM_PLAIN];
    memcpy(ret_hash, entry.hash, sizeof entry.hash);
    return true;
}

bool edition_live_hash(struct edition *edition, const char *path, unsigned char ret[static EDITION_HASH_BYTES]) {
    char bytes[PIECE];
    if (edition->previous < 0) return false;
    CLEANUP_FILE FILE *file = tree_open(edition->previous, path, SIZE_MAX);
    CLEANUP_FINGERPRINT struct fingerprint_stream *stream = fingerprint_stream_new();
    if (!file) return false;
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;) fingerprint_stream_add(stream, bytes, got);
    return ferror(file) == 0 && fingerprint_stream_end(stream, ret);
}

void edition_close(struct edition *edition) {
    if (edition->build >= 0) {
        (void)close(edition->build);
        (void)tree_remove(edition->folder, edition->next.name);
        (void)tree_remove(edition->folder, edition_name(edition, edition->number, ".tmp"));
    }
    const int descriptors[] = { edition->previous, edition->lock, edition->folder, edition->parent };
    for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++) {
        if (descriptors[i] >= 0) (void)close(descriptors[i]);
    }
    (void)umask(edition->umask_before);
    manifest_unmap(&edition->live);
    manifest_list_free(&edition->next);
    arena_free(edition->scratch);
}

bool edition_has(struct edition *edition, const char *path) {
    return manifest_list_has(&edition->next, path);
}
