/* Scope: the keeper: the process that starts children for a worker that may not. One order after another over a stream socket:
 * a head with lengths, then the bytes; both ends are of one build. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lib/base/child_parts.h"
#include "lib/base/cleanup.h"

#define ARGUMENT_BYTES_MOST 4096 /* all of them; a title is the longest */

struct order_head {
    uint32_t arguments, argument_bytes; /* their number; their bytes, each with its NUL */
    uint64_t length;
};

struct answer_head {
    int32_t status;
    uint32_t result, message_length;
    uint64_t length;
};

static int keeper = -1; /* our end of the socket */

/* ---- whole pieces over a socket ---- */

static bool give(int to, const void *bytes, size_t length) {
    for (const char *at = bytes; length;) {
        ssize_t sent = send(to, at, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        at += sent;
        length -= (size_t)sent;
    }
    return true;
}

static bool get(int from, void *bytes, size_t length) {
    for (char *at = bytes; length;) {
        ssize_t got = recv(from, at, length, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        length -= (size_t)got;
    }
    return true;
}

static const char *get_text(struct arena *arena, int from, size_t length) {
    char *bytes = arena_alloc(arena, length + 1);
    return get(from, bytes, length) ? bytes : NULL;
}

/* ---- the keeper's side ---- */

/* False when the worker is gone or says what no worker says. */
static bool take_order(struct arena *arena, int from, struct child_order *order) {
    struct order_head head;
    if (!get(from, &head, sizeof head)) return false;
    if (head.arguments > CHILD_ARGUMENTS_MOST || head.argument_bytes > ARGUMENT_BYTES_MOST || head.length > CHILD_BYTES_MOST) return false;
    const char *at = get_text(arena, from, head.argument_bytes), *end = at + head.argument_bytes;
    for (uint32_t i = 0; at && i < head.arguments; i++) {
        order->arguments[i] = at < end ? at : "";
        at += at < end ? strlen(at) + 1 : 0;
    }
    order->bytes = at ? get_text(arena, from, head.length) : NULL;
    order->length = head.length;
    return order->bytes != NULL;
}

static bool serve_one(int from, const char *program) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct child_order order = { .program = program };
    if (!take_order(arena, from, &order)) return false;
    struct child_answer answer = { .bytes = "", .message = "" };
    enum result result = child_start_here(arena, &order, &answer);
    struct answer_head head = { answer.status, result, (uint32_t)strlen(answer.message), result == DONE ? answer.length : 0 };
    return give(from, &head, sizeof head) && give(from, answer.message, head.message_length) && give(from, answer.bytes, head.length);
}

static _Noreturn void live(int from, const char *program) {
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    (void)signal(SIGTERM, SIG_IGN); /* it ends with its worker, which may be finishing a request */
    (void)signal(SIGUSR1, SIG_IGN);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    (void)dup2(from, STDIN_FILENO); /* neither the listening socket nor an answer's stream may outlive the worker here */
    (void)dup2(nowhere, STDOUT_FILENO);
    (void)dup2(nowhere, STDERR_FILENO);
    (void)close_range(STDERR_FILENO + 1, ~0U, 0);
    while (serve_one(STDIN_FILENO, program)) continue;
    _exit(0);
}

enum result child_keeper_start(const char *program) {
    if (keeper >= 0) return DONE;
    if (access(program, X_OK) != 0) return REFUSED_ABSENT;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return FAILED_UNAVAILABLE;
    CLEANUP_FD int theirs = ends[1];
    pid_t child = fork();
    if (child == 0) live(theirs, program);
    if (child > 0) keeper = ends[0];
    else (void)close(ends[0]);
    return child > 0 ? DONE : FAILED_UNAVAILABLE;
}

/* ---- the worker's side ---- */

bool child_keeper_is_there(void) {
    return keeper >= 0;
}

static bool give_order(const struct child_order *order) {
    struct order_head head = { .length = order->length };
    for (size_t i = 0; i < CHILD_ARGUMENTS_MOST && order->arguments[i]; i++) {
        head.arguments++;
        head.argument_bytes += (uint32_t)strlen(order->arguments[i]) + 1;
    }
    bool is_given = give(keeper, &head, sizeof head);
    for (uint32_t i = 0; i < head.arguments && is_given; i++) is_given = give(keeper, order->arguments[i], strlen(order->arguments[i]) + 1);
    return is_given && give(keeper, order->bytes, order->length);
}

static bool get_answer(struct arena *arena, struct child_answer *ret, enum result *ret_result) {
    struct answer_head head;
    if (!get(keeper, &head, sizeof head) || head.length > CHILD_BYTES_MOST) return false;
    ret->message = get_text(arena, keeper, head.message_length);
    ret->bytes = ret->message ? get_text(arena, keeper, head.length) : NULL;
    ret->length = head.length;
    ret->status = head.status;
    *ret_result = (enum result)head.result;
    return ret->bytes != NULL;
}

/* After half an exchange the two would misunderstand each other: everything fails from then on, until the worker is started anew. */
enum result child_keeper_ask(struct arena *arena, const struct child_order *order, struct child_answer *ret) {
    static bool is_lost;
    if (order->length > CHILD_BYTES_MOST) return REFUSED_TOO_LARGE;
    enum result result = FAILED_UNAVAILABLE;
    is_lost = is_lost || !give_order(order) || !get_answer(arena, ret, &result);
    if (is_lost) *ret = (struct child_answer){ .bytes = "", .message = "" };
    return is_lost ? FAILED_UNAVAILABLE : result;
}
