/* Scope: the program loket-outbox: sends waiting messages until it is asked to end. It alone talks to the network, so it has
 * little else: its own role in the database, the identity keys, and after the start no file but the database and the system's
 * certificates and names. */
#include <errno.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "admin/command.h"
#include "admin/outbox/post.h"
#include "admin/outbox/wire.h"
#include "lib/base/log.h"
#include "lib/web/sandbox.h"

#define FAILURE_PAUSE 30 /* seconds before the next look when the database cannot be used */

/* SIGTERM and SIGINT stay blocked and are asked for: no handler, nothing is ever interrupted half-way. */
static sigset_t signals;

bool post_stopping(void) {
    sigset_t pending;
    return sigpending(&pending) == 0 && (sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1);
}

static bool wait_or_stop(int seconds) {
    struct timespec limit = { .tv_sec = seconds };
    int number;
    do number = sigtimedwait(&signals, NULL, &limit);
    while (number < 0 && errno == EINTR);
    return number < 0;
}

static void block_signals(void) {
    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGTERM);
    (void)sigaddset(&signals, SIGINT);
    (void)sigprocmask(SIG_BLOCK, &signals, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
}

/* No core dumps and no tracing: memory holds a key and for a moment an address. */
static void harden_process(void) {
    struct rlimit none = { 0, 0 };
    (void)umask(077);
    (void)setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    (void)prctl(PR_SET_DUMPABLE, 0);
#endif
}

/* ---- start ---- */

struct start {
    struct arena *arena;
    const char *message;
    struct sandbox sandbox;
};

static enum result prove_sandbox(struct start *start) {
    static const char *const READABLE[] = { "/etc", "/usr/lib", "/usr/share", "/run/systemd/resolve" };
    start->sandbox.has_network = true;
    for (size_t i = 0; i < sizeof READABLE / sizeof *READABLE; i++)
        start->sandbox.readable[start->sandbox.readable_count++] = READABLE[i];
    return sandbox_self_test(start->arena, &start->sandbox, &start->message);
}

static enum result enter_sandbox(struct start *start, const struct config *config) {
    static const char *const SUFFIXES[] = { "", "-wal", "-shm", ".lock" };
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++)
        start->sandbox.files[start->sandbox.file_count++] = arena_format(start->arena, "%s%s", config->paths.database, SUFFIXES[i]);
    const char *lost = NULL;
    enum result result = sandbox_enter(start->arena, &start->sandbox, &lost);
    if (result != DONE) start->message = lost;
    else if (lost) log_event(LOG_WARNING_LEVEL, "sandbox", "reason=\"%s\"", lost);
    return result;
}

static enum result open_database(struct start *start, struct post *post) {
    enum result result = db_open(start->arena, post->config->paths.database, DB_MAILER, &post->db, &start->message);
    return result == DONE ? db_self_test(post->db, start->arena, &start->message) : result;
}

/* Keys and secrets are read before the doors close. */
static enum result open_post(struct start *start, struct post *post) {
    const unsigned pair = KEY_IDENTITY_PUBLIC | KEY_IDENTITY_SECRET;
    start->message = "libsodium tidak dapat dijalankan";
    if (sodium_init() < 0) return FAILED_INTERNAL;
    enum result result = keys_load(start->arena, post->config->paths.keys, pair, &post->keys, &start->message);
    if (result == DONE) result = post_read_secrets(start->arena, post, &start->message);
    if (result == DONE) result = prove_sandbox(start);
    if (result == DONE) result = open_database(start, post);
    if (result != DONE) return result;
    start->message = "libcurl tidak dapat dijalankan";
    post->wire = wire_open(start->arena, post_stopping);
    return post->wire ? enter_sandbox(start, post->config) : FAILED_INTERNAL;
}

/* ---- work ---- */

static int work(struct post *post, bool once) {
    for (bool goes_on = true; goes_on;) {
        int idle;
        enum result result = post_run(post, &idle);
        if (result != DONE) log_event(LOG_ERROR_LEVEL, "outbox", "reason=\"%s\"", db_failure(post->db));
        if (result != DONE && (once || db_must_exit(post->db))) return EXIT_FAILED;
        goes_on = !once && wait_or_stop(result == DONE ? idle : FAILURE_PAUSE);
    }
    return EXIT_DONE;
}

static int run(struct arena *arena, struct post *post, bool once) {
    struct start start = { .arena = arena, .message = "" };
    int status = EXIT_FAILED;
    if (open_post(&start, post) == DONE) status = work(post, once);
    else command_error("%s", start.message);
    if (post->wire) wire_close(post->wire);
    db_close(post->db);
    if (post->keys) keys_forget((struct keys *)(uintptr_t)post->keys);
    return status;
}

int main(int argc, char **argv) {
    const char *file = NULL, *now = NULL;
    bool once = false;
    const struct command_option options[] = {
        { "--config", &file, NULL }, { "--now", &now, NULL }, { "--once", NULL, &once }, { 0 }
    };
    log_program("outbox");
    harden_process();
    block_signals();
    int status = command_options("outbox", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    struct post post = { 0 };
    if (argc != 1) return command_misused("outbox", "argumen tidak dikenal: %s", argv[1]);
    if (now && !instant_parse(now, &post.now_fixed)) return command_misused("outbox", "--now harus seperti 2026-11-21T01:00:00Z");
    if (now && !once) return command_misused("outbox", "--now hanya bersama --once");
    CLEANUP_ARENA struct arena *arena = arena_new();
    status = command_config(arena, file, &post.config);
    return status == EXIT_DONE ? run(arena, &post, once) : status;
}
