/* Scope: flock with a bounded wait. Polling would let late-comers overtake; a blocking flock is fair but endless, so a timer's
 * signal interrupts it, repeatedly, so that a signal that came a moment too early does no harm. */
#include "lib/store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define TIMER_SIGNAL (SIGRTMIN + 4)
#define REPEAT_NANOSECONDS 100000000L

static void on_timer(int signal_number) {
    (void)signal_number; /* its only work is to end the wait */
}

static enum result failed(struct db *db, const char *what) {
    (void)snprintf(db->failure, sizeof db->failure, "%s: %s", what, strerror(errno));
    return FAILED_UNAVAILABLE;
}

enum result lock_open(struct db *db, struct arena *arena, const char *path) {
    db->lock_fd = open(arena_format(arena, "%s.lock", path), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (db->lock_fd < 0) return failed(db, "write lock");
    struct sigaction action = { .sa_handler = on_timer }; /* without SA_RESTART: flock must return */
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = TIMER_SIGNAL };
    if (sigaction(TIMER_SIGNAL, &action, NULL) != 0) return failed(db, "sigaction");
    if (timer_create(CLOCK_MONOTONIC, &event, &db->lock_timer) != 0) return failed(db, "timer_create");
    db->has_timer = true;
    return DONE;
}

void lock_close(struct db *db) {
    if (db->has_timer) (void)timer_delete(db->lock_timer);
    if (db->lock_fd >= 0) (void)close(db->lock_fd);
}

static int wait_for_lock(struct db *db) {
    struct itimerspec wait = { .it_value = { .tv_sec = LOCK_WAIT_SECONDS }, .it_interval = { .tv_nsec = REPEAT_NANOSECONDS } };
    const struct itimerspec stop = { 0 };
    struct timespec start, now;
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    (void)timer_settime(db->lock_timer, 0, &wait, NULL);
    int status;
    do {
        status = flock(db->lock_fd, LOCK_EX);
        (void)clock_gettime(CLOCK_MONOTONIC, &now);
    } while (status != 0 && errno == EINTR && now.tv_sec - start.tv_sec < LOCK_WAIT_SECONDS);
    int reason = errno;
    (void)timer_settime(db->lock_timer, 0, &stop, NULL);
    errno = reason;
    return status;
}

enum result lock_take(struct db *db) {
    return wait_for_lock(db) == 0 ? DONE : failed(db, "write lock");
}

void lock_free(struct db *db) {
    (void)flock(db->lock_fd, LOCK_UN);
}
