/* Scope: FastCGI and plain CGI as two ways to the same exchange.
 *
 * Stopping without a race: SIGTERM and SIGUSR1 are blocked except inside epoll_pwait, so a signal can come neither between
 * the look at the flag and the wait, nor in the middle of a request. The listening socket is non-blocking, because another
 * worker may take the connection that woke us. A connection wakes one waiting worker, not all that share the socket
 * (EPOLLEXCLUSIVE, epoll_ctl(2)); poll would wake every one for each request. */
#include "lib/web/serve.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

#include "lib/base/cleanup.h"
#include "lib/base/log.h"
#include "lib/web/answer.h"
#include "lib/web/picture_helper.h"
#include "lib/web/route.h"

#define LISTENING_FD 0               /* FCGI_LISTENSOCK_FILENO */
#define REQUESTS_PER_LIFE 10000      /* a leak in a library never grows beyond this many requests */
#define ACCEPT_FAILURES_MOST 100     /* in a row; then the supervisor starts a fresh worker */
#define HEAD_SECONDS 10              /* for the CGI variables; a half-sent head would hold the worker for ever */
#define SILENCE_SECONDS 10           /* without a byte of the body, or without the client taking one */
#define BODY_SECONDS 60              /* for a whole body; stops a body that drips */
#define BODY_WITH_FILES_SECONDS 600  /* the same for routes that take files */

static volatile sig_atomic_t must_stop;

static void on_stop(int signal_number) {
    (void)signal_number;
    must_stop = 1;
}

static int64_t monotonic_seconds(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/* ---- FastCGI ---- */

struct connection {
    FCGX_Request fcgi;
    int64_t deadline; /* of the body, CLOCK_MONOTONIC seconds */
};

static const char *get_parameter(void *context, const char *name) {
    struct connection *connection = context;
    return FCGX_GetParam(name, connection->fcgi.envp);
}

/* Waits for one byte, then takes what has arrived: FCGX_GetStr alone would wait for all of ROOM, past any deadline. */
static long read_body(void *context, char *bytes, size_t room) {
    struct connection *connection = context;
    if (monotonic_seconds() > connection->deadline) return -1;
    FCGX_Stream *in = connection->fcgi.in;
    int first = FCGX_GetChar(in);
    if (first == EOF) return 0;
    bytes[0] = (char)first;
    size_t waiting = (size_t)(in->stop - in->rdNext), more = waiting < room - 1 ? waiting : room - 1;
    return 1 + (more ? FCGX_GetStr(bytes + 1, (int)more, in) : 0);
}

static bool write_answer(void *context, const char *bytes, size_t length) {
    struct connection *connection = context;
    return FCGX_PutStr(bytes, (int)length, connection->fcgi.out) == (int)length;
}

static void answer_connection(struct app *app, struct arena *arena, struct connection *connection) {
    struct timeval silence = { .tv_sec = SILENCE_SECONDS };
    (void)setsockopt(connection->fcgi.ipcFd, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
    (void)setsockopt(connection->fcgi.ipcFd, SOL_SOCKET, SO_SNDTIMEO, &silence, sizeof silence);
    connection->deadline = monotonic_seconds() + (routes_take_files(app->program->routes, app->program->route_count) ? BODY_WITH_FILES_SECONDS : BODY_SECONDS);
    struct exchange exchange = {
        .environment = { get_parameter, connection },
        .input = { .read = read_body, .context = connection },
        .write = write_answer,
        .write_context = connection,
        .now = time(NULL),
    };
    (void)exchange_run(app, arena, &exchange);
    FCGX_Finish_r(&connection->fcgi);
    arena_reset(arena);
}

/* The head is read inside FCGX_Accept_r; the alarm's default action ends a worker that somebody holds there. */
static bool accept_connection(struct connection *connection) {
    (void)alarm(HEAD_SECONDS);
    int failure = FCGX_Accept_r(&connection->fcgi);
    (void)alarm(0);
    return failure == 0;
}

/* What a worker waits with. */
struct waiting {
    int epoll;
    sigset_t signals; /* blocked meanwhile */
};

/* Returns false when the worker's life is over. */
static bool wait_for_connection(const struct waiting *waiting) {
    struct epoll_event event;
    for (;;) {
        if (must_stop) return false;
        int ready = epoll_pwait(waiting->epoll, &event, 1, -1, &waiting->signals);
        if (ready > 0) return (event.events & EPOLLIN) != 0;
        if (ready < 0 && errno != EINTR) return false;
    }
}

static bool prepare_socket(int epoll) {
    struct epoll_event event = { .events = EPOLLIN | EPOLLEXCLUSIVE };
    int flags = fcntl(LISTENING_FD, F_GETFL);
    if (flags < 0 || fcntl(LISTENING_FD, F_SETFL, flags | O_NONBLOCK) != 0) return false;
    return epoll >= 0 && epoll_ctl(epoll, EPOLL_CTL_ADD, LISTENING_FD, &event) == 0;
}

static void prepare_signals(sigset_t *ret_while_waiting) {
    sigset_t stopping;
    (void)sigemptyset(&stopping);
    (void)sigaddset(&stopping, SIGTERM);
    (void)sigaddset(&stopping, SIGUSR1);
    (void)sigprocmask(SIG_BLOCK, &stopping, ret_while_waiting);
    (void)sigdelset(ret_while_waiting, SIGTERM);
    (void)sigdelset(ret_while_waiting, SIGUSR1);
    struct sigaction action = { .sa_handler = on_stop };
    (void)sigaction(SIGTERM, &action, NULL);
    (void)sigaction(SIGUSR1, &action, NULL);
    action.sa_handler = SIG_IGN;
    (void)sigaction(SIGPIPE, &action, NULL);
}

/* Answers up to REQUESTS_PER_LIFE requests. */
static int loop(struct app *app, struct arena *arena, struct connection *connection, const struct waiting *waiting) {
    unsigned answered = 0, failures = 0;
    while (answered < REQUESTS_PER_LIFE && wait_for_connection(waiting)) {
        if (!accept_connection(connection)) {
            bool was_taken = errno == EAGAIN || errno == EWOULDBLOCK;
            if (!was_taken && ++failures == ACCEPT_FAILURES_MOST) return 1;
            continue;
        }
        failures = 0;
        answered++;
        answer_connection(app, arena, connection);
        if ((app->db && db_must_exit(app->db)) || picture_helper_is_lost()) return 1;
        if (!content_folder_stands(app)) return 0;
    }
    return 0;
}

int serve_fastcgi(struct app *app) {
    struct connection connection;
    struct waiting waiting;
    if (FCGX_Init() != 0 || FCGX_InitRequest(&connection.fcgi, LISTENING_FD, 0) != 0) return 1;
    prepare_signals(&waiting.signals); /* after FCGX_Init, which sets handlers of its own */
    CLEANUP_FD int epoll = waiting.epoll = epoll_create1(EPOLL_CLOEXEC);
    if (!prepare_socket(epoll)) return 1;
    struct arena *arena = arena_new();
    int status = loop(app, arena, &connection, &waiting);
    FCGX_Free(&connection.fcgi, 1);
    arena_free(arena);
    return status;
}

/* ---- plain CGI ---- */

static const char *get_variable(void *context, const char *name) {
    (void)context;
    return getenv(name);
}

static long read_standard_input(void *context, char *bytes, size_t room) {
    (void)context;
    return read(STDIN_FILENO, bytes, room);
}

static bool write_standard_output(void *context, const char *bytes, size_t length) {
    (void)context;
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written <= 0) return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

int serve_cgi(struct app *app) {
    (void)signal(SIGPIPE, SIG_IGN);
    struct exchange exchange = {
        .environment = { get_variable, NULL },
        .input = { .read = read_standard_input },
        .write = write_standard_output,
        .now = time(NULL),
    };
    struct arena *arena = arena_new();
    (void)exchange_run(app, arena, &exchange);
    arena_free(arena);
    return 0;
}

bool serve_is_fastcgi(void) {
    int is_listening = 0;
    socklen_t length = sizeof is_listening;
    return getsockopt(LISTENING_FD, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &length) == 0 && is_listening;
}
