/* Scope: starting the picture helper and asking it. */
#include "lib/web/picture_helper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "lib/base/child.h"
#include "lib/base/cleanup.h"

#define NAME "loket-picture"
#define ANSWER_SECONDS 15 /* for one picture; its processor time is limited to a third of that */

static struct {
    int socket;
    bool is_started, is_lost;
} helper = { .socket = -1 };

const char *picture_helper_beside(struct arena *arena) {
    return child_beside(arena, NAME);
}

/* The child has the socket as standard input and nothing else of ours: standard output may be the answer to a visitor. */
static bool spawn(const char *program, int socket) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    char *arguments[] = { (char[]){ NAME }, NULL }, *environment[] = { NULL };
    (void)sigemptyset(&none);
    (void)posix_spawn_file_actions_init(&files);
    (void)posix_spawnattr_init(&attributes);
    int failure = posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
    if (!failure) failure = posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (!failure) failure = posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (!failure) failure = posix_spawnattr_setsigmask(&attributes, &none);
    if (!failure) failure = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child;
    if (!failure) failure = posix_spawn(&child, program, &files, &attributes, arguments, environment);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&files);
    return failure == 0;
}

enum result picture_helper_start(const char *program) {
    if (helper.is_started) return DONE;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return FAILED_UNAVAILABLE;
    CLEANUP_FD int ours = ends[0];
    CLEANUP_FD int theirs = ends[1];
    struct timeval patience = { .tv_sec = ANSWER_SECONDS };
    if (setsockopt(ours, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0 || !spawn(program, theirs)) return REFUSED_ABSENT;
    helper.socket = take_fd(&ours);
    helper.is_started = true;
    return DONE;
}

static bool send_order(const struct picture_order *order, const int descriptors[PICTURE_DESCRIPTORS]) {
    union {
        char bytes[CMSG_SPACE(PICTURE_DESCRIPTORS * sizeof(int))];
        struct cmsghdr aligned;
    } control = { .bytes = { 0 } };
    struct iovec place = { (void *)order, sizeof *order };
    struct msghdr message = { .msg_iov = &place, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(PICTURE_DESCRIPTORS * sizeof(int));
    memcpy(CMSG_DATA(head), descriptors, PICTURE_DESCRIPTORS * sizeof(int));
    return sendmsg(helper.socket, &message, MSG_NOSIGNAL) == (ssize_t)sizeof *order;
}

static bool take_answer(enum picture_outcome *ret) {
    uint32_t word = 0;
    ssize_t got;
    do got = recv(helper.socket, &word, sizeof word, 0);
    while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof word || word > PICTURE_NOT_TRIED) return false;
    *ret = (enum picture_outcome)word;
    return true;
}

static enum picture_outcome ask(const struct picture_order *order, int in, int out) {
    enum picture_outcome outcome = PICTURE_NOT_TRIED;
    if (!helper.is_started || helper.is_lost) return outcome;
    if (!send_order(order, (const int[PICTURE_DESCRIPTORS]){ in, out }) || !take_answer(&outcome)) helper.is_lost = true;
    return outcome;
}

enum picture_outcome picture_helper_draw(enum media_kind kind, int in, int out) {
    return ask(&(struct picture_order){ .kind = kind }, in, out);
}

enum picture_outcome picture_helper_draw_for_page(enum media_kind kind, int in, int out) {
    return ask(&(struct picture_order){ .kind = kind, .pixels_most = PAGE_PIXELS_MOST }, in, out);
}

bool picture_helper_is_lost(void) {
    return helper.is_lost;
}
