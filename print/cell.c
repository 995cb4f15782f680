/* Scope: seccomp filter and limits of the print helper. */
#include "print/cell.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "lib/base/cleanup.h"

#define WALL_SECONDS 60 /* the machine may be busy, so three times the processor time; then SIGALRM ends it */

/* A sanitizer makes calls of its own, which change with its version: there only what is never right is closed. */
#ifdef __SANITIZE_ADDRESS__
#define OTHERWISE SCMP_ACT_ALLOW
#else
#define OTHERWISE SCMP_ACT_KILL_PROCESS
#endif

static const int NEVER[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2), SCMP_SYS(socket), SCMP_SYS(connect),
    SCMP_SYS(bind), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
};

/* What drawing in memory needs, with GLib's and Rust's locks; memory that can be executed is not among it. */
static const int ALLOWED[] = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(close), SCMP_SYS(brk),
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(getrandom), SCMP_SYS(futex), SCMP_SYS(clock_gettime),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(exit), SCMP_SYS(exit_group),
    /* pango looks fonts up in threads, and fontconfig looks whether their files are still there */
    SCMP_SYS(access),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(gettid), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
};

static void filter_release(scmp_filter_ctx *filter) {
    if (*filter) seccomp_release(*filter);
}

static int add(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count) {
    for (size_t i = 0; i < count; i++) {
        int failure = seccomp_rule_add(filter, action, calls[i], 0);
        if (failure) return failure;
    }
    return 0;
}

/* Calls allowed with one kind of argument: no memory that can be executed, no clone that is a process of its own; clone3 hides
 * its flags from a filter, and libraries fall back to clone. */
static int add_narrow(scmp_filter_ctx filter) {
    static const struct {
        int call;
        uint32_t action;
        unsigned count;
        struct scmp_arg_cmp argument;
    } RULES[] = {
        { SCMP_SYS(mmap), SCMP_ACT_ALLOW, 1, SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) },
        { SCMP_SYS(mprotect), SCMP_ACT_ALLOW, 1, SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) },
        { SCMP_SYS(clone), SCMP_ACT_ALLOW, 1, SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD) },
        { SCMP_SYS(prctl), SCMP_ACT_ALLOW, 1, SCMP_A0_64(SCMP_CMP_EQ, PR_SET_NAME) },
        { SCMP_SYS(clone3), SCMP_ACT_ERRNO(ENOSYS), 0, { 0 } },
    };
    int failure = 0;
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES && !failure; i++)
        failure = seccomp_rule_add_array(filter, RULES[i].action, RULES[i].call, RULES[i].count, &RULES[i].argument);
    return failure;
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool close_calls(void) {
    CLEANUP(filter_release) scmp_filter_ctx filter = seccomp_init(OTHERWISE);
    int failure = filter ? 0 : -ENOMEM;
    if (OTHERWISE != SCMP_ACT_KILL_PROCESS && !failure) failure = add(filter, SCMP_ACT_KILL_PROCESS, NEVER, COUNT(NEVER));
    if (OTHERWISE != SCMP_ACT_ALLOW && !failure) failure = add(filter, SCMP_ACT_ALLOW, ALLOWED, COUNT(ALLOWED));
    if (OTHERWISE != SCMP_ACT_ALLOW && !failure) failure = add_narrow(filter);
    return !failure && seccomp_load(filter) == 0;
}

static bool limit(int resource, rlim_t most) {
    struct rlimit now;
    if (getrlimit(resource, &now) == 0 && now.rlim_max < most) return true; /* a narrower one of our starter stays */
    struct rlimit limit = { most, most };
    return setrlimit(resource, &limit) == 0;
}

bool cell_close(void) {
    (void)alarm(WALL_SECONDS);
    bool is_set = limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, CELL_SECONDS) && limit(RLIMIT_NOFILE, 0) &&
                  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
#ifndef __SANITIZE_ADDRESS__ /* its shadow memory is terabytes of address space */
    is_set = is_set && limit(RLIMIT_AS, CELL_MEMORY);
#endif
    return is_set && close_calls();
}
