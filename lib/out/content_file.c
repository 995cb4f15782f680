/* Scope: reading and writing one file of the office's own pages. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/out/content_parts.h"

enum result content_reason(int error) {
    if (error == ENOENT) return REFUSED_ABSENT;
    return error == ELOOP || error == ENXIO || error == EISDIR ? REFUSED_TYPE : FAILED_UNAVAILABLE;
}

static enum result read_all(struct arena *arena, int file, size_t size, char **ret, size_t *ret_length) {
    char *bytes = arena_alloc(arena, size + 1);
    size_t length = 0;
    while (length < size) {
        ssize_t got = read(file, bytes + length, size - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return FAILED_UNAVAILABLE;
        if (got == 0) break;
        length += (size_t)got;
    }
    bytes[length] = '\0';
    *ret = bytes;
    *ret_length = length;
    return DONE;
}

/* Every folder on the way is opened by itself, so that none of them is a link to elsewhere. A pipe does not make us wait. */
enum result content_read_file(struct arena *arena, const char *folder, const char *file, size_t largest, char **ret, size_t *ret_length) {
    const char *slash = strchr(file, '/'), *name = slash ? slash + 1 : file;
    const char *below = slash ? arena_copy(arena, file, (size_t)(slash - file)) : ".";
    CLEANUP_FD int top = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (top < 0) return content_reason(errno);
    CLEANUP_FD int inner = openat(top, below, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (inner < 0) return content_reason(errno);
    CLEANUP_FD int opened = openat(inner, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (opened < 0) return content_reason(errno);
    struct stat status;
    if (fstat(opened, &status) != 0) return FAILED_UNAVAILABLE;
    if (!S_ISREG(status.st_mode)) return REFUSED_TYPE;
    if (status.st_size < 0 || (size_t)status.st_size > largest) return REFUSED_TOO_LARGE;
    return read_all(arena, opened, (size_t)status.st_size, ret, ret_length);
}

static bool write_all(int file, const char *bytes, size_t length) {
    for (size_t done = 0; done < length;) {
        ssize_t put = write(file, bytes + done, length - done);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        done += (size_t)put;
    }
    return true;
}

/* The name begins with a dot: a build that runs meanwhile leaves it alone, and so does one after a power cut. */
enum result content_write_file(struct arena *arena, const char *folder, const char *file, const char *bytes, size_t length) {
    const char *slash = strchr(file, '/'), *name = slash ? slash + 1 : file;
    const char *below = slash ? arena_copy(arena, file, (size_t)(slash - file)) : ".";
    const char *next = arena_format(arena, ".%s.baru", name);
    CLEANUP_FD int top = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (top >= 0 && slash) (void)mkdirat(top, below, 0755); /* mostly there */
    CLEANUP_FD int inner = top < 0 ? -1 : openat(top, below, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (inner < 0) return FAILED_UNAVAILABLE;
    (void)unlinkat(inner, next, 0);
    CLEANUP_FD int opened = openat(inner, next, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (opened < 0) return FAILED_UNAVAILABLE;
    bool is_stored = write_all(opened, bytes, length) && fsync(opened) == 0 && renameat(inner, next, inner, name) == 0 && fsync(inner) == 0;
    if (!is_stored) (void)unlinkat(inner, next, 0);
    return is_stored ? DONE : FAILED_UNAVAILABLE;
}
