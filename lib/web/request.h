/* Scope: one request as the programs see it. Exports: struct request, request_head, request_body.
 * Everything is owned by the request's arena and clean UTF-8 without NUL; nothing of it was trusted yet. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/web/input.h"
#include "lib/web/nonce.h"
#include "lib/web/parameters.h"
#include "lib/web/session.h"
#include "lib/web/upload.h"

#define PATH_LONGEST 500   /* bytes after decoding */
#define QUERY_LONGEST 2000 /* bytes before decoding */

struct route;

enum method { METHOD_OTHER = 0, METHOD_GET = 1, METHOD_HEAD = 2, METHOD_POST = 4 };

struct request {
    struct arena *arena;
    instant now; /* read once, when the request arrived */
    enum method method;
    const char *path;           /* decoded, starts with "/" */
    const char *tail;           /* what the route's trailing "*" matched, else "" */
    const struct route *route;  /* set by the gate */
    struct parameters query, form, cookies;
    struct uploads uploads;
    const char *origin;         /* header Origin, NULL when absent */
    const char *fetch_site;     /* header Sec-Fetch-Site, NULL when absent */
    const char *content_type;   /* "" when absent */
    const char *range, *if_range; /* headers of a download that goes on, NULL when absent */
    const char *remote_address; /* of the client as the web server saw it, of IPv6 the /64; "" when absent */
    const char *user_agent;     /* header User-Agent, NULL when absent; only for lib/rules/device_name */
    int64_t content_length;     /* -1 = absent */

    /* set by the gate */
    enum nonce_state nonce_state;  /* CSRF_NONCE routes: GOOD, TOO_FAST or EXPIRED */
    struct form_nonce nonce;
    const char *session_cookie;     /* NULL without a well-formed session cookie */
    const struct visitor *visitor; /* NULL when nobody is signed in or the route is for citizens */
};

/* Where the head of a request comes from: returns the CGI variable NAME (RFC 3875) or NULL. */
struct environment {
    const char *(*get)(void *context, const char *name);
    void *context;
};

/* Fills *request from the CGI variables. Returns 0, or the HTTP status of a head that is refused: 400 for a path or
 * query that is wrongly encoded, not UTF-8, or climbs ("..", empty or "." segments), 414 when over the limits above.
 * The method is set to METHOD_OTHER when it is none of ours. */
int request_head(struct request *request, const struct environment *environment);

/* Reads the body into form and uploads by its content type. Returns 0 or 400 (malformed, cut short), 411 (no length),
 * 413 (over a limit), 415 (another content type), 500 or 503 (the disk). Without ACCEPTS_FILES
 * multipart is another content type. */
int request_body(struct request *request, struct input *input, int64_t largest, bool accepts_files);
