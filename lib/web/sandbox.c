/* Scope: closing the worker. Landlock takes away the file system but for the named folders, seccomp the system calls
 * nobody needs. A call that can only mean an attack ends the process; an unknown one fails with ENOSYS, because libraries
 * fall back from that and break on EPERM (opencontainers/runc #2750, moby #42680). */
#include "lib/web/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/cleanup.h"

/* The leak check at the end of a sanitized program traces its own threads and reads /proc; other calls of the sanitizer
 * change with its version. Such a build therefore keeps these ways open; what kills still does. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#endif

/* Rights newer than Debian 12's headers; a kernel that does not know them gets a mask without (see handled_rights). */
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13) /* ABI 2: rename between folders */
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14) /* ABI 3 */
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1ULL << 15) /* ABI 5 */
#endif

#define RIGHTS_OF_ABI_1 ((1ULL << 13) - 1)

/* What a worker does in its folders: SQLite's files, uploads, their folders. Never execute, never devices or sockets. */
#define RIGHTS_ALLOWED                                                                                              \
    (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_WRITE_FILE |                   \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR |                   \
     LANDLOCK_ACCESS_FS_REFER | LANDLOCK_ACCESS_FS_TRUNCATE)
#define RIGHTS_TO_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define RIGHTS_OF_FILE (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE)

/* ---- Landlock ---- */

static int landlock_abi(void) {
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static uint64_t handled_rights(int abi) {
    uint64_t rights = RIGHTS_OF_ABI_1;
    if (abi >= 2) rights |= LANDLOCK_ACCESS_FS_REFER;
    if (abi >= 3) rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
    if (abi >= 5) rights |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
    return rights;
}

static bool allow(int ruleset, const char *path, uint64_t rights) {
    CLEANUP_FD int fd = open(path, O_PATH | O_CLOEXEC);
    struct landlock_path_beneath_attr rule = { .allowed_access = rights, .parent_fd = fd };
    return fd >= 0 && syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

/* Returns the first path that cannot be allowed, NULL when all are. */
static const char *allow_paths(int ruleset, const struct sandbox *sandbox, uint64_t handled) {
    for (size_t i = 0; i < sandbox->folder_count; i++)
        if (!allow(ruleset, sandbox->folders[i], RIGHTS_ALLOWED & handled)) return sandbox->folders[i];
    for (size_t i = 0; i < sandbox->file_count; i++)
        if (!allow(ruleset, sandbox->files[i], RIGHTS_OF_FILE & handled)) return sandbox->files[i];
    for (size_t i = 0; i < sandbox->readable_count; i++) (void)allow(ruleset, sandbox->readable[i], RIGHTS_TO_READ);
#ifdef SANITIZED
    (void)allow(ruleset, "/proc", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR);
#endif
    return NULL;
}

static enum result restrict_files(struct arena *arena, const struct sandbox *sandbox, const char **ret_message) {
    int abi = landlock_abi();
    /* ABI 1 cannot allow a rename between folders, which is how an upload is kept: better none than a broken one */
    if (abi < 2) {
        *ret_message = arena_format(arena, "the kernel has no Landlock (ABI %d): files are not restricted", abi);
        return DONE;
    }
    struct landlock_ruleset_attr attributes = { .handled_access_fs = handled_rights(abi) };
    CLEANUP_FD int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    const char *missing = ruleset < 0 ? NULL : allow_paths(ruleset, sandbox, attributes.handled_access_fs);
    if (missing) {
        *ret_message = arena_format(arena, "%s: %s", missing, strerror(errno));
        return REFUSED_ABSENT;
    }
    if (ruleset >= 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0) return DONE;
    *ret_message = arena_format(arena, "Landlock: %s", strerror(errno));
    return FAILED_INTERNAL;
}

/* ---- seccomp ---- */

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Calls that end the process: a worker makes none of them, a taken-over one would. */
static const int DEADLY[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(listen), SCMP_SYS(mount),
    SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(setns), SCMP_SYS(unshare), SCMP_SYS(bpf),
    SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load),
    SCMP_SYS(open_by_handle_at), SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd), SCMP_SYS(perf_event_open),
#ifndef SANITIZED
    SCMP_SYS(ptrace),
#endif
};

/* As deadly for a program that has no business in the network. */
static const int DEADLY_WITHOUT_NETWORK[] = { SCMP_SYS(connect), SCMP_SYS(bind) };

/* What glibc's resolver and libcurl use besides; names are looked up in a thread, and by way of netlink, which binds. */
static const int HARMLESS_IN_NETWORK[] = {
    SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(socketpair), SCMP_SYS(sendmmsg), SCMP_SYS(recvmmsg),
    SCMP_SYS(ioctl), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(eventfd2), SCMP_SYS(clone), SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq), SCMP_SYS(rt_sigtimedwait), SCMP_SYS(rt_sigpending), SCMP_SYS(sched_getaffinity), SCMP_SYS(arch_prctl),
};

/* What glibc, SQLite, libfcgi, libmagic and our own code use after the start. */
static const int HARMLESS[] = {
    /* files */
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64), SCMP_SYS(pwrite64),
    SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(stat), SCMP_SYS(fstat), SCMP_SYS(lstat),
    SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(getcwd), SCMP_SYS(getdents64), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(fsync), SCMP_SYS(fdatasync), SCMP_SYS(ftruncate), SCMP_SYS(fallocate), SCMP_SYS(flock), SCMP_SYS(fcntl),
    SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat), SCMP_SYS(fchmod), SCMP_SYS(fchown), SCMP_SYS(utimensat), SCMP_SYS(umask), SCMP_SYS(dup),
    SCMP_SYS(dup2), SCMP_SYS(dup3),
    /* the connection */
    SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(shutdown), SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg), SCMP_SYS(getsockopt), SCMP_SYS(setsockopt), SCMP_SYS(getsockname), SCMP_SYS(getpeername),
    SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6), SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl),
    SCMP_SYS(epoll_pwait),
    /* memory */
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(mprotect),
    SCMP_SYS(msync),
    /* time, signals, self */
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(alarm), SCMP_SYS(setitimer), SCMP_SYS(timer_settime), SCMP_SYS(timer_delete), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(restart_syscall), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid),
    SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrandom), SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(getrusage),
    SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(tgkill), SCMP_SYS(exit), SCMP_SYS(exit_group),
};

static void filter_release(scmp_filter_ctx *filter) {
    if (*filter) seccomp_release(*filter);
}

static int add_rules(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count) {
    for (size_t i = 0; i < count; i++) {
        int failure = seccomp_rule_add(filter, action, calls[i], 0);
        if (failure) return failure;
    }
    return 0;
}

/* A socket of any family but the local one is a way out of the machine; a local one stays without connect. */
static int add_socket_rules(scmp_filter_ctx filter) {
    int failure = seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_NE, AF_UNIX));
    return failure ? failure : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX));
}

static int add_network_rules(scmp_filter_ctx filter, bool has_network, bool allows_all) {
    if (has_network) return allows_all ? 0 : add_rules(filter, SCMP_ACT_ALLOW, HARMLESS_IN_NETWORK, COUNT(HARMLESS_IN_NETWORK));
    int failure = add_rules(filter, SCMP_ACT_KILL_PROCESS, DEADLY_WITHOUT_NETWORK, COUNT(DEADLY_WITHOUT_NETWORK));
    return failure ? failure : add_socket_rules(filter);
}

static enum result restrict_calls(struct arena *arena, bool has_network, const char **ret_message) {
#ifdef SANITIZED
    const uint32_t otherwise = SCMP_ACT_ALLOW;
#else
    const uint32_t otherwise = SCMP_ACT_ERRNO(ENOSYS);
#endif
    CLEANUP(filter_release) scmp_filter_ctx filter = seccomp_init(otherwise);
    int failure = filter ? seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) : -ENOMEM; /* a tree, not a list */
    if (!failure) failure = add_rules(filter, SCMP_ACT_KILL_PROCESS, DEADLY, COUNT(DEADLY));
    if (!failure && otherwise != SCMP_ACT_ALLOW) failure = add_rules(filter, SCMP_ACT_ALLOW, HARMLESS, COUNT(HARMLESS));
    if (!failure) failure = add_network_rules(filter, has_network, otherwise == SCMP_ACT_ALLOW);
    if (!failure) failure = seccomp_load(filter);
    if (!failure) return DONE;
    *ret_message = arena_format(arena, "seccomp: %s", strerror(-failure));
    return FAILED_INTERNAL;
}

enum result sandbox_enter(struct arena *arena, const struct sandbox *sandbox, const char **ret_message) {
    *ret_message = NULL;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        *ret_message = arena_format(arena, "no_new_privs: %s", strerror(errno));
        return FAILED_INTERNAL;
    }
    enum result result = restrict_files(arena, sandbox, ret_message);
    return result == DONE ? restrict_calls(arena, sandbox->has_network, ret_message) : result;
}

/* ---- proof ---- */

static void try_exec(void) {
    char *const arguments[] = { (char[]){ "true" }, NULL };
    (void)execv("/bin/true", arguments);
}

static void try_network(void) {
    (void)socket(AF_INET, SOCK_STREAM, 0);
}

static void try_connect(void) {
    (void)connect(STDIN_FILENO, NULL, 0);
}

static void try_listen(void) {
    (void)listen(STDIN_FILENO, 1);
}

static void try_file(void) {
    int file = open("/bin/true", O_RDONLY | O_CLOEXEC);
    if (file < 0 && errno == EACCES) raise(SIGSYS); /* told to the parent like the others */
}

static const struct {
    const char *what;
    void (*attempt)(void);
    bool needs_landlock, is_of_network;
} PROOFS[] = {
    { "an exec", try_exec, false, false },
    { "listening", try_listen, false, false },
    { "a network socket", try_network, false, true },
    { "a connection", try_connect, false, true },
    { "a file outside", try_file, true, false },
};

/* Returns NULL when the child was stopped in its attempt, else what went wrong. */
static const char *failure_of(struct arena *arena, const struct sandbox *sandbox, size_t proof) {
    pid_t child = fork();
    if (child < 0) return "no child for the proof";
    if (child == 0) {
        const char *message;
        (void)signal(SIGSYS, SIG_DFL);
        if (sandbox_enter(arena, sandbox, &message) != DONE) _exit(EXIT_FAILURE);
        PROOFS[proof].attempt();
        _exit(EXIT_SUCCESS);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) return NULL;
    bool was_inside = WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
    return was_inside ? arena_format(arena, "%s was possible", PROOFS[proof].what) : "it cannot be entered";
}

enum result sandbox_self_test(struct arena *arena, const struct sandbox *sandbox, const char **ret_message) {
    for (size_t i = 0; i < sandbox->folder_count; i++) {
        if (access(sandbox->folders[i], R_OK | W_OK | X_OK) == 0) continue;
        *ret_message = arena_format(arena, "%s: %s", sandbox->folders[i], strerror(errno));
        return REFUSED_ABSENT;
    }
    for (size_t i = 0; i < COUNT(PROOFS); i++) {
        if (PROOFS[i].needs_landlock && landlock_abi() < 2) continue;
        if (PROOFS[i].is_of_network && sandbox->has_network) continue;
        const char *failure = failure_of(arena, sandbox, i);
        if (!failure) continue;
        *ret_message = arena_format(arena, "the sandbox does not hold: %s", failure);
        return FAILED_INTERNAL;
    }
    return DONE;
}
