/* Scope: one running program: what it is made of and how it starts. Exports: struct app, struct program, web_main. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/config.h"
#include "lib/base/keys.h"
#include "lib/base/result.h"
#include "lib/store/db.h"
#include "lib/web/content_folder.h"

struct request;
struct route;
struct templates;
struct visitor;
struct app;

/* A program is one constant of this type and `int main(…) { return web_main(&PROGRAM, argc, argv); }`. */
struct program {
    const char *name;           /* "complaint"; stands in the log */
    enum db_role role;          /* what the database connection may do */
    unsigned keys;              /* KEY_ flags of lib/base/keys.h */
    const struct route *routes; /* every path the program answers; the rest is 404 */
    size_t route_count;
    bool writes_content; /* may write the office's own pages (config publication.content) */
    bool prints; /* makes PDF files: a keeper for loket-print is started with it */

    /* Staff pages only: finds who holds the session TOKEN (32 bytes, shape checked) and sets *ret in the request's
     * arena; REFUSED_ABSENT when nobody does. Called for routes of AUDIENCE_SIGN_IN and AUDIENCE_STAFF. */
    enum result (*find_visitor)(struct app *app, struct request *request, const unsigned char *token,
                                const struct visitor **ret);
};

struct app {
    const struct program *program;
    const struct config *config;
    const struct keys *keys;
    const struct templates *templates;
    struct db *db;
    struct content_folder content_folder; /* that the sandbox opened */
    const char *asset_version; /* changes when a file of paths.assets does; for "?v=" */
};

/* Loads the configuration ($LOKET_CONFIG or --config FILE), keys, templates and database, checks all statements, enters the sandbox and
 * answers: FastCGI requests when standard input is a listening socket, else one plain CGI request.
 * Returns the exit status: 0 after SIGTERM or SIGUSR1, after the last request of its life, or after the one CGI
 * request; 1 when the start failed, with one line on standard error. */
int web_main(const struct program *program, int argument_count, char **arguments);
