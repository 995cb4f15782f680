/* Scope: starting a program with files in memory as its three streams. */
#include "lib/base/child.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/child_parts.h"
#include "lib/base/cleanup.h"

#define MESSAGE_LONGEST 300
#define STREAMS 3

const char *child_beside(struct arena *arena, const char *name) {
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length < 0) return name;
    path[length] = '\0';
    const char *slash = strrchr(path, '/');
    return arena_format(arena, "%.*s/%s", slash ? (int)(slash - path) : 0, path, name);
}

/* ---- the three streams ---- */

static bool fill(int file, const char *bytes, size_t length) {
    for (size_t put = 0; put < length;) {
        ssize_t now = write(file, bytes + put, length - put);
        if (now <= 0) return false;
        put += (size_t)now;
    }
    return lseek(file, 0, SEEK_SET) == 0;
}

static enum result take(struct arena *arena, int file, const char **ret, size_t *ret_length) {
    struct stat facts;
    if (fstat(file, &facts) != 0) return FAILED_UNAVAILABLE;
    if (facts.st_size > (off_t)CHILD_BYTES_MOST) return REFUSED_TOO_LARGE;
    size_t length = (size_t)facts.st_size;
    char *bytes = arena_alloc(arena, length + 1);
    for (size_t got = 0; got < length;) {
        ssize_t now = pread(file, bytes + got, length - got, (off_t)got);
        if (now <= 0) return FAILED_UNAVAILABLE;
        got += (size_t)now;
    }
    *ret = bytes;
    *ret_length = length;
    return DONE;
}

static enum result take_message(struct arena *arena, int file, const char **ret) {
    size_t length;
    enum result result = take(arena, file, ret, &length);
    if (result != DONE) return result;
    size_t line = strcspn(*ret, "\n");
    *ret = arena_copy(arena, *ret, line < MESSAGE_LONGEST ? line : MESSAGE_LONGEST);
    return DONE;
}

/* ---- the child ---- */

static pid_t start(const struct child_order *order, const int streams[STREAMS]) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    char *arguments[CHILD_ARGUMENTS_MOST + 2] = { (char *)(uintptr_t)order->program }, *environment[] = { NULL };
    for (size_t i = 0; i < CHILD_ARGUMENTS_MOST && order->arguments[i]; i++) arguments[i + 1] = (char *)(uintptr_t)order->arguments[i];
    (void)sigemptyset(&none);
    (void)posix_spawn_file_actions_init(&files);
    (void)posix_spawnattr_init(&attributes);
    int failure = 0;
    for (int i = 0; i < STREAMS && !failure; i++) failure = posix_spawn_file_actions_adddup2(&files, streams[i], i);
    if (!failure) failure = posix_spawnattr_setsigmask(&attributes, &none);
    if (!failure) failure = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = -1;
    if (!failure) failure = posix_spawn(&child, order->program, &files, &attributes, arguments, environment);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&files);
    return failure ? -1 : child;
}

static int status_of(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

enum result child_start_here(struct arena *arena, const struct child_order *order, struct child_answer *ret) {
    if (order->length > CHILD_BYTES_MOST) return REFUSED_TOO_LARGE;
    CLEANUP_FD int in = memfd_create("in", MFD_CLOEXEC);
    CLEANUP_FD int out = memfd_create("out", MFD_CLOEXEC);
    CLEANUP_FD int said = memfd_create("said", MFD_CLOEXEC);
    if (in < 0 || out < 0 || said < 0 || !fill(in, order->bytes, order->length)) return FAILED_UNAVAILABLE;
    pid_t child = start(order, (const int[STREAMS]){ in, out, said });
    if (child < 0) return REFUSED_ABSENT;
    ret->status = status_of(child);
    enum result result = take(arena, out, &ret->bytes, &ret->length);
    return result == DONE ? take_message(arena, said, &ret->message) : result;
}

enum result child_run(struct arena *arena, const struct child_order *order, struct child_answer *ret) {
    *ret = (struct child_answer){ .bytes = "", .message = "" };
    return child_keeper_is_there() ? child_keeper_ask(arena, order, ret) : child_start_here(arena, order, ret);
}
