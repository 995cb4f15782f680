/* Facts about the sandbox: what a closed worker can still do and what it cannot. Each try runs in a child of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/web/sandbox.h"

#define KILLED (-1)

static char folder[] = "/tmp/loket-sandbox-XXXXXX", beside[] = "/tmp/loket-sandbox-XXXXXX";

/* FOLDER stays open; of BESIDE only "one" does, not "other". */
static const char *in_beside(const char *name) {
    static char path[64];
    (void)snprintf(path, sizeof path, "%s/%s", beside, name);
    return path;
}

static int make_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder) || !mkdtemp(beside)) return -1;
    return close(creat(in_beside("one"), 0600)) | close(creat(in_beside("other"), 0600));
}

static int remove_folder(void **state) {
    (void)state;
    return unlink(in_beside("one")) | unlink(in_beside("other")) | rmdir(beside) | rmdir(folder);
}

/* Runs ATTEMPT in a child inside the sandbox: the errno it ended with, 0 when it worked, KILLED when it was stopped. */
static int outcome(int (*attempt)(void)) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct arena *arena = arena_new();
        struct sandbox sandbox = { .folders = { folder }, .folder_count = 1, .files = { in_beside("one") }, .file_count = 1 };
        const char *message;
        if (sandbox_enter(arena, &sandbox, &message) != DONE) _exit(255);
        errno = 0;
        _exit(attempt() < 0 ? errno : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status)) {
        assert_int_equal(WTERMSIG(status), SIGSYS);
        return KILLED;
    }
    return WEXITSTATUS(status);
}

static int read_outside(void) {
    return open("/etc/passwd", O_RDONLY);
}

static int write_outside(void) {
    return open("/tmp/loket-sandbox-outside", O_CREAT | O_WRONLY, 0600);
}

static int list_outside(void) {
    return open("/etc", O_RDONLY | O_DIRECTORY);
}

static int open_file(void) {
    int file = open(in_beside("one"), O_RDWR);
    return file >= 0 && write(file, "x", 1) == 1 ? ftruncate(file, 0) : -1;
}

static int file_beside(void) {
    return open(in_beside("other"), O_RDONLY);
}

static int new_file_beside(void) {
    return open(in_beside("new"), O_RDWR | O_CREAT, 0600);
}

static int exec(void) {
    char *const arguments[] = { (char[]){ "sh" }, NULL };
    return execv("/bin/sh", arguments);
}

static int network(void) {
    return socket(AF_INET, SOCK_STREAM, 0);
}

static int network_six(void) {
    return socket(AF_INET6, SOCK_DGRAM, 0);
}

static int local_socket(void) {
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int connect_out(void) {
    struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/run/x" };
    return connect(0, (const struct sockaddr *)&address, sizeof address);
}

static int read_memory(void) {
    return (int)syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0);
}

static int new_namespace(void) {
    return (int)syscall(SYS_unshare, 0);
}

static int use_folder(void) {
    char path[64], other[64], inner[64];
    (void)snprintf(path, sizeof path, "%s/a", folder);
    (void)snprintf(inner, sizeof inner, "%s/d", folder);
    (void)snprintf(other, sizeof other, "%s/d/b", folder);
    int file = open(path, O_CREAT | O_RDWR | O_EXCL, 0600);
    bool works = file >= 0 && write(file, "x", 1) == 1 && ftruncate(file, 0) == 0 && fsync(file) == 0 &&
                 mkdir(inner, 0700) == 0 && rename(path, other) == 0 && unlink(other) == 0;
    return works && unlinkat(AT_FDCWD, inner, AT_REMOVEDIR) != 0 && errno == EACCES ? 0 : -1;
}

static const struct {
    const char *what;
    int (*attempt)(void);
    int outcome;
} TRIES[] = {
    { "read a file outside", read_outside, EACCES },
    { "write a file outside", write_outside, EACCES },
    { "list a folder outside", list_outside, EACCES },
    { "use its own file", open_file, 0 },
    { "read the file beside it", file_beside, EACCES },
    { "make a file beside it", new_file_beside, EACCES },
    { "exec", exec, KILLED },
    { "network", network, KILLED },
    { "network, version 6", network_six, KILLED },
    { "local socket", local_socket, EPERM },
    { "connect", connect_out, KILLED },
    { "read another process", read_memory, KILLED },
    { "unshare", new_namespace, KILLED },
    { "use its own folder", use_folder, 0 },
};

static void a_closed_worker_keeps_its_folder_and_nothing_else(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof TRIES / sizeof *TRIES; i++) {
        int found = outcome(TRIES[i].attempt);
        if (found != TRIES[i].outcome) print_error("%s: %d\n", TRIES[i].what, found);
        assert_int_equal(found, TRIES[i].outcome);
        char inner[64];
        (void)snprintf(inner, sizeof inner, "%s/d", folder);
        (void)rmdir(inner);
    }
}

#ifndef __SANITIZE_ADDRESS__
static int unknown_call(void) {
    return (int)syscall(9999);
}

static int unneeded_call(void) {
    return (int)syscall(SYS_personality, 0xffffffffUL);
}

static int trace(void) {
    return (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static void a_call_nobody_needs_is_not_there(void **state) {
    (void)state;
    assert_int_equal(outcome(unknown_call), ENOSYS);
    assert_int_equal(outcome(unneeded_call), ENOSYS);
    assert_int_equal(outcome(trace), KILLED);
}
#endif

static void the_self_test_proves_the_sandbox(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct sandbox closed = { .folders = { folder }, .folder_count = 1 };
    struct sandbox missing = { .folders = { "/nowhere" }, .folder_count = 1 };
    /* a file, because the whole of / passes the check of folders for root alone */
    struct sandbox too_open = { .folders = { folder }, .folder_count = 1, .files = { "/bin/true" }, .file_count = 1 };
    const char *message = NULL;
    assert_int_equal(sandbox_self_test(arena, &closed, &message), DONE);
    assert_int_equal(sandbox_self_test(arena, &missing, &message), REFUSED_ABSENT);
    assert_string_equal(message, "/nowhere: No such file or directory");
    assert_int_equal(sandbox_self_test(arena, &too_open, &message), FAILED_INTERNAL);
    assert_string_equal(message, "the sandbox does not hold: a file outside was possible");
    arena_free(arena);
}

static void a_sender_may_connect_and_still_neither_listen_nor_run_anything(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct sandbox sender = { .readable = { "/etc", "/nowhere" }, .readable_count = 2, .has_network = true };
    struct sandbox too_open = { .readable = { "/usr/bin" }, .readable_count = 1, .has_network = true };
    const char *message = NULL;
    assert_int_equal(sandbox_self_test(arena, &sender, &message), DONE);
    assert_int_equal(sandbox_self_test(arena, &too_open, &message), FAILED_INTERNAL);
    assert_string_equal(message, "the sandbox does not hold: a file outside was possible");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_closed_worker_keeps_its_folder_and_nothing_else),
#ifndef __SANITIZE_ADDRESS__
        cmocka_unit_test(a_call_nobody_needs_is_not_there),
#endif
        cmocka_unit_test(the_self_test_proves_the_sandbox),
        cmocka_unit_test(a_sender_may_connect_and_still_neither_listen_nor_run_anything),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
