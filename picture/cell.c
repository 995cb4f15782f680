/* Scope: seccomp filters and limits of the picture helper. */
#include "picture/cell.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "lib/base/cleanup.h"
#include "lib/web/upload.h"

#define CHILD_SECONDS 5                                /* of processor time; stops a picture made to be slow */
#define CHILD_MEMORY ((rlim_t)448 * 1024 * 1024)       /* address space: the largest accepted picture in its worst form */

/* A sanitizer makes calls of its own, which change with its version: there only what is never right is closed. */
#ifdef __SANITIZE_ADDRESS__
#define OTHERWISE_KEEPER SCMP_ACT_ALLOW
#define OTHERWISE_CHILD SCMP_ACT_ALLOW
#else
#define OTHERWISE_KEEPER SCMP_ACT_ERRNO(ENOSYS) /* libraries fall back from that */
#define OTHERWISE_CHILD SCMP_ACT_KILL_PROCESS
#endif

static const int NEVER[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2), SCMP_SYS(socket), SCMP_SYS(connect),
    SCMP_SYS(bind), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
};

/* What decoding and encoding over stdio needs; memory that can be executed is not among it (add_narrow). */
static const int OF_BOTH[] = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(close), SCMP_SYS(brk),
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(getrandom), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit), SCMP_SYS(exit_group),
};

/* Orders, children, and closing a child further. */
static const int OF_KEEPER[] = {
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(clone), SCMP_SYS(wait4), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(getpid),
    SCMP_SYS(gettid), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(prlimit64), SCMP_SYS(prctl), SCMP_SYS(seccomp),
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

/* Calls allowed with one kind of argument: no memory that can be executed, and of a descriptor only how it was opened. */
static int add_narrow(scmp_filter_ctx filter) {
    int failure = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    return failure ? failure : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GETFL));
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool close_calls(uint32_t otherwise, const int *more, size_t more_count) {
    CLEANUP(filter_release) scmp_filter_ctx filter = seccomp_init(otherwise);
    int failure = filter ? 0 : -ENOMEM;
    if (otherwise != SCMP_ACT_KILL_PROCESS && !failure) failure = add(filter, SCMP_ACT_KILL_PROCESS, NEVER, COUNT(NEVER));
    if (otherwise != SCMP_ACT_ALLOW && !failure) failure = add(filter, SCMP_ACT_ALLOW, OF_BOTH, COUNT(OF_BOTH));
    if (otherwise != SCMP_ACT_ALLOW && !failure) failure = add(filter, SCMP_ACT_ALLOW, more, more_count);
    if (otherwise != SCMP_ACT_ALLOW && !failure) failure = add_narrow(filter);
    return !failure && seccomp_load(filter) == 0;
}

static bool limit(int resource, rlim_t most) {
    struct rlimit limit = { most, most };
    return setrlimit(resource, &limit) == 0;
}

bool cell_close_keeper(void) {
    (void)signal(SIGXFSZ, SIG_IGN); /* a child's write over its limit fails instead */
    bool is_set = limit(RLIMIT_CORE, 0) && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
#ifndef __SANITIZE_ADDRESS__ /* its leak check traces the process */
    is_set = is_set && prctl(PR_SET_DUMPABLE, 0) == 0;
#endif
    return is_set && close_calls(OTHERWISE_KEEPER, OF_KEEPER, COUNT(OF_KEEPER));
}

bool cell_close_child(void) {
    bool is_set = limit(RLIMIT_CPU, CHILD_SECONDS) && limit(RLIMIT_FSIZE, UPLOAD_LARGEST) && limit(RLIMIT_NOFILE, 0);
#ifndef __SANITIZE_ADDRESS__ /* its shadow memory is terabytes of address space */
    is_set = is_set && limit(RLIMIT_AS, CHILD_MEMORY);
#endif
    return is_set && close_calls(OTHERWISE_CHILD, NULL, 0);
}
