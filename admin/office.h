/* Scope: what a running office holds: its folders, lock, log, sockets and the services to supervise.
 * Exports: struct office, office_open, office_close. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "admin/nginx_config.h"
#include "admin/supervise.h"
#include "lib/base/arena.h"
#include "lib/base/config.h"

#define OFFICE_PROGRAMS 5
#define OFFICE_SERVICES (OFFICE_PROGRAMS + 3) /* with the sender of notices, the builder that waits for approvals, and nginx */

/* A running office: what was asked for, and what must be closed and removed at its end. */
struct office {
    struct arena *arena;
    const struct config *config;
    struct nginx_options nginx;
    bool with_nginx, is_root; /* with_nginx, arena, config and the numbers of nginx are set by the caller, log and lock to -1 */
    uid_t user; /* owner of the office's folder: the programs run as this user */
    gid_t group;
    int log, lock;
    const char *sockets[OFFICE_PROGRAMS];
    struct service services[OFFICE_SERVICES];
    size_t service_count;
};

/* Takes the office's lock, makes its folders and sockets and fills the services, programs first, nginx last. False when
 * something is missing or the office is already served: one line was printed. Close in either case. */
bool office_open(struct office *office);

/* Closes the descriptors and removes the sockets. */
void office_close(struct office *office);
