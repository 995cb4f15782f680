/* Scope: loket-picture, the program that alone opens pictures and spreadsheet files from outside. A worker starts one before its own sandbox closes
 * (lib/web/picture_helper.h) and sends orders over the socket that is standard input here.
 *
 * It never decodes anything itself: each picture gets a child, which holds two descriptors and no key, no database and no way
 * to get one, and which ends with its picture. The helper ends when its worker does: the socket then reads as closed. */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/rules/media_kind.h"
#include "picture/cell.h"
#include "picture/draw.h"

#define ORDERS STDIN_FILENO

struct task {
    struct picture_order order;
    int in, out; /* -1 when the order brought none */
};

/* ---- the child ---- */

static enum picture_outcome draw(const struct task *task) {
    FILE *in = fdopen(task->in, "rb"), *out = fdopen(task->out, "wb");
    if (!in || !out) return PICTURE_NOT_TRIED;
    switch (task->order.kind) {
    case MEDIA_JPEG: return picture_jpeg(in, out, task->order.pixels_most);
    case MEDIA_PNG: return picture_png(in, out);
    case MEDIA_XLSX: return picture_sheets(in, out);
    default: return PICTURE_NOT_TRIED;
    }
}

static _Noreturn void live_as_child(const struct task *task) {
    (void)close(ORDERS);
    enum picture_outcome outcome = cell_close_child() ? draw(task) : PICTURE_NOT_TRIED;
    _exit((int)outcome);
}

/* ---- the keeper ---- */

static enum picture_outcome outcome_of(int status) {
    bool is_told = WIFEXITED(status) && WEXITSTATUS(status) <= (int)PICTURE_NOT_TRIED;
    return is_told ? (enum picture_outcome)WEXITSTATUS(status) : PICTURE_KILLED;
}

static enum picture_outcome give_to_child(const struct task *task) {
    pid_t child = fork();
    if (child == 0) live_as_child(task);
    if (child < 0) return PICTURE_NOT_TRIED;
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return PICTURE_NOT_TRIED;
    }
    return outcome_of(status);
}

/* False when the worker is gone. */
static bool take_order(struct task *task) {
    union {
        char bytes[CMSG_SPACE(PICTURE_DESCRIPTORS * sizeof(int))];
        struct cmsghdr aligned;
    } control;
    struct iovec place = { &task->order, sizeof task->order };
    struct msghdr message = { .msg_iov = &place, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
    ssize_t got;
    do got = recvmsg(ORDERS, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof task->order) return false;
    const struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    int descriptors[PICTURE_DESCRIPTORS];
    if (!head || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(sizeof descriptors)) return false;
    memcpy(descriptors, CMSG_DATA(head), sizeof descriptors);
    task->in = descriptors[0];
    task->out = descriptors[1];
    return true;
}

static bool answer(enum picture_outcome outcome) {
    uint32_t word = outcome;
    struct iovec place = { &word, sizeof word };
    struct msghdr message = { .msg_iov = &place, .msg_iovlen = 1 };
    return sendmsg(ORDERS, &message, MSG_NOSIGNAL) == (ssize_t)sizeof word;
}

static bool serve_one(void) {
    struct task task;
    if (!take_order(&task)) return false;
    enum picture_outcome outcome = give_to_child(&task);
    (void)close(task.in);
    (void)close(task.out);
    return answer(outcome);
}

int main(void) {
    int type = 0;
    socklen_t length = sizeof type;
    bool is_started_by_worker = getsockopt(ORDERS, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_SEQPACKET;
    if (!is_started_by_worker) {
        (void)fputs("loket-picture: started by the programs that take files, not by hand\n", stderr);
        return EXIT_FAILURE;
    }
    (void)close_range(STDERR_FILENO + 1, ~0U, 0);
    if (!cell_close_keeper()) return EXIT_FAILURE;
    while (serve_one()) continue;
    _exit(EXIT_SUCCESS); /* a sanitizer's look for leaks would need what is closed */
}
