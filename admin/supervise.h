/* Scope: a small prefork supervisor: starts processes, starts dead ones again, stops all in order.
 * Exports: struct service, supervise_listen, supervise_run. */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "lib/base/arena.h"

#define SUPERVISE_MOST_CHILDREN 400 /* processes of one office; stops a wrong setting from filling the machine */

/* One program with its processes. Services are started in the order given and stopped in the reverse order. */
struct service {
    const char *name;        /* for messages and the log */
    char *const *arguments;  /* [0] is the program's absolute path; ends with NULL */
    int processes;
    int listener;            /* becomes descriptor 0 of each process; -1 for /dev/null */
    int stop_signal;         /* asks it to finish what it is doing and leave */
    bool is_vital;           /* when its first start fails there is no use in going on */
    bool keeps_root;         /* changes its user itself (nginx's master does) */
};

struct supervision {
    const struct service *services;
    size_t service_count;
    int log;         /* descriptor the processes write their standard error and output to */
    uid_t user;      /* the processes become this user when the supervisor is root */
    gid_t group;
    bool is_root;
    bool (*is_ready)(void *context); /* asked until true, then on_ready is called once */
    void (*on_ready)(void *context);
    void *context;
};

/* Makes a listening Unix socket at PATH, owned by USER when the caller is root, open to its owner and group only; a
 * socket left behind by a killed office is replaced. Returns the descriptor, caller closes; -1 with errno. */
int supervise_listen(const char *path, bool is_root, uid_t user, gid_t group);

/* Runs until SIGINT, SIGTERM or SIGHUP, then stops the services in reverse order and returns 0 when everything ended
 * by itself, 1 when something had to be killed or a vital service could not be started. A process that dies is started
 * again: at once the first time, then with a pause that doubles from 0.1 s to 5 s until one has lived for 10 s. */
int supervise_run(struct arena *arena, const struct supervision *supervision);
