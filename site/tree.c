/* Scope: thin wrappers over the *at system calls. */
#include "site/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"

#define FILE_MODE 0644
#define FOLDER_MODE 0755
#define PIECE ((size_t)64 * 1024) /* bytes read back at a time */
#define DEEPEST 32 /* folders below each other; stops a removal from running along a looped mount */

int tree_open_folder(int folder, const char *name) {
    return openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

enum result tree_make_folder(int folder, const char *name) {
    if (mkdirat(folder, name, FOLDER_MODE) == 0) return DONE;
    return errno == EEXIST ? DONE : FAILED_UNAVAILABLE;
}

static enum result make_parents(int folder, const char *path) {
    char parent[PATH_MAX];
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        size_t length = (size_t)(slash - path);
        if (length >= sizeof parent) return FAILED_INTERNAL;
        memcpy(parent, path, length);
        parent[length] = '\0';
        enum result result = tree_make_folder(folder, parent);
        if (result != DONE) return result;
    }
    return DONE;
}

static int create(int folder, const char *path) {
    return openat(folder, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
}

FILE *tree_create(int folder, const char *path) {
    CLEANUP_FD int fd = create(folder, path);
    if (fd < 0 && errno == ENOENT && make_parents(folder, path) == DONE) fd = create(folder, path);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (file) (void)take_fd(&fd);
    return file;
}

FILE *tree_open(int folder, const char *path, size_t largest) {
    CLEANUP_FD int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat status;
    bool is_plain = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && (uint64_t)status.st_size <= largest;
    FILE *file = is_plain ? fdopen(fd, "r") : NULL;
    if (file) (void)take_fd(&fd);
    return file;
}

static bool write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* True when FD holds exactly BYTES; else errno is EIO. */
static bool holds(int fd, const char *bytes, size_t length) {
    static char piece[PIECE];
    for (size_t done = 0;;) {
        ssize_t got = pread(fd, piece, sizeof piece, (off_t)done);
        if (got < 0 && errno == EINTR) continue;
        if (got == 0 && done == length) return true;
        bool is_same = got > 0 && (size_t)got <= length - done && memcmp(piece, bytes + done, (size_t)got) == 0;
        if (!is_same) {
            errno = EIO;
            return false;
        }
        done += (size_t)got;
        if (done == length && (size_t)got < sizeof piece) return true; /* less than asked for: nothing is behind it */
    }
}

enum result tree_write(int folder, const char *path, const char *bytes, size_t length) {
    CLEANUP_FD int fd = create(folder, path);
    if (fd < 0 && errno == ENOENT && make_parents(folder, path) == DONE) fd = create(folder, path);
    return fd >= 0 && write_all(fd, bytes, length) && holds(fd, bytes, length) ? DONE : FAILED_UNAVAILABLE;
}

enum result tree_link(int from, int to, const char *path) {
    if (linkat(from, path, to, path, 0) == 0) return DONE;
    if (errno != ENOENT || make_parents(to, path) != DONE) return FAILED_UNAVAILABLE;
    return linkat(from, path, to, path, 0) == 0 ? DONE : FAILED_UNAVAILABLE;
}

enum result tree_read(struct arena *arena, int folder, const char *path, size_t largest, char **ret,
                      size_t *ret_length) {
    CLEANUP_FD int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat status;
    if (fd < 0) return errno == ENOENT ? REFUSED_ABSENT : FAILED_UNAVAILABLE;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return FAILED_UNAVAILABLE;
    if ((size_t)status.st_size > largest) return REFUSED_TOO_LARGE;
    size_t length = 0, wanted = (size_t)status.st_size;
    char *bytes = arena_alloc(arena, wanted + 1);
    while (length < wanted) {
        ssize_t got = read(fd, bytes + length, wanted - length);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return FAILED_UNAVAILABLE;
        length += (size_t)got;
    }
    *ret = bytes;
    *ret_length = length;
    return DONE;
}

static enum result remove_below(int folder, const char *name, unsigned depth);

static enum result empty_folder(int fd, unsigned depth) {
    CLEANUP_DIR DIR *stream = fdopendir(fd);
    if (!stream) {
        (void)close(fd);
        return FAILED_UNAVAILABLE;
    }
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(stream);
        if (!entry) return errno == 0 ? DONE : FAILED_UNAVAILABLE;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        enum result result = remove_below(dirfd(stream), entry->d_name, depth + 1);
        if (result != DONE) return result;
    }
}

static enum result remove_below(int folder, const char *name, unsigned depth) {
    if (unlinkat(folder, name, 0) == 0 || errno == ENOENT) return DONE;
    if (errno != EISDIR || depth > DEEPEST) return FAILED_UNAVAILABLE;
    int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return FAILED_UNAVAILABLE;
    enum result result = empty_folder(fd, depth);
    if (result != DONE) return result;
    return unlinkat(folder, name, AT_REMOVEDIR) == 0 ? DONE : FAILED_UNAVAILABLE;
}

enum result tree_remove(int folder, const char *name) {
    return remove_below(folder, name, 0);
}
