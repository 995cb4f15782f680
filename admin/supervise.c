/* Scope: starting, watching and stopping the processes of one office. One loop waits for a signal or for the next moment
 * a dead process may start again; there is no busy waiting and no handler: every signal is taken by sigtimedwait. */
#include "admin/supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/base/log.h"

#define BACKLOG 511             /* visitors that may wait for a worker; more are told 502 */
#define READY_STEP 20           /* milliseconds between two questions whether all is ready */
#define PAUSE_FIRST 100         /* milliseconds before the second start of a process that dies young */
#define PAUSE_LONGEST 5000
#define HEALTHY_AGE 10000       /* milliseconds; older processes restart at once */
#define PATIENCE 5000           /* milliseconds a stopping service may take before it is killed */

struct child {
    const struct service *service;
    pid_t pid;          /* 0 while not running */
    int64_t started;    /* milliseconds of the monotonic clock */
    int64_t start_at;   /* when it may start again */
    int64_t pause;      /* the pause after its next early death */
};

struct run {
    const struct supervision *supervision;
    struct child *children;
    size_t child_count;
    sigset_t signals, before; /* the signals waited for; the mask the children get back */
    bool is_ready, failed;
};

static int64_t now_in_milliseconds(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int supervise_listen(const char *path, bool is_root, uid_t user, gid_t group) {
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(address.sun_path, path, strlen(path) + 1);
    CLEANUP_FD int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0) return -1;
    (void)unlink(path);
    mode_t before = umask(0117);
    int bound = bind(listener, (struct sockaddr *)&address, sizeof address);
    int reason = errno;
    (void)umask(before);
    errno = reason;
    if (bound != 0 || listen(listener, BACKLOG) != 0) return -1;
    if (is_root && lchown(path, user, group) != 0) return -1;
    return take_fd(&listener);
}

/* Between fork and exec: only calls that are safe there; every failure ends the child with status 127. */
static _Noreturn void become(const struct run *run, const struct service *service, pid_t parent) {
    const struct supervision *supervision = run->supervision;
    int input = service->listener >= 0 ? service->listener : open("/dev/null", O_RDONLY | O_CLOEXEC);
    bool is_set = input >= 0 && dup2(input, 0) == 0 && dup2(supervision->log, 1) == 1 && dup2(supervision->log, 2) == 2;
    is_set = is_set && setpgid(0, 0) == 0;
    if (supervision->is_root && supervision->user != 0 && !service->keeps_root) {
        is_set = is_set && setgroups(0, NULL) == 0 && setgid(supervision->group) == 0 && setuid(supervision->user) == 0;
    }
    is_set = is_set && prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && getppid() == parent;
    is_set = is_set && sigprocmask(SIG_SETMASK, &run->before, NULL) == 0;
    if (is_set) (void)execv(service->arguments[0], service->arguments);
    _exit(127);
}

static void start(const struct run *run, struct child *child) {
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid == 0) become(run, child->service, parent);
    if (pid > 0) {
        child->pid = pid;
        child->started = now_in_milliseconds();
        return;
    }
    log_event(LOG_ERROR_LEVEL, "fork_failed", "service=%s reason=%s", child->service->name, strerror(errno));
    child->start_at = now_in_milliseconds() + PAUSE_LONGEST;
}

/* Notes the end of a child and when it may start again. */
static void note_end(struct run *run, struct child *child, int status) {
    int64_t now = now_in_milliseconds();
    bool was_young = now - child->started < HEALTHY_AGE;
    if (!was_young) child->pause = 0;
    child->pid = 0;
    child->start_at = now + child->pause;
    child->pause = child->pause == 0 ? PAUSE_FIRST : child->pause * 2 > PAUSE_LONGEST ? PAUSE_LONGEST : child->pause * 2;
    int reason = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    bool left_in_peace = WIFEXITED(status) && reason == 0; /* asked to, or after its last request */
    if (left_in_peace) child->start_at = now;
    else
        log_event(LOG_WARNING_LEVEL, "process_ended", "service=%s %s=%d", child->service->name,
                  WIFSIGNALED(status) ? "signal" : "status", reason);
    if (child->service->is_vital && !run->is_ready) run->failed = true;
}

static void reap(struct run *run) {
    int status;
    for (pid_t pid = waitpid(-1, &status, WNOHANG); pid > 0; pid = waitpid(-1, &status, WNOHANG)) {
        for (size_t i = 0; i < run->child_count; i++) {
            if (run->children[i].pid == pid) note_end(run, &run->children[i], status);
        }
    }
}

/* Starts what is due and returns the milliseconds until something else is; -1 when nothing is waiting. */
static int64_t start_due(struct run *run) {
    int64_t soonest = -1, now = now_in_milliseconds();
    for (size_t i = 0; i < run->child_count; i++) {
        struct child *child = &run->children[i];
        if (child->pid == 0 && child->start_at <= now) start(run, child);
        if (child->pid != 0) continue;
        int64_t wait = child->start_at > now ? child->start_at - now : 1;
        if (soonest < 0 || wait < soonest) soonest = wait;
    }
    return soonest;
}

/* Waits for one of the signals, at most MILLISECONDS (-1: for ever); returns its number, 0 when the time is over. */
static int wait_for_signal(const struct run *run, int64_t milliseconds) {
    struct timespec limit = { .tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000 };
    int number;
    do number = sigtimedwait(&run->signals, NULL, milliseconds < 0 ? NULL : &limit);
    while (number < 0 && errno == EINTR);
    return number < 0 ? 0 : number;
}

static void ask_ready(struct run *run) {
    const struct supervision *supervision = run->supervision;
    if (run->is_ready || run->failed || !supervision->is_ready(supervision->context)) return;
    run->is_ready = true;
    supervision->on_ready(supervision->context);
}

/* Processes of SERVICE still running. */
static size_t count_running(const struct run *run, const struct service *service) {
    size_t running = 0;
    for (size_t i = 0; i < run->child_count; i++) {
        running += run->children[i].service == service && run->children[i].pid != 0;
    }
    return running;
}

static void send_signal(const struct run *run, const struct service *service, int number) {
    for (size_t i = 0; i < run->child_count; i++) {
        if (run->children[i].service == service && run->children[i].pid != 0) (void)kill(run->children[i].pid, number);
    }
}

/* Asks, waits PATIENCE, then kills. Returns false when it came to killing. */
static bool stop_service(struct run *run, const struct service *service) {
    send_signal(run, service, service->stop_signal);
    int64_t until = now_in_milliseconds() + PATIENCE;
    for (reap(run); count_running(run, service) > 0; reap(run)) {
        int64_t left = until - now_in_milliseconds();
        if (left <= 0) {
            log_event(LOG_WARNING_LEVEL, "process_killed", "service=%s", service->name);
            send_signal(run, service, SIGKILL);
            until += PATIENCE;
            while (count_running(run, service) > 0 && now_in_milliseconds() < until) {
                (void)wait_for_signal(run, READY_STEP);
                reap(run);
            }
            return false;
        }
        (void)wait_for_signal(run, left);
    }
    return true;
}

static bool is_stop(int number) {
    return number == SIGINT || number == SIGTERM || number == SIGHUP;
}

static void watch(struct run *run) {
    int number = 0;
    while (!is_stop(number) && !run->failed) {
        int64_t wait = start_due(run);
        ask_ready(run);
        if (!run->is_ready && (wait < 0 || wait > READY_STEP)) wait = READY_STEP;
        number = wait_for_signal(run, wait);
        reap(run);
    }
}

static void add_children(struct run *run, struct arena *arena) {
    run->children = arena_array(arena, SUPERVISE_MOST_CHILDREN, sizeof *run->children);
    for (size_t i = 0; i < run->supervision->service_count; i++) {
        const struct service *service = &run->supervision->services[i];
        for (int n = 0; n < service->processes && run->child_count < SUPERVISE_MOST_CHILDREN; n++) {
            run->children[run->child_count++] = (struct child){ .service = service };
        }
    }
}

int supervise_run(struct arena *arena, const struct supervision *supervision) {
    struct run run = { .supervision = supervision };
    (void)sigemptyset(&run.signals);
    static const int WAITED_FOR[] = { SIGINT, SIGTERM, SIGHUP, SIGCHLD };
    for (size_t i = 0; i < sizeof WAITED_FOR / sizeof *WAITED_FOR; i++) (void)sigaddset(&run.signals, WAITED_FOR[i]);
    if (sigprocmask(SIG_BLOCK, &run.signals, &run.before) != 0) return 1;
    add_children(&run, arena);
    watch(&run);
    bool is_clean = !run.failed;
    for (size_t i = supervision->service_count; i-- > 0;) {
        is_clean &= stop_service(&run, &supervision->services[i]);
    }
    (void)sigprocmask(SIG_SETMASK, &run.before, NULL);
    return is_clean ? 0 : 1;
}
