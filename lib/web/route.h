/* Scope: route rows and the gate that enforces them. Exports: struct route, route_find, routes_check, gate_pass.
 *
 * The gate runs in fixed order and handlers never repeat it:
 *   known method (405) → path (404) → method of the path (405 + Allow) → size (411, 413) → origin (403) → of files of answers session and
 *   permission → body (400, 413,
 *   415) → fields (400) → CSRF (403) → session (303 to SIGN_IN_PATH, or 403 for a POST) → permission (403) →
 *   pictures → handler.
 * The CSRF token of a session is derived from its cookie, therefore it can be judged before the session is looked up. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lib/base/result.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/response.h"

#define BODY_SMALL (64 * 1024)                                   /* forms without files */
#define BODY_WITH_FILES (UPLOADS_MOST * (int64_t)UPLOAD_LARGEST + BODY_SMALL)
#define SIGN_IN_PATH "/petugas/masuk"

enum csrf {
    CSRF_UNSET = 0, /* refused by routes_check */
    CSRF_SAFE,      /* GET and HEAD only: changes nothing */
    CSRF_ORIGIN,    /* Sec-Fetch-Site same-origin or none; without it Origin equal to base_url; both absent: not a browser */
    CSRF_NONCE,     /* CSRF_ORIGIN and a signed form nonce in the field `nonce` */
    CSRF_SESSION,   /* CSRF_ORIGIN and the token of the session in the field `csrf` */
};

enum audience {
    AUDIENCE_UNSET = 0, /* refused by routes_check */
    AUDIENCE_CITIZENS,  /* anybody; no session is looked up, no cookie set */
    AUDIENCE_SIGN_IN,   /* anybody; request->visitor is set when somebody is (half) signed in */
    AUDIENCE_STAFF,     /* signed in completely and holding `permission` */
};

typedef enum result (*handler)(struct app *app, struct request *request, struct response *response);

struct route {
    const char *path;            /* "/pengaduan/"; a trailing "*" matches one or more characters, see request->tail */
    unsigned methods;            /* METHOD_GET | METHOD_POST; HEAD follows GET by itself */
    enum csrf csrf;              /* of the POST; a route with GET alone has CSRF_SAFE */
    enum audience audience;
    enum permission permission;  /* AUDIENCE_STAFF; PERMISSION_PUBLIC for the others */
    const struct field *fields;  /* what a POST may send besides nonce, csrf, and TRAP_, KEPT_ and PROOF_FIELD; the rest is 400 */
    size_t field_count;
    const char *const *query;    /* names a query may hold, NULL-terminated; NULL = none. Others are passed over
                                    (links from messengers carry marks), a declared one sent twice is 400 */
    int64_t body_limit;          /* bytes; 0 = BODY_SMALL */
    handler handle;
};

/* The honeypot: a field people do not see; filled means a robot, answered like a form sent too fast. The minimum
 * time holds for citizens' forms only: a password manager fills the sign-in page at once. */
#define TRAP_FIELD "situs_web"

/* Returns the row of PATH, NULL when none: exact rows win over "*" rows, longer "*" rows over shorter; *ret_tail points
 * into PATH. */
const struct route *route_find(const struct route *routes, size_t count, const char *path, const char **ret_tail);

/* Returns NULL when the table is sound, else one line (static storage) naming the first defect: a POST without CSRF,
 * CSRF_SAFE with POST, a path below /petugas/ open to citizens, staff rows without a permission, two rows for one path,
 * text fields without a length, repeated field names, file fields without room in body_limit, no handler. */
const char *routes_check(const struct route *routes, size_t count);

/* True when a route of the table has room for files. */
bool routes_take_files(const struct route *routes, size_t count);

/* Runs every stage up to the handler. Returns 0 when the handler may run, else the HTTP status to answer with (303: the
 * redirect is in *response). On 405 the header Allow is set. */
int gate_pass(struct app *app, struct request *request, struct input *input, struct response *response);
