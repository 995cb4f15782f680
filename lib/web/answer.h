/* Scope: one request from its CGI variables to the bytes of its answer, whatever carries them.
 * Exports: struct exchange, exchange_run. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/request.h"

/* The three ends of a request; the FastCGI connection, the CGI process or a test provides them. */
struct exchange {
    struct environment environment;
    struct input input;
    bool (*write)(void *context, const char *bytes, size_t length); /* false when the client is gone */
    void *write_context;
    instant now; /* read once, here begins the request's time */
};

/* Parses, passes the gate, runs the handler, sends. Memory comes from ARENA, which the caller resets afterwards.
 * Returns the status sent. A client that is gone is no failure of the request: what was committed stays. */
int exchange_run(struct app *app, struct arena *arena, struct exchange *exchange);
