/* Scope: copying, hashing and naming files durably. */
#include "lib/store/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"

#define BLOCK 65536

static const char *folder_of(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

bool file_make_folders(struct arena *arena, const char *path) {
    struct stat status;
    if (stat(path, &status) == 0) return S_ISDIR(status.st_mode);
    if (!file_make_folders(arena, folder_of(arena, path))) return false;
    return (mkdir(path, 0700) == 0 || errno == EEXIST) && file_sync_folder(arena, path);
}

bool file_sync_folder(struct arena *arena, const char *path) {
    CLEANUP_FD int fd = open(folder_of(arena, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd >= 0 && fsync(fd) == 0;
}

static bool write_all(int fd, const unsigned char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

static bool copy_bytes(int from, int to) {
    unsigned char block[BLOCK];
    ssize_t length;
    while ((length = read(from, block, sizeof block)) > 0) {
        if (!write_all(to, block, (size_t)length)) return false;
    }
    return length == 0 && fsync(to) == 0;
}

bool file_copy(struct arena *arena, const char *from, const char *path) {
    const char *copying = arena_format(arena, "%s.copying", path);
    if (!file_make_folders(arena, folder_of(arena, path))) return false;
    CLEANUP_FD int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (in < 0) return false;
    CLEANUP_FD int out = open(copying, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (out < 0) return false;
    if (copy_bytes(in, out) && rename(copying, path) == 0) return file_sync_folder(arena, path);
    int reason = errno;
    (void)unlink(copying);
    errno = reason;
    return false;
}

bool file_hash(const char *path, uint8_t out[static 32]) {
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return false;
    crypto_hash_sha256_state state;
    (void)crypto_hash_sha256_init(&state);
    unsigned char block[BLOCK];
    ssize_t length;
    while ((length = read(fd, block, sizeof block)) > 0) (void)crypto_hash_sha256_update(&state, block, (size_t)length);
    (void)crypto_hash_sha256_final(&state, out);
    return length == 0;
}

bool file_write(struct arena *arena, const char *path, const char *text) {
    CLEANUP_FD int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    return write_all(fd, (const unsigned char *)text, strlen(text)) && fsync(fd) == 0 && file_sync_folder(arena, path);
}

bool file_is_empty_folder(const char *directory) {
    DIR *folder = opendir(directory);
    if (!folder) return errno == ENOENT;
    int entries = 0;
    while (readdir(folder)) entries++;
    (void)closedir(folder);
    return entries <= 2; /* "." and ".." */
}
