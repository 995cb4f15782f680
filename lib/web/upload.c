/* Scope: the final place of uploaded files and their removal. */
#include "lib/web/upload.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/base/cleanup.h"
#include "lib/base/random.h"

#define DAY_SECONDS (24 * 60 * 60)
#define STORED_BYTES 16u /* random bytes of a stored name */
#define STORED_LENGTH (2 * STORED_BYTES)

/* ---- names and folders ---- */

static char *new_stored_name(struct arena *arena) {
    unsigned char bytes[STORED_BYTES];
    random_bytes(bytes, sizeof bytes);
    char *name = arena_alloc(arena, STORED_LENGTH + 1);
    return sodium_bin2hex(name, STORED_LENGTH + 1, bytes, sizeof bytes);
}

static bool is_stored_name(const char *name) {
    return strnlen(name, STORED_LENGTH + 1) == STORED_LENGTH && strspn(name, "0123456789abcdef") == STORED_LENGTH;
}

static int open_folder(int at, const char *path) {
    return openat(at, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The folder named by two digits of a stored name, made when CREATE. */
static int open_inner(int at, const char *digits, bool create) {
    char name[3] = { digits[0], digits[1], '\0' };
    if (create && mkdirat(at, name, 0700) != 0 && errno != EEXIST) return -1;
    return open_folder(at, name);
}

/* ---- keeping ---- */

/* Rounds the time of last change down to the day. */
static bool forget_time(int file) {
    struct stat status;
    if (fstat(file, &status) != 0) return false;
    struct timespec day = { .tv_sec = status.st_mtim.tv_sec - status.st_mtim.tv_sec % DAY_SECONDS };
    return futimens(file, (const struct timespec[2]){ day, day }) == 0;
}

static bool sync_file(int folder, const char *pending_name) {
    CLEANUP_FD int file = openat(folder, pending_name, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    return file >= 0 && forget_time(file) && fsync(file) == 0;
}

static enum result keep(struct arena *arena, int folder, struct upload *upload) {
    const char *stored = new_stored_name(arena);
    const char *pending = arena_format(arena, "pending/%s", upload->pending_name);
    CLEANUP_FD int first = open_inner(folder, stored, true);
    CLEANUP_FD int second = first < 0 ? -1 : open_inner(first, stored + 2, true);
    if (second < 0 || !sync_file(folder, pending)) return FAILED_UNAVAILABLE;
    if (renameat(folder, pending, second, stored) != 0) return FAILED_UNAVAILABLE;
    upload->stored_name = stored;
    upload->state = UPLOAD_KEPT;
    bool is_quiet = forget_time(second) && forget_time(first); /* a folder of one file tells as much as the file */
    return is_quiet && fsync(second) == 0 && fsync(first) == 0 ? DONE : FAILED_UNAVAILABLE;
}

enum result uploads_keep(struct arena *arena, struct uploads *uploads) {
    if (uploads->count == 0) return DONE;
    CLEANUP_FD int folder = open_folder(AT_FDCWD, uploads->directory);
    enum result result = folder < 0 ? FAILED_UNAVAILABLE : DONE;
    for (size_t i = 0; i < uploads->count && result == DONE; i++) {
        struct upload *upload = &uploads->items[i];
        bool is_wanted = upload->media_type && (upload->state == UPLOAD_PENDING || upload->state == UPLOAD_HELD);
        if (is_wanted) result = keep(arena, folder, upload);
    }
    /* the first-level folders may be new: their names must survive a power cut too */
    if (result == DONE && fsync(folder) != 0) result = FAILED_UNAVAILABLE;
    if (result != DONE) uploads_take_back(uploads);
    return result;
}

/* ---- removing ---- */

static void remove_pending(const char *directory, const char *pending_name) {
    CLEANUP_FD int top = open_folder(AT_FDCWD, directory);
    CLEANUP_FD int pending = top < 0 ? -1 : open_folder(top, "pending");
    if (pending >= 0) (void)unlinkat(pending, pending_name, 0);
}

/* Renames the file back; one that cannot be moved is removed, so that no file stays without a row. */
static void take_back(int folder, struct upload *upload) {
    const char *stored = upload->stored_name;
    CLEANUP_FD int first = open_inner(folder, stored, false);
    CLEANUP_FD int second = first < 0 ? -1 : open_inner(first, stored + 2, false);
    CLEANUP_FD int pending = open_folder(folder, "pending");
    upload->state = UPLOAD_PENDING;
    upload->stored_name = NULL;
    if (pending >= 0 && second >= 0 && renameat(second, stored, pending, upload->pending_name) == 0) return;
    if (second >= 0) (void)unlinkat(second, stored, 0);
    upload->state = UPLOAD_GONE;
}

void uploads_take_back(struct uploads *uploads) {
    if (uploads->count == 0) return;
    CLEANUP_FD int folder = open_folder(AT_FDCWD, uploads->directory);
    for (size_t i = 0; i < uploads->count && folder >= 0; i++) {
        if (uploads->items[i].state == UPLOAD_KEPT) take_back(folder, &uploads->items[i]);
    }
}

void upload_forget(const char *directory, const char *stored_name) {
    if (!is_stored_name(stored_name)) return;
    CLEANUP_FD int top = open_folder(AT_FDCWD, directory);
    CLEANUP_FD int first = top < 0 ? -1 : open_inner(top, stored_name, false);
    CLEANUP_FD int second = first < 0 ? -1 : open_inner(first, stored_name + 2, false);
    if (second >= 0) (void)unlinkat(second, stored_name, 0);
}

void uploads_end(struct uploads *uploads) {
    for (size_t i = 0; i < uploads->count; i++) {
        struct upload *upload = &uploads->items[i];
        if (upload->state != UPLOAD_PENDING || !upload->pending_name) continue;
        remove_pending(uploads->directory, upload->pending_name);
        upload->state = UPLOAD_GONE;
    }
}

static void stream_closep(DIR **stream) {
    if (*stream) (void)closedir(*stream);
}

/* The entries of an open folder; the caller's descriptor stays open. */
static DIR *entries_of(int folder) {
    int copy = folder < 0 ? -1 : dup(folder);
    DIR *stream = copy < 0 ? NULL : fdopendir(copy);
    if (!stream && copy >= 0) (void)close(copy);
    return stream;
}

static bool is_older(int folder, const char *name, instant before) {
    struct stat status;
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) && status.st_mtim.tv_sec < before;
}

size_t uploads_purge(const char *directory, instant now) {
    CLEANUP_FD int top = open_folder(AT_FDCWD, directory);
    CLEANUP_FD int pending = top < 0 ? -1 : open_folder(top, "pending");
    CLEANUP(stream_closep) DIR *stream = entries_of(pending);
    size_t removed = 0;
    for (const struct dirent *entry; stream && (entry = readdir(stream));) {
        if (!is_older(pending, entry->d_name, now - UPLOAD_HOLD_SECONDS)) continue;
        if (unlinkat(pending, entry->d_name, 0) == 0) removed++;
    }
    return removed;
}

struct sweep {
    instant before;
    upload_is_named *is_named;
    void *context;
    size_t removed;
};

static void sweep_inner(struct sweep *sweep, int folder) {
    CLEANUP(stream_closep) DIR *stream = entries_of(folder);
    for (const struct dirent *entry; stream && (entry = readdir(stream));) {
        bool is_ours = is_stored_name(entry->d_name) && is_older(folder, entry->d_name, sweep->before);
        if (!is_ours || sweep->is_named(sweep->context, entry->d_name)) continue;
        if (unlinkat(folder, entry->d_name, 0) == 0) sweep->removed++;
    }
}

static bool is_digits(const char *name) {
    return strlen(name) == 2 && strspn(name, "0123456789abcdef") == 2;
}

size_t uploads_sweep(const char *directory, instant now, upload_is_named *is_named, void *context) {
    /* a kept file's time is its day's first second: one day for that, one for whoever still writes the row */
    struct sweep sweep = { now - 2 * DAY_SECONDS, is_named, context, 0 };
    CLEANUP_FD int top = open_folder(AT_FDCWD, directory);
    CLEANUP(stream_closep) DIR *outer = entries_of(top);
    for (const struct dirent *first; outer && (first = readdir(outer));) {
        CLEANUP_FD int middle = is_digits(first->d_name) ? open_folder(top, first->d_name) : -1;
        CLEANUP(stream_closep) DIR *inner = entries_of(middle);
        for (const struct dirent *second; inner && (second = readdir(inner));) {
            CLEANUP_FD int folder = is_digits(second->d_name) ? open_folder(middle, second->d_name) : -1;
            sweep_inner(&sweep, folder);
        }
    }
    return sweep.removed;
}

/* ---- reading ---- */

int upload_open_pending(struct arena *arena, const struct uploads *uploads, const struct upload *upload) {
    if (!upload->pending_name) return -1;
    return open(arena_format(arena, "%s/pending/%s", uploads->directory, upload->pending_name), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

int upload_open(const char *directory, const char *stored_name) {
    if (!is_stored_name(stored_name)) return -1;
    CLEANUP_FD int top = open_folder(AT_FDCWD, directory);
    CLEANUP_FD int first = top < 0 ? -1 : open_inner(top, stored_name, false);
    CLEANUP_FD int second = first < 0 ? -1 : open_inner(first, stored_name + 2, false);
    return second < 0 ? -1 : openat(second, stored_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}
