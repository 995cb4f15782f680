/* Scope: the loop of a worker. Exports: serve_fastcgi, serve_cgi, serve_is_fastcgi. */
#pragma once

#include <stdbool.h>

#include "lib/web/app.h"

/* True when standard input is a listening socket, as spawners of FastCGI programs hand it over. */
bool serve_is_fastcgi(void);

/* Answers requests until SIGTERM or SIGUSR1, the last request of the worker's life, or a database that can no longer be
 * trusted. A request that runs is always finished first. Returns the exit status. */
int serve_fastcgi(struct app *app);

/* Answers the one request of the CGI variables and standard input on standard output. Returns the exit status. */
int serve_cgi(struct app *app);
